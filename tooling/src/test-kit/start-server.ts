import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestRecorder } from './request-recorder.ts';
import type { RequestRecorder } from './request-recorder.ts';
import type {
  RequestHead,
  ServerHandler,
  ServerOptions,
  ServerReply,
  ServerRequest,
  TestServer,
} from './server-types.ts';

/**
 * Starts a real HTTP server on 127.0.0.1 and a free port, and records what it is sent.
 * A handler that throws answers 500, and `close` then rejects with its error.
 */
export async function startServer(handler: ServerHandler, options: ServerOptions = {}): Promise<TestServer> {
  const recorder = requestRecorder();
  const server = createServer((incoming, response) => {
    serve({ incoming, response, recorder, handler, options }).catch((error: unknown) => {
      recorder.errors.push(error);
      fail(response);
    });
  });
  server.on('connection', (socket) => {
    recorder.accept(socket);
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => (recorder.closing ??= stop(server, recorder));
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    port,
    heads: recorder.heads,
    requests: recorder.requests,
    connections: () => recorder.accepted,
    openConnections: () => recorder.open,
    received: (count) => recorder.received(count),
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface Serving {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly recorder: RequestRecorder;
  readonly handler: ServerHandler;
  readonly options: ServerOptions;
}

async function serve({ incoming, response, recorder, handler, options }: Serving): Promise<void> {
  const head = headOf(incoming, recorder.numberOf(incoming.socket));
  recorder.heads.push(head);
  if ((await options.onHead?.(head)) === 'drop') {
    incoming.socket.destroy();
    return;
  }
  const body = await readBody(incoming);
  if (!body) return;
  const request: ServerRequest = { ...head, body };
  recorder.add(request);
  await send(response, await handler(request));
}

function headOf(incoming: IncomingMessage, connection: number): RequestHead {
  const { method = '', url = '', headers, rawHeaders } = incoming;
  return { method, url, headers: { ...headers }, rawHeaders: [...rawHeaders], connection };
}

/** Undefined when the client gave up before the body was complete. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

async function send(response: ServerResponse, reply: ServerReply): Promise<void> {
  if ('drop' in reply) {
    response.socket?.destroy();
    return;
  }
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : Buffer.from(reply.body ?? '');
  response.statusCode = reply.status ?? 200;
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (reply.cutAfterBytes === undefined) {
    response.end(body);
    return;
  }
  if (!response.hasHeader('content-length')) response.setHeader('content-length', body.length);
  response.flushHeaders();
  await new Promise((resolve) => response.write(body.subarray(0, reply.cutAfterBytes), resolve));
  response.socket?.destroy();
}

function fail(response: ServerResponse): void {
  if (response.headersSent) response.socket?.destroy();
  else response.writeHead(500, { 'content-type': 'text/plain' }).end('the test handler threw');
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve();
    });
  });
}

async function stop(server: Server, recorder: RequestRecorder): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
  if (recorder.errors.length > 0) throw recorder.errors[0];
}
