/**
 * Codes of `OutboxError`.
 *
 * Opening: `OUTBOX_LOCKED` another writer has it open · `OUTBOX_NOT_FOUND` no such file · `OUTBOX_FOREIGN` the file is no
 * outbox · `OUTBOX_VERSION` written by a newer version · `OUTBOX_NOT_SYNCED` the database does not keep the settings that
 * make a commit durable · `OUTBOX_SHORTENED` acknowledged reports are missing at the end · `OUTBOX_DAMAGED` pages or rows
 * do not read back as written.
 * Working: `OUTBOX_CLOSED` · `OUTBOX_WRITE_FAILED` nothing of the group was accepted · `OUTBOX_COMMIT_UNKNOWN` (PostgreSQL)
 * the answer to the commit was lost: all of it was kept, or nothing; handing it over again is safe where the receiver knows a
 * report by its business id · `OUTBOX_NO_SUCH_REPORT` ·
 * `OUTBOX_WRONG_STATE` the report cannot be redriven or discarded now · `OUTBOX_ARGUMENT` an argument is unusable.
 */
export type OutboxErrorCode =
  | 'OUTBOX_ARGUMENT'
  | 'OUTBOX_CLOSED'
  | 'OUTBOX_COMMIT_UNKNOWN'
  | 'OUTBOX_DAMAGED'
  | 'OUTBOX_FOREIGN'
  | 'OUTBOX_LOCKED'
  | 'OUTBOX_NOT_FOUND'
  | 'OUTBOX_NOT_SYNCED'
  | 'OUTBOX_NO_SUCH_REPORT'
  | 'OUTBOX_SHORTENED'
  | 'OUTBOX_VERSION'
  | 'OUTBOX_WRITE_FAILED'
  | 'OUTBOX_WRONG_STATE';

/** A range of sequence numbers, both ends included. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

/** Facts of an `OutboxError`. */
export interface OutboxErrorDetails {
  /** The reports concerned: missing on `OUTBOX_SHORTENED`, unreadable or altered on `OUTBOX_DAMAGED`. */
  readonly ranges?: readonly SeqRange[];
  readonly cause?: unknown;
}

const BRAND = Symbol.for('boxwire.OutboxError');

/** A store that cannot do what was asked. `code` is stable; the message never holds a payload. */
export class OutboxError extends Error {
  override readonly name = 'OutboxError';
  readonly code: OutboxErrorCode;
  readonly ranges: readonly SeqRange[];

  constructor(code: OutboxErrorCode, problem: string, details: OutboxErrorDetails = {}) {
    super(problem, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.ranges = details.ranges ?? [];
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether a value is an `OutboxError`, also one thrown by another copy of this package. */
export function isOutboxError(value: unknown): value is OutboxError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
