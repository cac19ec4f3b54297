import type { Exchange, Mismatch } from '@boxwire/contract';
import type { RetryDecision } from '../retry/decide-retry.ts';
import type { HttpErrorCode } from '../errors.ts';
import type { ClockOffsetEvent } from '../time/clock-offset.ts';

/**
 * Key of a hook that receives exchanges as they were: secrets, cookies and personal data in the clear. Whoever sets it
 * answers for where they go.
 */
export const unredactedExchange: unique symbol = Symbol('boxwire.unredactedExchange');

/** Where a client tells what it does. A hook that throws or rejects changes nothing: see `boxwire:http:hook-error`. */
export interface ClientHooks {
  /** Every request on the wire, redacted, once it is known what follows from it. */
  readonly onExchange?: ((exchange: Exchange) => unknown) | undefined;
  readonly [unredactedExchange]?: ((exchange: Exchange) => unknown) | undefined;
  /** After every attempt that did not succeed: what was decided, and why. */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
  /** An answer that left its contract or carries more than it. Looking costs a second reading of each answer. */
  readonly onDrift?: ((event: DriftEvent) => unknown) | undefined;
  /** A server's clock was found to differ from ours. */
  readonly onClockOffset?: ((event: ClockOffsetEvent) => unknown) | undefined;
}

/** One decision after a failed attempt. */
export interface RetryEvent {
  readonly endpointId: string;
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  /** Code of the error or of the failure. */
  readonly code: HttpErrorCode | (string & {});
  readonly decision: RetryDecision;
}

/** Where an answer differs from its contract. Never carries values. */
export interface DriftEvent {
  readonly endpointId: string;
  readonly status: number;
  /** The failure code when the answer could not be read, for example `ANSWER_MISMATCH`. */
  readonly code?: string;
  /** JSON pointers into the payload; `*` stands for any index. */
  readonly unknownMembers: readonly string[];
  readonly mismatches: readonly Mismatch[];
}
