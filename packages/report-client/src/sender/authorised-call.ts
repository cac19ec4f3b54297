import type { WireBody } from '../kinds/kind-rule.ts';
import type { AnyEndpoint } from './read-outcome.ts';
import type { SendResult } from './report-sender.ts';

/** Calls an endpoint with a body that lacks only its token. */
export type AuthorisedCall = (target: AnyEndpoint, body: WireBody) => Promise<SendResult>;
