import { expect, test } from 'vitest';
import { sqliteOutbox, viewSqliteOutbox } from '../src/index.ts';
import type { ReportQuery } from '../src/index.ts';
import { draftOf } from './support/drafts.ts';
import { draft, report } from './support/payloads.ts';
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

test('a report that was just acknowledged shows as pending before its place is worked out', async () => {
  using folder = temporaryFolder();
  const path = folder.path('outbox.db');
  const store = sqliteOutbox(path);
  await store.open();
  await store.accept([draft(report.order('O-1', 'S-1:T-1'))], 1_000);
  await store.status();
  await store.accept([draft(report.check('T-1', 'S-2'))], 2_000);
  await store.accept([draft(report.order('O-2', 'S-1:T-2'))], 3_000);
  const view = viewSqliteOutbox(path);
  expect(await view.status()).toMatchObject({
    ...{ counts: { order: { pending: 2 }, check: { pending: 1 } }, open: 3, gated: 3, lastSeq: 3 },
    ...{ oldest: { seq: 1, acceptedAt: 1_000 }, missingCodes: ['session:S-1', 'session:S-2'] },
  });
  const found = async (query: ReportQuery) => (await view.find(query)).map(({ seq, state }) => `${seq} ${state}`);
  expect(await found({})).toEqual(['1 pending', '2 pending', '3 pending']);
  expect(await found({ limit: 2 })).toEqual(['1 pending', '2 pending']);
  expect(await found({ state: 'pending', afterSeq: 1 })).toEqual(['2 pending', '3 pending']);
  expect(await found({ state: 'done' })).toEqual([]);
  expect(await found({ kind: 'order', seqs: [2, 3] })).toEqual(['3 pending']);
  expect(await found({ businessId: 'O-2' })).toEqual(['3 pending']);
  expect(await found({ lane: 'order:O-1' })).toEqual(['1 pending', '2 pending']);
  expect(await view.find({ afterSeq: 2 })).toMatchObject([{ needs: ['session:S-1'], gates: 1, head: false }]);
  expect(await view.countOpenBefore(3_000)).toEqual({ order: 1, check: 1 });
  const seen = await view.status();
  expect({ ...(await store.status()) }).toEqual(seen);
  expect(await view.status()).toEqual(seen);
  expect(await found({})).toEqual(['1 pending', '2 pending', '3 pending']);
  view.close();
  await store.close();
});
