import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { sqliteOutbox } from '../../src/sqlite/sqlite-outbox.ts';
import { draft, report } from '../support/payloads.ts';
import { copyOutbox } from '../support/sqlite-damage.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// an outbox that could be opened but not written to kept its writer lock: the next try was told OUTBOX_LOCKED
test('an opening that fails late gives the writer lock back', async () => {
  using folder = temporaryFolder();
  const store = sqliteOutbox(folder.path('a.db'));
  await store.open();
  // its place is still to be worked out, on opening
  await store.accept([draft(report.order('O-1', 'S-1:T-1'))], 1_000);
  const path = folder.path('b.db');
  copyOutbox(folder.path('a.db'), path);
  await store.close();
  const outside = new DatabaseSync(path);
  outside.exec(`CREATE TRIGGER refuse BEFORE UPDATE ON reports BEGIN SELECT raise(ABORT, 'no'); END`);
  await expect(sqliteOutbox(path).open()).rejects.toThrow();
  outside.exec('DROP TRIGGER refuse');
  outside.close();
  const again = sqliteOutbox(path);
  await again.open();
  expect(await again.status()).toMatchObject({ open: 1 });
  await again.close();
});
