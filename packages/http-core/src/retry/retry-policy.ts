/** How often and how patiently a call is tried. */
export interface RetryPolicy {
  /** All attempts, the first included. Default 3; at least 1. */
  readonly maxAttempts: number;
  /** Upper bound of the first back-off; doubles per attempt. Default 200. */
  readonly baseDelayMs: number;
  /** Upper bound of any back-off. Default 5_000. */
  readonly maxDelayMs: number;
  /** A server that asks for a longer wait than this is not waited for. Default 60_000. */
  readonly maxRetryAfterMs: number;
}

/** The policy of a client that states none. */
export const defaultRetryPolicy: RetryPolicy = Object.freeze({
  maxAttempts: 3,
  baseDelayMs: 200,
  maxDelayMs: 5_000,
  maxRetryAfterMs: 60_000,
});
