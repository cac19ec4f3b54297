/** How long a failed report waits for its next attempt. Times are milliseconds. */
export interface BackOffPolicy {
  /** Upper bound of the first wait; doubles per attempt. Default 1_000. */
  readonly baseMs: number;
  /** Upper bound of any wait. Default 300_000. */
  readonly maxMs: number;
}

/** Full jitter: anything from nothing to the bound, so that what failed together does not come back together. */
export function backOffMs({ baseMs, maxMs }: BackOffPolicy, failures: number, random: () => number): number {
  // beyond 2^30 the bound has long been reached
  const bound = Math.min(maxMs, baseMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(random() * bound);
}
