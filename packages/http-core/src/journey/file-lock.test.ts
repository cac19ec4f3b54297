import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FileLock } from './file-lock.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boxwire-lock-'));
  path = join(folder, 'journal.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const left = (content: unknown): Promise<void> =>
  writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
const deadPid = (): number => spawnSync(process.execPath, ['-e', '0']).pid;

test('a lock names its holder, and nothing stays after its release', async () => {
  const lock = await FileLock.take(path);
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
  await lock.check();
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});

test('a second writer in the same process is refused', async () => {
  const lock = await FileLock.take(path);
  await expect(FileLock.take(path)).rejects.toMatchObject({ code: 'JOURNAL_LOCKED' });
  await lock.release();
  await (await FileLock.take(path)).release();
});

describe('a lock left behind', () => {
  test('by a process that is gone is taken over', async () => {
    await left({ pid: deadPid(), host: hostname(), token: 'old' });
    const lock = await FileLock.take(path);
    await lock.check();
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('by an earlier process of our own number is taken over', async () => {
    await left({ pid: process.pid, host: hostname(), token: 'before the restart' });
    await (await FileLock.take(path)).release();
  });

  for (const [name, content] of [
    ['by a living process', { pid: process.ppid, host: hostname(), token: 'alive' }],
    ['by another machine', { pid: 1, host: 'elsewhere.invalid', token: 'far' }],
    ['as text nobody can read', '{"pid":'],
    ['as null', 'null'],
  ] as const) {
    test(`${name} is respected`, async () => {
      await left(content);
      const before = await readFile(path, 'utf8');
      await expect(FileLock.take(path)).rejects.toMatchObject({ code: 'JOURNAL_LOCKED' });
      expect(await readFile(path, 'utf8')).toBe(before);
      expect(await readdir(folder)).toEqual(['journal.lock']);
    });
  }

  test('is taken over by one of many that try at once', async () => {
    await left({ pid: deadPid(), host: hostname(), token: 'old' });
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => FileLock.take(path)));
    const won = tries.filter((result) => result.status === 'fulfilled');
    expect(won).toHaveLength(1);
    await won[0]?.value.check();
    await won[0]?.value.release();
    expect(await readdir(folder)).toEqual([]);
  });
});

test('a lock that was taken away is noticed, and not released in the name of its new holder', async () => {
  const lock = await FileLock.take(path);
  await left({ pid: process.ppid, host: hostname(), token: 'thief' });
  await expect(lock.check()).rejects.toMatchObject({ code: 'JOURNAL_LOCK_LOST' });
  await lock.release();
  expect(await readFile(path, 'utf8')).toContain('thief');
});
