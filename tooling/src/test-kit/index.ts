export { consoleGuard } from './console-guard.ts';
export { gate } from './gate.ts';
export type { Gate } from './gate.ts';
export { manualClock } from './manual-clock.ts';
export type { ManualClock } from './manual-clock.ts';
export { seededRandom } from './seeded-random.ts';
export type {
  RequestHead,
  ServerHandler,
  ServerOptions,
  ServerReply,
  ServerRequest,
  TestServer,
} from './server-types.ts';
export { startServer } from './start-server.ts';
