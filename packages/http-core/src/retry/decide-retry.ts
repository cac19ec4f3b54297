import type { Effect, Failure } from '@boxwire/contract';
import type { HttpErrorCode } from '../errors.ts';
import type { RetryPolicy } from './retry-policy.ts';
import type { RetryNo, RetryYes } from './retry-reason.ts';

/** How one attempt ended. */
export type AttemptResult =
  | { readonly type: 'ok' }
  | ({ readonly type: 'failure' } & Pick<Failure, 'kind' | 'retry' | 'status' | 'retryAfterMs'>)
  | { readonly type: 'error'; readonly code: HttpErrorCode; readonly mayHaveHappened: boolean };

/** Everything the decision hangs on. */
export interface AttemptFacts {
  /** From 1. */
  readonly attempt: number;
  readonly effect: Effect;
  readonly result: AttemptResult;
  /** The answer's `Retry-After`, already turned into a wait. */
  readonly retryAfterMs?: number | undefined;
  /** What is left of the call's deadline; `Infinity` without one. */
  readonly remainingMs: number;
  /** In [0, 1); draws the jitter. */
  readonly random: number;
  /** Whether the request was signed; only then can signing anew help. */
  readonly signed: boolean;
  /** Whether an earlier attempt of this call was already repeated for `resign` or `syncClock`. */
  readonly resigned: boolean;
  readonly synced: boolean;
  /** Whether this answer's `Date` gave a clock offset that may be used. */
  readonly clockLearned: boolean;
}

/** What is to be done after an attempt, and why. */
export type RetryDecision =
  | { readonly retry: true; readonly reason: RetryYes; readonly delayMs: number }
  | { readonly retry: false; readonly reason: RetryNo };

// a repeat meets the same end, or the caller wanted the call to stop
const REPEATABLE_ERRORS: ReadonlySet<HttpErrorCode> = new Set<HttpErrorCode>([
  'HTTP_BODY_TIMEOUT',
  'HTTP_CONNECTION_LOST',
  'HTTP_CONNECT_FAILED',
  'HTTP_CONNECT_TIMEOUT',
  'HTTP_HEADERS_TIMEOUT',
]);

/**
 * Decides whether a call is tried again. Pure. A `write` is repeated only when it certainly did not happen: no byte left,
 * or the server refused it before acting (advice `resign`, `syncClock` or `wait` on an answer that is no server failure).
 * The server's own wait wins over the back-off; otherwise the back-off is exponential with full jitter.
 */
export function decideRetry(facts: AttemptFacts, policy: RetryPolicy | false): RetryDecision {
  if (facts.result.type === 'ok') return no('succeeded');
  if (policy === false) return no('retry-off');
  const verdict = facts.result.type === 'error' ? judgeError(facts, facts.result) : judgeFailure(facts, facts.result);
  if (!verdict.retry) return verdict;
  if (facts.attempt >= policy.maxAttempts) return no('attempts-exhausted');
  const asked = askedWaitMs(facts);
  if (asked !== undefined && asked > policy.maxRetryAfterMs) return no('retry-after-too-long');
  const delayMs = asked ?? (isResigning(verdict.reason) ? 0 : backOffMs(facts, policy));
  return delayMs < facts.remainingMs ? { ...verdict, delayMs } : no('deadline');
}

type Verdict =
  { readonly retry: true; readonly reason: RetryYes } | { readonly retry: false; readonly reason: RetryNo };

function judgeError(facts: AttemptFacts, error: Extract<AttemptResult, { type: 'error' }>): Verdict {
  if (!REPEATABLE_ERRORS.has(error.code)) return no('not-retryable');
  if (!error.mayHaveHappened) return yes('not-sent');
  return facts.effect === 'write' ? no('write-may-have-happened') : yes('safe-to-repeat');
}

function judgeFailure(facts: AttemptFacts, failure: Extract<AttemptResult, { type: 'failure' }>): Verdict {
  if (failure.retry === 'no') return no('not-retryable');
  const serverFailed = failure.kind === 'upstream' || failure.status >= 500;
  if (facts.effect === 'write' && (serverFailed || failure.retry === 'ifSafe')) return no('write-may-have-happened');
  switch (failure.retry) {
    case 'ifSafe':
      return yes('safe-to-repeat');
    case 'wait':
      return yes('server-asked-to-wait');
    case 'resign':
      if (!facts.signed) return no('not-signed');
      return facts.resigned ? no('already-resigned') : yes('resign');
    case 'syncClock':
      if (!facts.signed) return no('not-signed');
      if (facts.synced) return no('already-synced');
      return facts.clockLearned ? yes('sync-clock') : no('clock-not-learned');
  }
}

/** The longest wait the server named, in its header or its body. */
function askedWaitMs({ result, retryAfterMs }: AttemptFacts): number | undefined {
  const inBody = result.type === 'failure' ? result.retryAfterMs : undefined;
  if (inBody === undefined || retryAfterMs === undefined) return retryAfterMs ?? inBody;
  return Math.max(inBody, retryAfterMs);
}

function backOffMs(facts: AttemptFacts, policy: RetryPolicy): number {
  const ceiling = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (facts.attempt - 1));
  return Math.floor(facts.random * ceiling);
}

function isResigning(reason: RetryYes): boolean {
  return reason === 'resign' || reason === 'sync-clock';
}

function yes(reason: RetryYes): { readonly retry: true; readonly reason: RetryYes } {
  return { retry: true, reason };
}

function no(reason: RetryNo): { readonly retry: false; readonly reason: RetryNo } {
  return { retry: false, reason };
}
