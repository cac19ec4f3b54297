import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sqliteOutbox } from '../../src/sqlite/sqlite-outbox.ts';
import { draft, report } from '../support/payloads.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// gates beyond the first thousand are opened in later turns of the event loop; a write that failed there was nobody's to catch
test('a write that fails while gates are opened is made up for at the next claim', async () => {
  using folder = temporaryFolder();
  const path = folder.path('outbox.db');
  const store = sqliteOutbox(path);
  await store.open();
  const orders = Array.from({ length: 1_500 }, (_, index) => draft(report.order(`O-${index}`, `S-1:T-${index}`)));
  await store.accept(orders, 1_000);
  const outside = new DatabaseSync(path);
  await store.putCodes([{ ref: 'session:S-1', code: '110101001012605010001' }]);
  outside.exec('BEGIN IMMEDIATE');
  await turn();
  await turn();
  outside.exec('ROLLBACK');
  outside.close();
  expect(await store.status()).toMatchObject({ gated: 500 });
  await store.claim({ now: 1_000, limit: 1 });
  await turn();
  await turn();
  expect(await store.status()).toMatchObject({ gated: 0 });
  await store.close();
});
