import { expect, test } from 'vitest';
import { parseHttpDate } from './http-date.ts';

const instant = Date.UTC(1994, 10, 6, 8, 49, 37);
const rows: readonly (readonly [string, number | undefined])[] = [
  ['Sun, 06 Nov 1994 08:49:37 GMT', instant],
  ['Sunday, 06-Nov-94 08:49:37 GMT', instant],
  ['Sun Nov  6 08:49:37 1994', instant],
  ['Sun, 06 Nov 1994 08:49:37 +0800', undefined],
  ['Sun, 99 Nov 1994 08:49:37 GMT', undefined],
  ['1994-11-06T08:49:37Z', undefined],
  ['784111777', undefined],
  ['', undefined],
];

for (const [value, expected] of rows) {
  test(`"${value}" reads as ${String(expected)}`, () => {
    expect(parseHttpDate(value)).toBe(expected);
  });
}
