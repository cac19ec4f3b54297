import { expect, test } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const now = Date.UTC(2026, 2, 1, 12, 0, 0);
const rows: readonly (readonly [string | undefined, number | undefined])[] = [
  [undefined, undefined],
  ['0', 0],
  ['120', 120_000],
  [' 5 ', 5_000],
  ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
  ['Sunday, 01-Mar-26 12:00:30 GMT', 30_000],
  ['Sun Mar  1 12:00:30 2026', 30_000],
  ['Sun, 01 Mar 2026 11:59:00 GMT', 0],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['2026-03-01T12:00:30Z', undefined],
  ['', undefined],
];

for (const [value, expected] of rows) {
  test(`Retry-After ${String(value)} means ${String(expected)} ms`, () => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });
}
