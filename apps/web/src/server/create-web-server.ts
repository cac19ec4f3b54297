import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { callRoutes } from './calls/call-routes.ts';
import { createCallStage } from './calls/call-stage.ts';
import { jsonOnly, limitedBody, loopbackHost, sameOrigin, securityHeaders } from './http/guards.ts';
import { pageFiles } from './http/page-files.ts';
import { WebError } from './http/web-error.ts';
import { createReportStage, reportRoutes } from './reports/report-routes.ts';
import { createRuns } from './runs/runs.ts';
import { runRoutes } from './runs/run-routes.ts';

const IS_SOURCE = import.meta.url.endsWith('.ts');
const OWN_PAGE = fileURLToPath(new URL(IS_SOURCE ? '../../dist/page/' : './page/', import.meta.url));

/** Options of `createWebServer`. */
export interface WebServerOptions {
  /** Folder of the built page. Default: the one of this package. */
  readonly pageFolder?: string;
  /** Port on 127.0.0.1. Default 0: a free one. */
  readonly port?: number;
}

/** A running web app. */
export interface WebServer extends AsyncDisposable {
  /** Address of the page, such as `http://127.0.0.1:4173`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the web app on loopback: page, sandboxes, journeys, reports. Throws what `listen` throws, such as `EADDRINUSE`. */
export async function createWebServer({ pageFolder = OWN_PAGE, port = 0 }: WebServerOptions = {}): Promise<WebServer> {
  const runs = createRuns();
  const calls = createCallStage();
  const reports = createReportStage();
  const app = new Hono();
  app.use(securityHeaders, loopbackHost, sameOrigin);
  app.use('/api/*', limitedBody, jsonOnly);
  app.route('/api/runs', runRoutes(runs));
  app.route('/api/call', callRoutes(calls));
  app.route('/api/reports', reportRoutes(reports));
  app.all('/api/*', (context) => context.json({ code: 'NOT_FOUND', message: 'There is no such call.' }, 404));
  pageFiles(app, pageFolder);
  app.onError((error, context) => {
    if (error instanceof WebError) return context.json({ code: error.code, message: error.message }, error.status);
    if (error instanceof HTTPException) return error.getResponse();
    return context.json({ code: 'SERVER_FAILED', message: 'The server failed on this call.' }, 500);
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await Promise.all([closed, runs.close(), calls.close(), reports.close()]);
  };
  return { url: `http://127.0.0.1:${address.port}`, close, [Symbol.asyncDispose]: close };
}
