import { describe, expect, test } from 'vitest';
import { durationText } from './duration.ts';
import { tableLines } from './table.ts';
import { textWidth } from './text-width.ts';

describe('durationText', () => {
  test.each([
    [0, '0 µs'],
    [0.84, '840 µs'],
    [1, '1 ms'],
    [999.4, '999 ms'],
    [999.5, '1.0 s'],
    [3440, '3.4 s'],
    [59_949, '59.9 s'],
    [59_950, '1 m 00 s'],
    [125_000, '2 m 05 s'],
  ])('%d ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe('textWidth', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['洗车Api', 7],
    ['🚗', 2],
    ['\u001b[32mok\u001b[39m', 2],
    ['：', 2],
  ])('%j takes %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});

test('tableLines aligns columns by what a terminal shows', () => {
  const rows = [
    ['cities', '9 ms', '北京'],
    ['订单', '120 ms', ''],
  ];
  expect(tableLines(rows, { right: [1] })).toEqual(['cities    9 ms  北京', '订单    120 ms']);
});
