import type { FailureKind, RetryAdvice } from '@boxwire/contract';

/**
 * Our own choice of a long back-off in milliseconds for 5100 (wht93 §1.2 names no time): what such a failure carries as
 * `retryAfterMs`, so that a client with a shorter deadline does not hammer a system that asked to be left alone.
 */
export const LONG_BACK_OFF_MS = 60_000;

/**
 * What each failure means to a caller (wht93 §1.2). `TokenExpired` is for the client to answer with a new token and one
 * replay. `SystemError` asks for a repeat, which is safe where a business id makes it harmless. The last two are envelopes
 * that contradict themselves or carry an unlisted code.
 */
export const WHT93_FAILURES = {
  InvalidParameters: { kind: 'invalid', retry: 'no' },
  NotAuthorised: { kind: 'permission', retry: 'no' },
  TokenExpired: { kind: 'expired', retry: 'no' },
  BusinessError: { kind: 'refused', retry: 'no' },
  StateError: { kind: 'conflict', retry: 'no' },
  SystemError: { kind: 'upstream', retry: 'ifSafe' },
  SystemUnavailable: { kind: 'busy', retry: 'wait' },
  UnknownCode: { kind: 'refused', retry: 'no' },
  ContradictoryAnswer: { kind: 'drift', retry: 'no' },
} as const satisfies Readonly<Record<string, { readonly kind: FailureKind; readonly retry: RetryAdvice }>>;

/** Stable failure codes of WH/T 93 outcomes. */
export type Wht93FailureCode = keyof typeof WHT93_FAILURES;
