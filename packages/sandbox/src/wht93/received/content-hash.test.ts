import { expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';

test('a hundred thousand near texts have different hashes, each a safe integer', () => {
  const hashes = new Set<number>();
  for (let index = 0; index < 100_000; index += 1) hashes.add(contentHash(`{"ticketOrderId":"L-${index}"}`));
  expect(hashes.size).toBe(100_000);
  expect([...hashes].every((hash) => Number.isSafeInteger(hash) && hash >= 0)).toBe(true);
});

test('the same text has the same hash', () => {
  expect(contentHash('票')).toBe(contentHash('票'));
  expect(contentHash('')).not.toBe(contentHash('\0'));
});
