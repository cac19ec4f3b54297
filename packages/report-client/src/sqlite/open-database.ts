import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { OutboxError } from '../outbox/outbox-error.ts';
import { readMark } from './high-water-mark.ts';
import { APPLICATION_ID, createTables, SCHEMA_VERSION } from './sql-schema.ts';

/** `PRAGMA synchronous` of a database that syncs its log on every commit. */
const SYNCHRONOUS_FULL = 2;

/** An open outbox file. */
export interface OpenDatabase {
  readonly database: DatabaseSync;
  readonly outboxId: string;
}

/** Opens an outbox for writing, creating it when there is none, and checks that its commits are durable. */
export function openForWriting(path: string): OpenDatabase {
  refuseReplacedFile(path);
  const database = new DatabaseSync(path, { timeout: 1_000 });
  try {
    if (isEmpty(database)) create(database);
    const outboxId = identify(database, path);
    makeDurable(database, path);
    return { database, outboxId };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Reads one pragma. */
export function pragma(database: DatabaseSync, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

/** What `meta` holds under a name. */
export function metaValue(database: DatabaseSync, name: string): string | undefined {
  const row = database.prepare('SELECT value FROM meta WHERE name = ?').get(name);
  return row === undefined ? undefined : String(row.value);
}

// a lost file would otherwise come back as a new and empty outbox
function refuseReplacedFile(path: string): void {
  const mark = readMark(path);
  if (existsSync(path) || mark === undefined || mark.seq === 0) return;
  throw new OutboxError(
    'OUTBOX_SHORTENED',
    `${path} is gone, but reports 1 to ${mark.seq} were acknowledged from it: restore the file, or delete ${path}-mark to begin anew`,
    { ranges: [{ from: 1, to: mark.seq }] },
  );
}

// a process may have died after the first page was written and before the tables were
function isEmpty(database: DatabaseSync): boolean {
  if (pragma(database, 'page_count') === 0) return true;
  if (pragma(database, 'application_id') !== 0) return false;
  return database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n === 0;
}

function create(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; ${createTables()}`);
  const keep = database.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
  keep.run('schema_version', SCHEMA_VERSION.toString());
  keep.run('outbox_id', randomUUID());
  database.exec(`INSERT INTO counters (name, value) VALUES ('firstSeq', 1), ('placedSeq', 0); COMMIT`);
}

function identify(database: DatabaseSync, path: string): string {
  if (pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new OutboxError('OUTBOX_FOREIGN', `${path} is an SQLite database, but not an outbox: name another file`);
  }
  const version = Number(metaValue(database, 'schema_version'));
  if (version !== SCHEMA_VERSION) {
    throw new OutboxError(
      'OUTBOX_VERSION',
      `${path} has schema version ${version}, this package writes ${SCHEMA_VERSION}: use the version that wrote it`,
    );
  }
  return metaValue(database, 'outbox_id') ?? '';
}

// a pragma that is not understood or not possible fails silently, so each is read back
function makeDurable(database: DatabaseSync, path: string): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF');
  const journalMode = pragma(database, 'journal_mode');
  const synchronous = pragma(database, 'synchronous');
  if (journalMode === 'wal' && synchronous === SYNCHRONOUS_FULL) return;
  throw new OutboxError(
    'OUTBOX_NOT_SYNCED',
    `${path} reads back journal_mode ${String(journalMode)} and synchronous ${String(synchronous)}, expected wal and ${SYNCHRONOUS_FULL}: put it on a local disk`,
  );
}
