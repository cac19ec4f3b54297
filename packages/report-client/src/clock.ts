/** A clock. `now` answers epoch milliseconds; `sleep` resolves after `ms` or rejects with the signal's reason. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
