import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runCli } from '../memory-io.ts';
import { jsonLines, openWorld } from '../report-support.ts';
import { HALL } from './small-season.ts';

const BAD = `${JSON.stringify(HALL)}\n{"hallName":"无"}\n`;

test.each(['halls.rejected.jsonl', 'halls.jsonl.import.json', 'halls.jsonl.import.json.new'])(
  'an import that cannot write %s says so before it accepts anything, of an earlier file too',
  async (blocked) => {
    await using world = await openWorld();
    // a folder in its place cannot be written by anybody, whoever runs the tests
    await mkdir(world.path(blocked));
    await writeFile(world.path('halls.jsonl'), BAD);
    await writeFile(world.path('first.jsonl'), BAD);
    const files = [world.path('first.jsonl'), world.path('halls.jsonl')];
    const ran = await world.report(['import', ...files, '--kind', 'hall', '--json']);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    const { error } = JSON.parse(ran.stderr) as { error: { code: string; message: string } };
    expect(error).toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
    expect(error.message).toContain(world.path(blocked));
    expect((await readdir(world.folder)).toSorted()).toEqual([blocked, 'first.jsonl', 'halls.jsonl'].toSorted());
  },
);

test('a rejected file that was mended is never overwritten', async () => {
  await using world = await openWorld();
  const path = world.path('halls.jsonl');
  await writeFile(path, BAD);
  const again = async (): Promise<unknown> => {
    const ran = await world.report(['import', path, '--restart', '--json']);
    return jsonLines(ran.stdout)[0]?.rejectedTo;
  };
  expect(await again()).toBe(world.path('halls.rejected.jsonl'));
  // nobody touched it
  expect(await again()).toBe(world.path('halls.rejected.jsonl'));
  await writeFile(world.path('halls.rejected.jsonl'), 'mended by hand');
  expect(await again()).toBe(world.path('halls.rejected.2.jsonl'));
  expect(await again()).toBe(world.path('halls.rejected.2.jsonl'));
  await writeFile(world.path('halls.rejected.2.jsonl'), 'mended as well');
  const told = await world.report(['import', path, '--restart']);
  expect(told.stdout).toContain('halls.rejected.3.jsonl');
  expect(told.stdout).toContain('is left alone');
  expect(await readFile(world.path('halls.rejected.jsonl'), 'utf8')).toBe('mended by hand');
  expect(await readFile(world.path('halls.rejected.2.jsonl'), 'utf8')).toBe('mended as well');
});

test('a file that is not there is told before its kind is asked for', async () => {
  await using world = await openWorld();
  for (const command of ['import', 'lint']) {
    const store = command === 'import' ? ['--store', world.store] : [];
    const ran = await runCli(['report', command, world.path('nothing-like-a-kind'), '--json', ...store]);
    expect(JSON.parse(ran.stderr)).toMatchObject({ error: { code: 'INPUT_UNREADABLE' } });
  }
});
