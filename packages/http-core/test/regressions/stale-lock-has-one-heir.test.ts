import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FileLock } from '../../src/journey/file-lock.ts';

// two heirs could each move the other's new lock aside: 56 of 1,500 rounds before removal was guarded
test('of eight writers that find a stale lock, one takes it over, in every round', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  const folder = await mkdtemp(join(tmpdir(), 'boxwire-heirs-'));
  try {
    for (let round = 0; round < 150; round++) {
      const path = join(folder, `${String(round)}.lock`);
      await writeFile(path, JSON.stringify({ pid, host: hostname(), token: 'stale' }));
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => FileLock.take(path)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a take-over that itself died names the file to delete', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'boxwire-heirs-'));
  try {
    const path = join(folder, 'journal.lock');
    await writeFile(path, JSON.stringify({ pid: 1, host: hostname(), token: 'stale' }));
    await writeFile(`${path}.evict`, '{}');
    await expect(FileLock.take(path)).rejects.toMatchObject({
      code: 'JOURNAL_LOCKED',
      message: expect.stringContaining('journal.lock.evict') as string,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
