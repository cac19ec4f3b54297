import { DatabaseSync } from 'node:sqlite';
import { OutboxError } from '../outbox/outbox-error.ts';
import { sqliteCode } from './sqlite-failure.ts';

/** Held for as long as an outbox is open for writing. */
export interface WriterLock {
  release(): void;
}

/**
 * Takes the writer lock of an outbox: an exclusive transaction on an empty database beside it. The kernel drops it the
 * moment the process dies, so there is no stale lock to judge; readers of the outbox itself are not held up.
 */
export function takeWriterLock(outboxPath: string): WriterLock {
  const path = `${outboxPath}-lock`;
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const code = sqliteCode(error);
    if (code !== 5 && code !== 6) throw error;
    throw new OutboxError('OUTBOX_LOCKED', `${outboxPath} is open for writing elsewhere: one writer at a time`, {
      cause: error,
    });
  }
  return {
    release: () => {
      if (database.isOpen) database.close();
    },
  };
}
