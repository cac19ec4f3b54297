import type { EndpointSpec } from '../endpoint.ts';
import type { Clock, WireRequest, WireResponse } from '../wire.ts';
import type { JournalStore } from './journal.ts';
import type { Sealer } from './sealer.ts';

/** What a journey needs from the world. http-core supplies it over a client; tests supply their own. */
export interface JourneyEffects {
  readonly clock: Clock;
  /** A number in [0, 1). */
  random(): number;
  /**
   * Sends one request and reads the answer, with signing and retries of what is safe to repeat. Rejects with an error
   * that has `code` and `mayHaveHappened` when the transport failed.
   */
  send(target: EndpointSpec, request: WireRequest, context: SendContext): Promise<WireResponse>;
  /** Default: one in memory. */
  readonly journal?: JournalStore;
  /** Required for a persistent journal. */
  readonly sealer?: Sealer;
}

/** Which step a request belongs to. */
export interface SendContext {
  readonly journeyId: string;
  readonly stepId: string;
  readonly signal?: AbortSignal;
}

/** A transport failure as effects report it. */
export interface TransportFailure extends Error {
  readonly code: string;
  /** False only when no byte of the request can have left. */
  readonly mayHaveHappened: boolean;
}

/** Whether a thrown value is a transport failure, by its shape. */
export function isTransportFailure(value: unknown): value is TransportFailure {
  return (
    value instanceof Error &&
    'mayHaveHappened' in value &&
    typeof value.mayHaveHappened === 'boolean' &&
    'code' in value
  );
}
