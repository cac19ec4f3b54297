import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { OutboxError } from '../src/outbox/outbox-error.ts';
import { readMark } from '../src/sqlite/high-water-mark.ts';
import { sqliteOutbox } from '../src/sqlite/sqlite-outbox.ts';
import { draft, report } from './support/payloads.ts';
import { copyOutbox, cutFile, patchFile } from './support/sqlite-damage.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const orders = (count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => draft(report.order(`O-${from + i}`)));

async function filled(path: string, count: number): Promise<void> {
  const store = sqliteOutbox(path);
  await store.open();
  await store.accept(orders(count), 1_000);
  await store.close();
}

async function openError(path: string, limits = {}): Promise<OutboxError> {
  const store = sqliteOutbox(path, limits);
  const error: unknown = await store.open().then(
    () => store.close(),
    (reason: unknown) => reason,
  );
  if (error instanceof OutboxError) return error;
  throw new Error('it opened', { cause: error });
}

describe('durability', () => {
  test('journal mode and PRAGMA synchronous are read back, and every acceptance waits for the disk', async () => {
    using folder = temporaryFolder();
    const store = sqliteOutbox(folder.path('outbox.db'));
    await store.open();
    expect(store.durability()).toEqual({ journalMode: 'wal', synchronous: 2, commits: 0, syncedCommits: 0 });
    for (const order of orders(5)) await store.accept([order], 1_000);
    expect(store.durability()).toMatchObject({ commits: 5, syncedCommits: 5 });
    await Promise.all(orders(100, 6).map((order) => store.accept([order], 1_000)));
    expect(store.durability()).toMatchObject({ commits: 6, syncedCommits: 6 });
    const { reports } = await store.claim({ now: 1_000, limit: 10 });
    await store.settle(reports.map(({ seq }) => ({ seq, end: 'done', at: 2_000 })));
    expect(store.durability()).toEqual({ journalMode: 'wal', synchronous: 2, commits: 7, syncedCommits: 6 });
    await store.close();
  });

  test('a group is bounded, and one caller’s reports are never parted', async () => {
    using folder = temporaryFolder();
    const store = sqliteOutbox(folder.path('outbox.db'), { groupSize: 10 });
    await store.open();
    const all = await Promise.all([
      store.accept(orders(8), 1),
      store.accept(orders(3, 9), 1),
      store.accept(orders(25, 12), 1),
    ]);
    expect(all.map((seqs) => [seqs[0], seqs.length])).toEqual([
      [1, 8],
      [9, 3],
      [12, 25],
    ]);
    expect(store.durability().commits).toBe(3);
    await store.close();
  });

  test('a commit that fails keeps nothing, tells every caller, and leaves the numbers gapless', async () => {
    using folder = temporaryFolder();
    const store = sqliteOutbox(folder.path('outbox.db'));
    await store.open();
    const broken = { ...orders(1)[0]!, payload: undefined as unknown as string };
    const results = await Promise.allSettled([store.accept(orders(1), 1), store.accept([broken], 1)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await store.accept(orders(1), 1)).toEqual([1]);
    expect(await store.status()).toMatchObject({ open: 1, lastSeq: 1, counts: { order: { pending: 1 } } });
    await store.close();
  });
});

describe('one writer', () => {
  test('a second opener is told so, in this process and after the first has gone', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    const first = sqliteOutbox(path);
    await first.open();
    expect(await openError(path)).toMatchObject({ code: 'OUTBOX_LOCKED' });
    await first.close();
    await filled(path, 1);
  });

  test('the lock of a process that was killed is free at once', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    const source = `import { sqliteOutbox } from ${JSON.stringify(fileURLToPath(new URL('../src/sqlite/sqlite-outbox.ts', import.meta.url)))};
      globalThis.store = sqliteOutbox(process.argv[1]);
      await store.open();
      process.stdout.write('open');
      setInterval(() => undefined, 1_000);`;
    const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', source, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(await openError(path)).toMatchObject({ code: 'OUTBOX_LOCKED' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await filled(path, 1);
  });
});

describe('opening what is no outbox', () => {
  test('a text file', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.path('notes.txt'), 'x'.repeat(5_000));
    expect(await openError(folder.path('notes.txt'))).toMatchObject({ code: 'OUTBOX_DAMAGED' });
    expect(readFileSync(folder.path('notes.txt'), 'utf8')).toBe('x'.repeat(5_000));
  });

  test('another SQLite database', async () => {
    using folder = temporaryFolder();
    const database = new DatabaseSync(folder.path('other.db'));
    database.exec('CREATE TABLE t (x)');
    database.close();
    expect(await openError(folder.path('other.db'))).toMatchObject({ code: 'OUTBOX_FOREIGN' });
  });

  test('an outbox of a newer version', async () => {
    using folder = temporaryFolder();
    await filled(folder.path('outbox.db'), 1);
    const database = new DatabaseSync(folder.path('outbox.db'));
    database.exec(`UPDATE meta SET value = '99' WHERE name = 'schema_version'`);
    database.close();
    expect(await openError(folder.path('outbox.db'))).toMatchObject({ code: 'OUTBOX_VERSION' });
  });
});

