import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { runCli } from './memory-io.ts';
import { jsonLines, openWorld } from './report-support.ts';

const FILES = ['halls', 'performances', 'sessions', 'inventory', 'tickets', 'orders', 'refunds', 'checks'];

describe('a sample season', () => {
  test.each(['season', 'stadium'])('a %s is imported, delivered and reconciled', async (kind) => {
    await using world = await openWorld();
    const sample = await runCli(['report', 'sample', '--kind', kind, '--orders', '60', '--out', world.path('sample')]);
    expect(sample).toMatchObject({ exitCode: 0, stderr: '' });
    const files = FILES.map((name, index) => world.path(`sample/${(index + 1).toString()}-${name}.csv`));

    const imported = await world.report(['import', ...files, '--json']);
    expect(imported).toMatchObject({ exitCode: 0, stderr: '' });
    const lines = jsonLines(imported.stdout);
    expect(lines.map(({ rejected }) => rejected)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(lines[5]).toMatchObject({ kind: 'order', accepted: 60 });

    expect(await world.report(['reconcile'])).toMatchObject({ exitCode: 1 });
    const ran = await world.run();
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^✓ nothing is left that can be delivered now: \d+ delivered {2}/);

    const { totals, orderBreaks, refusals, warnings } = world.received();
    expect(totals).toMatchObject({ orders: 60 });
    expect({ orderBreaks, refusals, warnings }).toEqual({ orderBreaks: {}, refusals: {}, warnings: {} });

    const reconciled = await world.report(['reconcile', '--received', world.origin]);
    expect(reconciled).toMatchObject({ exitCode: 0, stderr: '' });
    expect(reconciled.stdout).toContain('✓ all of it was received, 0 order breaks');
    const status = await world.report(['status']);
    expect(status).toMatchObject({ exitCode: 0, stderr: '' });
    expect(status.stdout).toContain('✓ everything is delivered');
    expect(status.stdout).not.toContain('\u001b');
  });

  test('the same seed writes the same bytes, another one does not', async () => {
    await using world = await openWorld();
    const write = async (folder: string, seed: string): Promise<string> => {
      const argv = ['report', 'sample', '--orders', '50', '--seed', seed, '--out', world.path(folder)];
      expect(await runCli([...argv, '--format', 'jsonl'])).toMatchObject({ exitCode: 0 });
      const names = await readdir(world.path(folder));
      const texts = await Promise.all(names.sort().map((name) => readFile(world.path(`${folder}/${name}`), 'utf8')));
      return texts.join('');
    };
    const first = await write('a', '7');
    expect(await write('b', '7')).toBe(first);
    expect(await write('c', '8')).not.toBe(first);
    expect(first).not.toMatch(/1\d{10}(?!\d)/);
    // as spreadsheets have them, at +08:00, in lists too
    expect(first).toContain('"sessionStartTime":"2026-');
    expect(first).toMatch(/"orderTime":"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}"/);
    expect(first).not.toMatch(/\dT\d\d:|\.000Z/);
  });

  test('is piped from sample to import', async () => {
    await using world = await openWorld();
    const { stdout } = await runCli(['report', 'sample', '--orders', '20', '--out', '-']);
    const stdin = `${stdout}{"kind":"ticketing","report":{}}\n`;
    const imported = await inFolder(world.folder, () =>
      world.report(['import', '-', '--kind', 'mixed', '--json'], { stdin }),
    );
    expect(imported.exitCode).toBe(1);
    expect(jsonLines(imported.stdout)[0]).toMatchObject({
      ...{ kind: 'mixed', accepted: stdout.split('\n').length - 1, rejected: 1 },
      problems: [{ line: stdout.split('\n').length }],
    });
    expect(await world.run()).toMatchObject({ exitCode: 0 });
    expect(world.received().totals.orders).toBe(20);
  });
});

/** What is rejected of the standard input goes into the working directory, which must not be the repository. */
async function inFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}
