import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openWorld } from '../report-support.ts';
import { HALL } from './small-season.ts';

test.each([
  ['status'],
  ['reconcile'],
  ['codes'],
  ['pending'],
  ['dead', 'list'],
  ['dead', 'show', '1'],
  ['dead', 'redrive', '--all'],
  ['dead', 'discard', '1', '--reason', 'none'],
])('%s %s of a store that is not there is told, and makes none', async (...argv) => {
  await using world = await openWorld();
  const ran = await world.report([...argv, '--json']);
  expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
  expect(JSON.parse(ran.stderr)).toMatchObject({ error: { code: 'STORE_NOT_FOUND' } });
  expect(await readdir(world.folder)).toEqual([]);
});

test('a store whose file was lost is told as such', async () => {
  await using world = await openWorld();
  await writeFile(world.path('halls.jsonl'), JSON.stringify(HALL));
  await world.report(['import', world.path('halls.jsonl')]);
  for (const end of ['', '-wal', '-shm']) await rm(world.path(`outbox.db${end}`), { force: true });
  const ran = await world.report(['status', '--json']);
  expect(JSON.parse(ran.stderr)).toMatchObject({ error: { code: 'OUTBOX_SHORTENED' } });
  const again = await world.report(['import', world.path('halls.jsonl'), '--restart', '--json']);
  expect(JSON.parse(again.stderr)).toMatchObject({ error: { code: 'OUTBOX_SHORTENED' } });
});

test.runIf(process.platform !== 'win32')('what an import leaves behind is for its owner only', async () => {
  await using world = await openWorld();
  await writeFile(world.path('halls.jsonl'), `${JSON.stringify(HALL)}\n{}`);
  expect(await world.report(['import', world.path('halls.jsonl')])).toMatchObject({ exitCode: 1 });
  const made = (await readdir(world.folder)).filter((name) => name !== 'halls.jsonl');
  expect(made).toEqual(expect.arrayContaining(['halls.jsonl.import.json', 'halls.rejected.jsonl', 'outbox.db']));
  for (const name of made) {
    expect({ name, mode: (await stat(world.path(name))).mode & 0o777 }).toEqual({ name, mode: 0o600 });
  }
});
