import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { CodeRef } from '../outbox/code-ref.ts';
import { OutboxError } from '../outbox/outbox-error.ts';
import type { OutboxStore, ReportQuery } from '../outbox/outbox-store.ts';
import type { StoredReport } from '../outbox/stored-report.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import { Browser, limitOf } from '../sqlite/browser.ts';
import { Counters } from '../sqlite/counters.ts';
import { pragma } from '../sqlite/open-database.ts';
import { APPLICATION_ID } from '../sqlite/sql-schema.ts';
import { isAskedFor, viewNoted, withNoted } from '../sqlite/view-noted.ts';

/** What can be seen of an outbox without writing to it. */
export interface OutboxView extends Pick<OutboxStore, 'codes' | 'countOpenBefore' | 'find' | 'status'> {
  close(): void;
}

/**
 * Looks into a SQLite outbox beside the process that has it open for writing, and sees everything that was acknowledged. Of a
 * report accepted a moment ago the place in its lane may not be worked out yet: it shows as pending, not as a head.
 * Throws `OutboxError` `OUTBOX_NOT_FOUND` or `OUTBOX_FOREIGN`.
 */
export function viewSqliteOutbox(path: string): OutboxView {
  const database = openForReading(path);
  const look = <Result>(read: (seen: Seen) => Result): Result => atOnce(database, () => read(seenIn(database)));
  const codeOf = database.prepare('SELECT code FROM codes WHERE ref = ?');
  return {
    status: async () => look(({ browser, noted }) => withNoted(browser.status(), noted)),
    find: async (query) => look((seen) => findAll(seen, query)),
    countOpenBefore: async (acceptedBefore) => look((seen) => countAll(seen, acceptedBefore)),
    codes: async (refs) => {
      const known = refs.map((ref) => [ref, codeOf.get(ref)?.code] as const);
      return new Map(known.filter((entry): entry is [CodeRef, string] => typeof entry[1] === 'string'));
    },
    close: () => {
      database.close();
    },
  };
}

interface Seen {
  readonly browser: Browser;
  readonly noted: readonly StoredReport[];
}

function seenIn(database: DatabaseSync): Seen {
  // the writer counts on: every look reads the counters anew
  return { browser: new Browser(database, new Counters(database)), noted: viewNoted(database) };
}

/** Reads one state of the file, whatever its writer commits meanwhile. */
function atOnce<Result>(database: DatabaseSync, read: () => Result): Result {
  database.exec('BEGIN');
  try {
    return read();
  } finally {
    database.exec('ROLLBACK');
  }
}

/** What is noted is newer than everything that has its place. */
function findAll({ browser, noted }: Seen, query: ReportQuery): readonly StoredReport[] {
  const isNoted = new Set(noted.map(({ seq }) => seq));
  const placed = browser.find(query).filter(({ seq }) => !isNoted.has(seq));
  return [...placed, ...noted.filter((report) => isAskedFor(report, query))].slice(0, limitOf(query));
}

function countAll({ browser, noted }: Seen, acceptedBefore: number): Readonly<Partial<Record<ReportKind, number>>> {
  const counts = { ...browser.countOpenBefore(acceptedBefore) };
  for (const { kind, acceptedAt } of noted) {
    if (acceptedAt < acceptedBefore) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function openForReading(path: string): DatabaseSync {
  if (!existsSync(path)) throw new OutboxError('OUTBOX_NOT_FOUND', `there is no outbox at ${path}`);
  const database = new DatabaseSync(path, { readOnly: true, timeout: 1_000 });
  if (pragma(database, 'application_id') === APPLICATION_ID) return database;
  database.close();
  throw new OutboxError('OUTBOX_FOREIGN', `${path} is a database, but no outbox`);
}
