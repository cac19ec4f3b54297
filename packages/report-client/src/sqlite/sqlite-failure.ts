import { OutboxError } from '../outbox/outbox-error.ts';

const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** What SQLite reported, as a coded error; anything else unchanged. */
export function outboxFailure(error: unknown, path: string): unknown {
  const errcode = sqliteCode(error);
  if (errcode === undefined) return error;
  if (errcode === BUSY || errcode === LOCKED) {
    return new OutboxError('OUTBOX_LOCKED', `${path} is in use by another connection: close it first`, {
      cause: error,
    });
  }
  if (errcode === CORRUPT || errcode === NOT_A_DATABASE) {
    return new OutboxError('OUTBOX_DAMAGED', `${path} has unreadable pages: run fsck on it`, { cause: error });
  }
  return new OutboxError(
    'OUTBOX_WRITE_FAILED',
    `SQLite refused (code ${errcode}) on ${path}: look at disk and rights`,
    {
      cause: error,
    },
  );
}

/** The primary result code of an error of `node:sqlite`. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  // the upper bytes of an extended code say where, the lowest says what
  return error.errcode & 0xff;
}
