import { expect, test } from 'vitest';
import { sqliteOutbox, viewSqliteOutbox } from '../src/index.ts';
import { draftOf } from './support/drafts.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

test('viewSqliteOutbox looks in beside the writer, and sees what it does next', async () => {
  using folder = temporaryFolder();
  const path = folder.path('outbox.db');
  expect(() => viewSqliteOutbox(path)).toThrow('there is no outbox');
  const store = sqliteOutbox(path);
  await store.open();
  await store.accept([draftOf.order('O-1', ['S-1'])], 1_000);
  await store.status();
  const view = viewSqliteOutbox(path);
  expect(await view.status()).toMatchObject({ open: 1, gated: 1, missingCodes: ['session:S-1'] });
  expect(await view.find({ state: 'pending' })).toMatchObject([{ seq: 1, businessId: 'O-1' }]);
  expect(await view.countOpenBefore(2_000)).toEqual({ order: 1 });
  expect((await view.codes(['session:S-1'])).size).toBe(0);
  await store.putCodes([{ ref: 'session:S-1', code: '110101001012605010001' }]);
  await store.discard(1, { reason: 'test', at: 2_000 });
  expect(await view.status()).toMatchObject({ open: 0, gated: 0 });
  expect((await view.codes(['session:S-1'])).get('session:S-1')).toBe('110101001012605010001');
  view.close();
  await store.close();
});