describe('a shortened log', () => {
  async function withOpenLog(folder: { path: (name: string) => string }): Promise<string> {
    const store = sqliteOutbox(folder.path('live.db'));
    await store.open();
    for (const order of orders(50)) await store.accept([order], 1_000);
    copyOutbox(folder.path('live.db'), folder.path('outbox.db'));
    await store.close();
    return folder.path('outbox.db');
  }

  test('a log that is whole opens with every report, as after a crash', async () => {
    using folder = temporaryFolder();
    const store = sqliteOutbox(await withOpenLog(folder));
    await store.open();
    expect((await store.status()).lastSeq).toBe(50);
    await store.close();
  });

  test('a log that was cut is reported with the numbers that are gone', async () => {
    using folder = temporaryFolder();
    const path = await withOpenLog(folder);
    cutFile(`${path}-wal`, Math.floor(readFileSync(`${path}-wal`).length / 2));
    const error = await openError(path);
    expect(error.code).toBe('OUTBOX_SHORTENED');
    expect(error.ranges).toHaveLength(1);
    expect(error.ranges[0]).toMatchObject({ to: 50 });
    expect(error.ranges[0]!.from).toBeGreaterThan(10);
    expect(error.ranges[0]!.from).toBeLessThan(45);
  });

  test('a log that is gone is reported', async () => {
    using folder = temporaryFolder();
    const path = await withOpenLog(folder);
    rmSync(`${path}-wal`);
    const { code } = await openError(path);
    expect(['OUTBOX_SHORTENED', 'OUTBOX_FOREIGN']).toContain(code);
  });

  test('a file that is gone does not come back as a new outbox', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await filled(path, 7);
    rmSync(path);
    expect(await openError(path)).toMatchObject({ code: 'OUTBOX_SHORTENED', ranges: [{ from: 1, to: 7 }] });
    expect(existsSync(path)).toBe(false);
  });

  test('a file that was replaced by another outbox is reported', async () => {
    using folder = temporaryFolder();
    await filled(folder.path('outbox.db'), 7);
    await filled(folder.path('other.db'), 2);
    copyOutbox(folder.path('other.db'), folder.path('new.db'));
    rmSync(folder.path('new.db-mark'));
    writeFileSync(folder.path('outbox.db'), readFileSync(folder.path('new.db')));
    expect(await openError(folder.path('outbox.db'))).toMatchObject({ code: 'OUTBOX_SHORTENED' });
  });

  test('a mark that cannot be read is written anew', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await filled(path, 3);
    writeFileSync(`${path}-mark`, 'garbage');
    await filled(path, 1);
    expect(readMark(path)).toMatchObject({ seq: 4 });
  });
});

describe('damage', () => {
  test('a changed byte in a report is found when the outbox is opened', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await filled(path, 300);
    patchFile(path, (bytes) => {
      bytes.write('X', bytes.indexOf('"orderId":"O-123"') + 11);
    });
    expect(await openError(path)).toMatchObject({ code: 'OUTBOX_DAMAGED', ranges: [{ from: 123, to: 123 }] });
  });

  test('a page that is no page any more is found when the outbox is opened', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await filled(path, 300);
    patchFile(path, (bytes) => {
      const page = Math.floor(bytes.indexOf('"orderId":"O-123"') / 4_096);
      bytes.fill(0, page * 4_096, (page + 1) * 4_096);
    });
    expect(await openError(path)).toMatchObject({ code: 'OUTBOX_DAMAGED' });
  });

  test('a row that was taken out is found, its number named', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await filled(path, 20);
    const database = new DatabaseSync(path);
    database.exec('DELETE FROM reports WHERE seq IN (3, 4, 9, 20)');
    database.close();
    const ranges = [
      { from: 3, to: 4 },
      { from: 9, to: 9 },
      { from: 20, to: 20 },
    ];
    expect(await openError(path)).toMatchObject({ code: 'OUTBOX_DAMAGED', ranges });
  });

  test('what the bounded check did not reach is found before it would be sent', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    await filled(path, 20);
    patchFile(path, (bytes) => {
      bytes.write('X', bytes.indexOf('"orderId":"O-7"') + 11);
    });
    const store = sqliteOutbox(path, { quickCheckBytes: 0, checksumRows: 5 });
    await store.open();
    const { reports, damaged } = await store.claim({ now: 1_000, limit: 100 });
    expect(reports).toHaveLength(19);
    expect(damaged.map(({ seq }) => seq)).toEqual([7]);
    await store.close();
  });

  test('pruned reports are not missed', async () => {
    using folder = temporaryFolder();
    const path = folder.path('outbox.db');
    const store = sqliteOutbox(path);
    await store.open();
    await store.accept(orders(10), 1_000);
    const { reports } = await store.claim({ now: 1_000, limit: 4 });
    await store.settle(reports.map(({ seq }) => ({ seq, end: 'done', at: 2_000 })));
    expect(await store.prune(3_000)).toBe(4);
    await store.close();
    await filled(path, 1);
  });
});
