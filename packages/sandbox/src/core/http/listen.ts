import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { SandboxError } from '../errors.ts';
import { sandboxErrorReply } from './sandbox-replies.ts';
import type { ServerBindings } from './router.ts';

/** Answers a request on one port. */
export type PortHandler = (
  request: Request,
  bindings: Omit<ServerBindings, 'addressing'>,
) => Response | Promise<Response>;

/** One listening port. */
export interface ListeningPort {
  readonly port: number;
  /** Cuts every connection and stops listening. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1. `port` 0 takes a free one.
 * Throws `SandboxError` `PORT_IN_USE` or `LISTEN_FAILED`.
 */
export async function listen(port: number, handler: PortHandler): Promise<ListeningPort> {
  // a library must not replace the global Request and Response, which the listener would do by default
  const listener = getRequestListener(handler as Parameters<typeof getRequestListener>[0], {
    overrideGlobalObjects: false,
    errorHandler: refuse,
  });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await bind(server, port);
  return { port: (server.address() as AddressInfo).port, close: () => stop(server) };
}

// the request line or the Host header could not be read
function refuse(): Response {
  const { status, body, headers } = sandboxErrorReply(
    400,
    'REQUEST_UNREADABLE',
    'expected a request path beginning with / and a Host header that is a name or address',
  );
  return new Response(body as string, { status, headers: headers as Record<string, string> });
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new SandboxError('PORT_IN_USE', `port ${port} is taken: choose another, or ports: 'free'`, { cause })
          : new SandboxError('LISTEN_FAILED', `127.0.0.1:${port} could not be opened (${cause.code ?? 'no code'})`, {
              cause,
            }),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
