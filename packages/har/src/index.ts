export { HarError, isHarError, type HarErrorCode } from './errors.ts';
export type {
  Har,
  HarBoxwire,
  HarContent,
  HarCookie,
  HarCreator,
  HarEntry,
  HarLog,
  HarPair,
  HarPostData,
  HarRequest,
  HarResponse,
  HarTimings,
} from './har.ts';
export { createHarWriter, type HarSink, type HarWriter } from './har-writer.ts';
export { toEntry } from './to-entry.ts';
export { toHar, type HarOptions } from './to-har.ts';
