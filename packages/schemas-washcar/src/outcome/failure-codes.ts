import type { FailureKind, RetryAdvice } from '@boxwire/contract';

/** What each washcar failure means to a caller (washcar §4.7). Order failures refine `InvalidParameter` and `Business`. */
export const WASHCAR_FAILURES = {
  SignMismatch: { kind: 'signature', retry: 'no' },
  ClockSkew: { kind: 'clockSkew', retry: 'syncClock' },
  Replay: { kind: 'replay', retry: 'resign' },
  ChannelNotFound: { kind: 'notFound', retry: 'no' },
  ChannelDisabled: { kind: 'permission', retry: 'no' },
  ChannelSuspended: { kind: 'permission', retry: 'no' },
  ChannelExpired: { kind: 'expired', retry: 'no' },
  ChannelApiExpired: { kind: 'expired', retry: 'no' },
  PermissionDenied: { kind: 'permission', retry: 'no' },
  InvalidParameter: { kind: 'invalid', retry: 'no' },
  RateLimited: { kind: 'rateLimited', retry: 'wait' },
  SoldOut: { kind: 'soldOut', retry: 'no' },
  OrderExists: { kind: 'conflict', retry: 'no' },
  OrderNotFound: { kind: 'notFound', retry: 'no' },
  Business: { kind: 'refused', retry: 'no' },
  Upstream: { kind: 'upstream', retry: 'ifSafe' },
} as const satisfies Readonly<Record<string, { readonly kind: FailureKind; readonly retry: RetryAdvice }>>;

/** Stable failure codes of washcar outcomes. */
export type WashcarFailureCode = keyof typeof WASHCAR_FAILURES;
