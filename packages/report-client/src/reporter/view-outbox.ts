import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { CodeRef } from '../outbox/code-ref.ts';
import { OutboxError } from '../outbox/outbox-error.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import { Browser } from '../sqlite/browser.ts';
import { Counters } from '../sqlite/counters.ts';
import { pragma } from '../sqlite/open-database.ts';
import { APPLICATION_ID } from '../sqlite/sql-schema.ts';

/** What can be seen of an outbox without writing to it. */
export interface OutboxView extends Pick<OutboxStore, 'codes' | 'countOpenBefore' | 'find' | 'status'> {
  close(): void;
}

/**
 * Looks into a SQLite outbox beside the process that has it open for writing. What was accepted a moment ago may not show yet.
 * Throws `OutboxError` `OUTBOX_NOT_FOUND` or `OUTBOX_FOREIGN`.
 */
export function viewSqliteOutbox(path: string): OutboxView {
  const database = openForReading(path);
  // the writer counts on: every look reads the counters anew
  const browser = (): Browser => new Browser(database, new Counters(database));
  const codeOf = database.prepare('SELECT code FROM codes WHERE ref = ?');
  return {
    status: async () => browser().status(),
    find: async (query) => browser().find(query),
    countOpenBefore: async (acceptedBefore) => browser().countOpenBefore(acceptedBefore),
    codes: async (refs) => {
      const known = refs.map((ref) => [ref, codeOf.get(ref)?.code] as const);
      return new Map(known.filter((entry): entry is [CodeRef, string] => typeof entry[1] === 'string'));
    },
    close: () => {
      database.close();
    },
  };
}

function openForReading(path: string): DatabaseSync {
  if (!existsSync(path)) throw new OutboxError('OUTBOX_NOT_FOUND', `there is no outbox at ${path}`);
  const database = new DatabaseSync(path, { readOnly: true, timeout: 1_000 });
  if (pragma(database, 'application_id') === APPLICATION_ID) return database;
  database.close();
  throw new OutboxError('OUTBOX_FOREIGN', `${path} is a database, but no outbox`);
}
