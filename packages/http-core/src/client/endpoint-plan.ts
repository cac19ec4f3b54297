import type { EndpointSpec, RequestSigner } from '@boxwire/contract';
import type { Origin } from '../transport/origin.ts';
import type { ClientCore } from './client-core.ts';

/** What is known of an endpoint before any call: worked out once, so that a call need not. */
export interface EndpointPlan {
  readonly client: ClientCore;
  readonly endpoint: EndpointSpec;
  readonly origin: Origin;
  /** Absent for endpoints the signing scheme does not cover. */
  readonly signer: RequestSigner | undefined;
  /** Headers before the contract's own, by lower-case name. */
  readonly baseHeaders: Readonly<Record<string, string>>;
  /** The header list of the latest call, and the contract headers it was made for: most calls have the same. */
  latestHeaders: { readonly contract: Readonly<Record<string, string>>; readonly list: string[] } | undefined;
}
