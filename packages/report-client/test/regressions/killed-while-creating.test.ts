import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { sqliteOutbox } from '../../src/sqlite/sqlite-outbox.ts';
import { draft, report } from '../support/payloads.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// switching to WAL writes the first page; a process killed right after left a file that was "not an outbox" for ever
test('a file whose process died before it made the tables becomes an outbox', async () => {
  using folder = temporaryFolder();
  const path = folder.path('outbox.db');
  const dying = new DatabaseSync(path);
  dying.exec('PRAGMA journal_mode = WAL');
  dying.close();
  const store = sqliteOutbox(path);
  await store.open();
  expect(await store.accept([draft(report.order('O-1', 'S-1:T-1'))], 1_000)).toEqual([1]);
  await store.close();
});
