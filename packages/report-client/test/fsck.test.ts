import { existsSync, readFileSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { seededRandom } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { fsck } from '../src/sqlite/fsck.ts';
import { sqliteOutbox } from '../src/sqlite/sqlite-outbox.ts';
import type { OutboxStore } from '../src/outbox/outbox-store.ts';
import { draft, report } from './support/payloads.ts';
import type { Report } from './support/payloads.ts';
import { copyOutbox, cutFile, PAGE_SIZE, pageOf, patchFile, reportsByPage } from './support/sqlite-damage.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const COUNT = 2_000;
const filling = 'x'.repeat(200);
const order = (i: number): Report => report.order(`O-${i}-${filling}`, `S-${i % 5}:T-${i}`);

async function build(path: string, work: (store: OutboxStore) => Promise<void>): Promise<void> {
  const store = sqliteOutbox(path);
  await store.open();
  await work(store);
  await store.close();
}

const fill = (path: string): Promise<void> =>
  build(path, async (store) => {
    await store.accept(
      Array.from({ length: COUNT }, (_, i) => draft(order(i + 1))),
      1_000,
    );
  });

async function inspect<Result>(path: string, look: (store: OutboxStore) => Promise<Result>): Promise<Result> {
  const store = sqliteOutbox(path);
  await store.open();
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

describe('fsck', () => {
  test('a sound outbox is found sound', async () => {
    using folder = temporaryFolder();
    await fill(folder.path('outbox.db'));
    expect(fsck(folder.path('outbox.db'))).toEqual({
      ...{ ok: true, expected: { from: 1, to: COUNT }, intact: COUNT, recovered: 0 },
      ...{ altered: [], missing: [], lostBefore: [], problems: [] },
    });
  });

  test('an outbox that does not exist or is in use is not touched', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    expect(() => fsck(path)).toThrow(expect.objectContaining({ code: 'OUTBOX_NOT_FOUND' }));
    expect(existsSync(path)).toBe(false);
    await build(path, async () => {
      expect(() => fsck(path)).toThrow(expect.objectContaining({ code: 'OUTBOX_LOCKED' }));
    });
    expect(() => fsck(path, { salvageTo: path })).toThrow(expect.objectContaining({ code: 'OUTBOX_ARGUMENT' }));
  });

  test('an altered report is the only one given up', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await fill(path);
    patchFile(path, (bytes) => {
      bytes.write('X', bytes.indexOf(`"orderId":"O-700-`) + 12);
    });
    const found = fsck(path, { salvageTo: folder.path('new.db') });
    expect(found).toMatchObject({ ok: false, intact: COUNT - 1, altered: [{ from: 700, to: 700 }], missing: [] });
    expect(await inspect(folder.path('new.db'), (store) => store.status())).toMatchObject({
      open: COUNT - 1,
      lastSeq: COUNT,
    });
    expect(fsck(folder.path('new.db'))).toMatchObject({ ok: true, lostBefore: [{ from: 700, to: 700 }] });
  });

  test('a damaged page costs the reports on it and no other', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await fill(path);
    const [pageNumber, lost] = [...reportsByPage(path)][30]!;
    patchFile(path, (bytes) => pageOf(bytes, pageNumber).fill(0xff));
    const { missing, altered, intact } = fsck(path);
    expect(intact).toBe(COUNT - lost.length);
    expect(altered).toEqual([]);
    expect(missing).toEqual([{ from: lost[0], to: lost.at(-1) }]);
  });

  test('reports cut off by a damaged inner page or header are recovered from the bytes', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await fill(path);
    const leaves = reportsByPage(path);
    patchFile(path, (bytes) => {
      for (let pageNumber = 2; pageNumber <= bytes.length / PAGE_SIZE; pageNumber++) {
        const page = pageOf(bytes, pageNumber);
        // interior pages of tables are of type 5
        if (page[0] === 5) page.fill(0);
      }
    });
    const inner = fsck(path, { salvageTo: folder.path('inner.db') });
    expect(inner).toMatchObject({ intact: COUNT, missing: [], altered: [], ok: false });
    expect(inner.recovered).toBeGreaterThan(COUNT / 2);
    expect(leaves.size).toBeGreaterThan(100);

    patchFile(path, (bytes) => bytes.fill(0, 0, 100));
    const header = fsck(path, { salvageTo: folder.path('header.db') });
    expect(header).toMatchObject({ intact: COUNT, recovered: COUNT, missing: [] });
    expect(await inspect(folder.path('header.db'), (store) => store.status())).toMatchObject({
      open: COUNT,
      lastSeq: COUNT,
    });
  });

  test('of a shortened log every report that is still in it is kept', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await build(folder.path('live.db'), async (store) => {
      for (let i = 1; i <= 60; i++) await store.accept([draft(order(i))], 1_000);
      copyOutbox(folder.path('live.db'), path);
    });
    cutFile(`${path}-wal`, Math.floor(readFileSync(`${path}-wal`).length * 0.6));
    const { intact, missing, expected } = fsck(path, { salvageTo: folder.path('new.db') });
    expect(expected).toEqual({ from: 1, to: 60 });
    expect(missing).toEqual([{ from: intact + 1, to: 60 }]);
    expect(intact).toBeGreaterThan(30);
    expect(intact).toBeLessThan(45);
    const next = await inspect(folder.path('new.db'), (store) => store.accept([draft(order(61))], 2_000));
    expect(next).toEqual([61]);
  });

  test('a frame damaged in the middle of the log costs what SQLite ignores behind it only until fsck', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await build(folder.path('live.db'), async (store) => {
      for (let i = 1; i <= 60; i++) await store.accept([draft(order(i))], 1_000);
      copyOutbox(folder.path('live.db'), path);
    });
    patchFile(`${path}-wal`, (bytes) =>
      bytes.fill(0xee, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 64),
    );
    const { intact, recovered, missing } = fsck(path);
    expect(recovered).toBeGreaterThan(20);
    // but for a report whose own bytes were hit
    expect(intact).toBeGreaterThanOrEqual(59);
    expect(missing.length).toBe(60 - intact);
  });

  test('whatever page is overwritten, every report that was not on it is kept', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await build(path, async (store) => {
      // some long enough to spread over several pages
      const long = (i: number): Report =>
        report.order(`O-${i}`, ...Array.from({ length: 1 + (i % 90) }, (_, n) => `S-${n}:T-${i}-${n}`));
      await store.accept(
        Array.from({ length: 400 }, (_, i) => draft(i % 7 === 0 ? long(i + 1) : order(i + 1))),
        1_000,
      );
    });
    const random = seededRandom(11);
    const whole = readFileSync(path);
    for (let run = 0; run < 25; run++) {
      const damaged = folder.path(`damaged-${run}.db`);
      copyOutbox(path, damaged);
      const pageNumber = 1 + Math.floor(random() * (whole.length / PAGE_SIZE));
      patchFile(damaged, (bytes) => {
        const page = pageOf(bytes, pageNumber);
        for (let i = 0; i < page.length; i++) page[i] = Math.floor(random() * 256);
      });
      const { intact, altered, missing } = fsck(damaged);
      const lost = [...altered, ...missing].flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, i) => from + i),
      );
      expect(intact + lost.length).toBe(400);
      expect(lost.filter((seq) => !mayTouch(whole, seq, pageNumber))).toEqual([]);
      for (const suffix of ['', '-mark', '-lock', '-shm', '-wal']) rmSync(damaged + suffix, { force: true });
    }
  });

  test('states, lanes, codes and barriers are as before in what was salvaged', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await build(path, async (store) => {
      await store.putCodes([{ ref: 'session:S-1', code: 'code-1' }]);
      await store.accept(
        [
          ...[report.order('O-1', 'S-1:T-1'), report.order('O-2', 'S-1:T-2'), report.order('O-3', 'S-9:T-3')],
          ...[report.refund('R-1', 'O-1', 'S-1'), report.cancellation('S-1'), report.check('T-2', 'S-1')],
          ...[report.inventory('S-1', 'A', 1), report.inventory('S-1', 'A', 2)],
        ].map(draft),
        1_000,
      );
      const { reports } = await store.claim({ now: 1_000, limit: 2 });
      expect(reports.map(({ seq }) => seq)).toEqual([1, 2]);
      await store.settle([
        { seq: 1, end: 'done', at: 2_000 },
        { seq: 2, end: 'dead', at: 2_000, failure: { code: '4300', message: 'no' } },
      ]);
    });
    const summary = (store: OutboxStore) => Promise.all([store.find({}), store.status(), store.codes(['session:S-1'])]);
    const before = await inspect(path, summary);
    expect(fsck(path, { salvageTo: folder.path('new.db') }).ok).toBe(true);
    expect(await inspect(folder.path('new.db'), summary)).toEqual(before);
  });

  test('a delivered performance whose codes are lost is asked for them again', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await build(path, async (store) => {
      await store.accept([draft(report.performance('P-1', 'S-1')), draft(report.order('O-1', 'S-1:T-1'))], 1_000);
      await store.claim({ now: 1_000, limit: 1 });
      await store.settle([{ seq: 1, end: 'done', at: 2_000, codes: [{ ref: 'session:S-1', code: 'code-1' }] }]);
    });
    const database = new DatabaseSync(path);
    database.exec('DELETE FROM codes');
    database.close();
    fsck(path, { salvageTo: folder.path('new.db') });
    const found = await inspect(folder.path('new.db'), (store) => store.find({}));
    expect(found).toMatchObject([
      { state: 'pending', head: true, history: [{ what: 'salvaged' }] },
      { state: 'pending', head: true, gates: 1 },
    ]);
  });
});

/** Whether a report may have bytes on the page: a long one is spread over pages we do not look for. */
function mayTouch(whole: Buffer, seq: number, pageNumber: number): boolean {
  const isLong = seq % 7 === 1;
  // the text of a short report stands in one piece, once
  return isLong || Math.floor(whole.indexOf(`"orderId":"O-${seq}-`) / PAGE_SIZE) + 1 === pageNumber;
}
