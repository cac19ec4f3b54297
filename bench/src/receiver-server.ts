import { createServer } from 'node:http';

/**
 * A WH/T 93 receiver that only answers, in its own process: reads each body to its end and says yes, once with a token. Tells
 * its port to the parent.
 */
const success = (data: unknown): string => JSON.stringify({ code: 200, data, msg: '请求成功', success: true });
const accepted = success(true);
const token = success({ accessToken: 'bench-token', expiresIn: 3600 });

const server = createServer((request, response) => {
  const body = request.url === '/getAccessToken' ? token : accepted;
  request.resume().on('end', () => {
    response.writeHead(200, {
      'content-type': 'application/json;charset=UTF-8',
      'content-length': Buffer.byteLength(body).toString(),
    });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 });
});
