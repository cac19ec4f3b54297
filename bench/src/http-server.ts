import { createServer } from 'node:http';

/** A bare node:http server in its own process: answers every request with the same JSON. Tells its port to the parent. */
const body = process.argv[2] ?? '{}';
const headers = {
  'content-type': 'application/json;charset=UTF-8',
  'content-length': Buffer.byteLength(body).toString(),
};
const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 });
});
