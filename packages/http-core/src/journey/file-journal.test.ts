import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry } from '@boxwire/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileJournal } from './file-journal.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boxwire-journal-'));
  path = join(folder, 'order.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const entry = (seq: number): JournalEntry => ({ type: 'waited', seq, at: seq });

test('entries are one JSON line each, in order, and are there for the next reader', async () => {
  {
    await using journal = fileJournal(path);
    expect(await journal.load()).toEqual([]);
    await Promise.all([1, 2, 3].map((seq) => journal.append(entry(seq))));
    expect(await journal.load()).toEqual([1, 2, 3].map(entry));
  }
  expect(await readFile(path, 'utf8')).toBe([1, 2, 3].map((seq) => `${JSON.stringify(entry(seq))}\n`).join(''));
  await using again = fileJournal(path);
  await again.append(entry(4));
  expect(await again.load()).toEqual([1, 2, 3, 4].map(entry));
});

test('the file is for its owner only', async () => {
  await using journal = fileJournal(path);
  await journal.append(entry(1));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

describe('a torn last line', () => {
  for (const torn of [
    '{"type":"wai',
    '{"type":"waited","seq":9,"at":9}',
    '\0\0\0\0',
    '{"type":"waited","note":"洗'.slice(0, -1),
  ]) {
    test(`(${JSON.stringify(torn)}) is dropped, told, and written over`, async () => {
      await writeFile(path, `${JSON.stringify(entry(1))}\n${torn}`);
      {
        await using journal = fileJournal(path);
        expect(await journal.load()).toEqual([entry(1)]);
        expect(journal.droppedBytes).toBe(Buffer.byteLength(torn));
        await journal.append(entry(2));
      }
      await using again = fileJournal(path);
      expect(await again.load()).toEqual([entry(1), entry(2)]);
      expect(again.droppedBytes).toBe(0);
    });
  }
});

for (const line of ['{"type":', '', '7', 'null', '{"seq":1}']) {
  test(`a whole line that is no entry (${line}) is not passed over`, async () => {
    await writeFile(path, `${JSON.stringify(entry(1))}\n${line}\n${JSON.stringify(entry(2))}\n`);
    const journal = fileJournal(path);
    await expect(journal.load()).rejects.toMatchObject({
      code: 'JOURNAL_CORRUPT',
      message: expect.stringContaining('line 2') as string,
    });
    await journal.close();
    expect(await readFile(path, 'utf8')).toContain(JSON.stringify(entry(2)));
  });
}

test('two writers are refused, and the second may try again once the first is done', async () => {
  const first = fileJournal(path);
  await first.append(entry(1));
  const second = fileJournal(path);
  await expect(second.append(entry(2))).rejects.toMatchObject({ code: 'JOURNAL_LOCKED' });
  await expect(second.load()).rejects.toMatchObject({ code: 'JOURNAL_LOCKED' });
  await first.close();
  await second.append(entry(2));
  expect(await second.load()).toEqual([entry(1), entry(2)]);
  await second.close();
});

test('a journal whose lock was taken away writes no more', async () => {
  await using journal = fileJournal(path);
  await journal.append(entry(1));
  await rm(`${path}.lock`);
  await expect(journal.append(entry(2))).rejects.toMatchObject({ code: 'JOURNAL_LOCK_LOST' });
  expect(await readFile(path, 'utf8')).toBe(`${JSON.stringify(entry(1))}\n`);
});

test('a closed journal is closed for good, and leaves no lock', async () => {
  const journal = fileJournal(path);
  await journal.append(entry(1));
  await Promise.all([journal.close(), journal.close()]);
  await expect(journal.append(entry(2))).rejects.toMatchObject({ code: 'JOURNAL_CLOSED' });
  await expect(journal.load()).rejects.toMatchObject({ code: 'JOURNAL_CLOSED' });
  await expect(stat(`${path}.lock`)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('closing a journal that was never used touches nothing', async () => {
  await fileJournal(path).close();
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('what is not there cannot be opened, and leaves no lock', async () => {
  const journal = fileJournal(join(folder, 'missing', 'order.jsonl'));
  await expect(journal.load()).rejects.toMatchObject({ code: 'ENOENT' });
  const onFolder = fileJournal(folder);
  await expect(onFolder.load()).rejects.toMatchObject({ code: 'EISDIR' });
  await expect(stat(`${folder}.lock`)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('lines that another program added are read', async () => {
  await using journal = fileJournal(path);
  await journal.append(entry(1));
  await journal.close();
  await appendFile(path, `${JSON.stringify(entry(2))}\n`);
  await using again = fileJournal(path);
  expect(await again.load()).toHaveLength(2);
});
