export { createWebServer } from './server/create-web-server.ts';
export type { WebServer, WebServerOptions } from './server/create-web-server.ts';
