import { expect, test } from 'vitest';
import type { OutboxStore } from '../src/outbox/outbox-store.ts';
import { fsck } from '../src/sqlite/fsck.ts';
import { sqliteOutbox } from '../src/sqlite/sqlite-outbox.ts';
import { draft, report } from './support/payloads.ts';
import type { Report } from './support/payloads.ts';
import { copyOutbox, patchFile } from './support/sqlite-damage.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const STORY: readonly Report[] = [
  report.order('O-1', 'S-1:T-1'),
  report.inventory('S-1', 'A', 1),
  report.inventory('S-1', 'A', 2),
  report.check('T-1', 'S-1'),
  report.refund('R-1', 'O-1', 'S-1'),
  report.cancellation('S-1'),
];

/** An outbox as it lies on the disk when its process dies right after these were accepted one by one. */
async function diedAfter(reports: readonly Report[], from: string, to: string): Promise<void> {
  const store = sqliteOutbox(from);
  await store.open();
  for (const each of reports) await store.accept([draft(each)], 1_000);
  copyOutbox(from, to);
  await store.close();
}

async function places(path: string): Promise<readonly string[]> {
  const store = sqliteOutbox(path);
  await store.open();
  const reports = await store.find({});
  const status = await store.status();
  await store.close();
  return [
    ...reports.map(
      ({ seq, lane, state, head, gates, barriers }) =>
        `${seq} ${lane} ${state}${head ? ' head' : ''} gates ${gates} barriers ${barriers}`,
    ),
    `open ${status.open} gated ${status.gated} barred ${status.barred}`,
  ];
}

async function deliver(store: OutboxStore): Promise<readonly number[]> {
  const sent: number[] = [];
  for (;;) {
    const { reports } = await store.claim({ now: 2_000, limit: 10 });
    if (reports.length === 0) return sent;
    sent.push(...reports.map(({ seq }) => seq));
    await store.settle(reports.map(({ seq }) => ({ seq, end: 'done', at: 2_000 })));
  }
}

const PLACES = [
  '1 order:O-1 pending head gates 1 barriers 0',
  '2 stock:S-1:A merged gates 0 barriers 0',
  '3 stock:S-1:A pending head gates 1 barriers 0',
  '4 order:O-1 pending gates 1 barriers 0',
  '5 order:O-1 pending gates 1 barriers 0',
  '6 session:S-1 pending head gates 1 barriers 2',
  'open 5 gated 5 barred 1',
];

test('reports whose process died before it placed them find lane, gates and barriers on opening', async () => {
  using folder = temporaryFolder();
  await diedAfter(STORY, folder.path('a.db'), folder.path('b.db'));
  expect(await places(folder.path('b.db'))).toEqual(PLACES);
});

test('dying between any two of them changes nothing', async () => {
  using folder = temporaryFolder();
  await diedAfter([], folder.path('0.db'), folder.path('1.db'));
  for (const [index, each] of STORY.entries()) {
    await diedAfter([each], folder.path(`${index + 1}.db`), folder.path(`${index + 2}.db`));
  }
  expect(await places(folder.path(`${STORY.length + 1}.db`))).toEqual(PLACES);
});

test('they are delivered in order', async () => {
  using folder = temporaryFolder();
  await diedAfter(STORY, folder.path('a.db'), folder.path('b.db'));
  const store = sqliteOutbox(folder.path('b.db'));
  await store.open();
  await store.putCodes([{ ref: 'session:S-1', code: '110101001012605010001' }]);
  // the cancellation after the order and the inventory, the check before the refund
  expect(await deliver(store)).toEqual([1, 3, 4, 6, 5]);
  await store.close();
});

test('fsck keeps them, and what it salvages has its places', async () => {
  using folder = temporaryFolder();
  await diedAfter(STORY, folder.path('a.db'), folder.path('b.db'));
  const salvageTo = folder.path('c.db');
  expect(fsck(folder.path('b.db'), { salvageTo })).toMatchObject({ ok: true, intact: STORY.length, missing: [] });
  const salvaged = await places(salvageTo);
  // nothing coalesces anew: the older inventory is sent as well
  expect(salvaged).toContain('1 order:O-1 pending head gates 1 barriers 0');
  expect(salvaged).toContain('4 order:O-1 pending gates 1 barriers 0');
  expect(salvaged).toContain('6 session:S-1 pending head gates 1 barriers 3');
});

test('one whose frame of the log changed is missed on opening', async () => {
  using folder = temporaryFolder();
  await diedAfter([report.order('O-1', 'S-1:T-CHANGED')], folder.path('a.db'), folder.path('b.db'));
  // SQLite drops a frame whose checksum does not hold, without a word
  patchFile(folder.path('b.db-wal'), (bytes) => {
    bytes.write('X', bytes.lastIndexOf('T-CHANGED'));
  });
  await expect(sqliteOutbox(folder.path('b.db')).open()).rejects.toMatchObject({
    code: 'OUTBOX_SHORTENED',
    ranges: [{ from: 1, to: 1 }],
  });
});
