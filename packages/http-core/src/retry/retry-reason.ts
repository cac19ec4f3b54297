/**
 * Why a call is or is not tried again.
 *
 * Yes: `not-sent` no byte left · `safe-to-repeat` a read or idempotent call whose answer was lost or failed upstream ·
 * `server-asked-to-wait` the server refused before acting and wants a later try · `resign` sign anew · `sync-clock` sign
 * anew with the server's time.
 * No: `succeeded` · `retry-off` · `not-retryable` a repeat cannot help · `write-may-have-happened` ·
 * `attempts-exhausted` · `deadline` the wait would outlast the call · `retry-after-too-long` beyond the policy ·
 * `not-signed`, `already-resigned`, `already-synced`, `clock-not-learned` what the advice needs is missing or was done.
 */
export type RetryReason = RetryYes | RetryNo;

/** Reasons to try again. */
export type RetryYes = 'not-sent' | 'safe-to-repeat' | 'server-asked-to-wait' | 'resign' | 'sync-clock';

/** Reasons to leave it. */
export type RetryNo =
  | 'already-resigned'
  | 'already-synced'
  | 'attempts-exhausted'
  | 'clock-not-learned'
  | 'deadline'
  | 'not-retryable'
  | 'not-signed'
  | 'retry-after-too-long'
  | 'retry-off'
  | 'succeeded'
  | 'write-may-have-happened';
