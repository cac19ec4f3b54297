import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What is known of a request before its body has been read. */
export interface RequestHead {
  readonly method: string;
  /** The request target exactly as sent: no decoding, no normalisation. */
  readonly url: string;
  /** Names in lower case, values as Node joins them. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Names and values alternating, with their spelling and order on the wire. */
  readonly rawHeaders: readonly string[];
  /** Which connection carried it: 1 for the first that was accepted. */
  readonly connection: number;
}

/** A received request; `body` holds the raw bytes (transfer coding removed, content coding kept). */
export interface ServerRequest extends RequestHead {
  readonly body: Buffer;
}

/** An answer, or a broken connection. */
export type ServerReply =
  | {
      /** Default 200. */
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string | readonly string[]>>;
      readonly body?: string | Uint8Array;
      /** Sends only this many body bytes of the announced length, then cuts the connection. */
      readonly cutAfterBytes?: number;
    }
  /** Cuts the connection without an answer. */
  | { readonly drop: true };

/** Answers one request; it may wait on a gate first. */
export type ServerHandler = (request: ServerRequest) => ServerReply | Promise<ServerReply>;

/** Options of `startServer`. */
export interface ServerOptions {
  /** Runs before the body is read; `'drop'` cuts the connection there. The request is then in `heads` only. */
  readonly onHead?: (head: RequestHead) => 'read' | 'drop' | Promise<'read' | 'drop'>;
}

/** A running loopback server; `await using` closes it. */
export interface TestServer extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly origin: string;
  readonly port: number;
  /** Every request whose head arrived, in order of arrival. */
  readonly heads: readonly RequestHead[];
  /** Every request that was read whole, in order of completion. */
  readonly requests: readonly ServerRequest[];
  /** How many connections were accepted so far. */
  readonly connections: () => number;
  /** How many connections are open now. */
  readonly openConnections: () => number;
  /** Resolves as soon as at least `count` requests were read whole. */
  readonly received: (count: number) => Promise<void>;
  /** Cuts every connection and stops listening; rejects with the first error that a handler threw. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a real HTTP server on 127.0.0.1 and a free port, and records what it is sent.
 * A handler that throws answers 500, and `close` then rejects with its error.
 */
export async function startServer(handler: ServerHandler, options: ServerOptions = {}): Promise<TestServer> {
  const recorder = createRecorder();
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

type Recorder = ReturnType<typeof createRecorder>;

function createRecorder() {
  const numbers = new WeakMap<Socket, number>();
  let waiters: { readonly count: number; readonly notify: () => void }[] = [];
  const recorder = {
    heads: [] as RequestHead[],
    requests: [] as ServerRequest[],
    errors: [] as unknown[],
    accepted: 0,
    open: 0,
    closing: undefined as Promise<void> | undefined,
    accept(socket: Socket): void {
      recorder.accepted += 1;
      recorder.open += 1;
      numbers.set(socket, recorder.accepted);
      socket.once('close', () => {
        recorder.open -= 1;
      });
    },
    numberOf: (socket: Socket): number => numbers.get(socket) ?? 0,
    add(request: ServerRequest): void {
      recorder.requests.push(request);
      const reached = waiters.filter((waiter) => recorder.requests.length >= waiter.count);
      waiters = waiters.filter((waiter) => !reached.includes(waiter));
      for (const waiter of reached) waiter.notify();
    },
    received: (count: number): Promise<void> =>
      new Promise((notify) => {
        if (recorder.requests.length >= count) notify();
        else waiters.push({ count, notify });
      }),
  };
  return recorder;
}

interface Serving {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly recorder: Recorder;
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

async function stop(server: Server, recorder: Recorder): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
  if (recorder.errors.length > 0) throw recorder.errors[0];
}
