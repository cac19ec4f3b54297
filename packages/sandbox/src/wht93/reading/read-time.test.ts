import { expect, test } from 'vitest';
import { readTime, shanghaiDate } from './read-time.ts';

const CLOSED = { acceptIso: false, acceptEpochMs: false };
const OPEN = { acceptIso: true, acceptEpochMs: true };

test.each([
  ['2026-05-01 19:30:00', '2026-05-01T11:30:00.000Z'],
  ['2024-02-29 00:00:00', '2024-02-28T16:00:00.000Z'],
  ['0999-12-31 23:59:59', '0999-12-31T15:59:59.000Z'],
])('the printed form %s is a time of +08:00', (text, iso) => {
  expect(new Date(readTime(text, CLOSED) ?? Number.NaN).toISOString()).toBe(iso);
});

test.each([
  ['2026-05-01T19:30', '2026-05-01T11:30:00.000Z'],
  ['2026-05-01T19:30:15.1239', '2026-05-01T11:30:15.123Z'],
  ['2026-05-01T19:30:00Z', '2026-05-01T19:30:00.000Z'],
  ['2026-05-01T19:30:00-0330', '2026-05-01T23:00:00.000Z'],
  [1_777_635_000_000, '2026-05-01T11:30:00.000Z'],
  ['1777635000000', '2026-05-01T11:30:00.000Z'],
])('%s is read only where it is allowed', (value, iso) => {
  expect(readTime(value, CLOSED)).toBeUndefined();
  expect(new Date(readTime(value, OPEN) ?? Number.NaN).toISOString()).toBe(iso);
});

test.each([
  '2025-02-29 00:00:00',
  '2026-04-31 00:00:00',
  '2026-13-01 00:00:00',
  '2026-00-10 00:00:00',
  '2026-01-00 00:00:00',
  '2026-01-01 24:00:00',
  '2026-01-01 00:60:00',
  '2026-01-01 00:00:60',
  '2026-01-01 00:00',
  ' 2026-01-01 00:00:00',
  '2026-01-01T00:00:00+24:00',
  '2026-02-30T00:00:00Z',
  Number.NaN,
  1.5,
  8.64e15 + 1,
  null,
  {},
])('%s names no time', (value) => {
  expect(readTime(value, OPEN)).toBeUndefined();
});

test('the day is the day in Shanghai', () => {
  expect(shanghaiDate(Date.UTC(2026, 4, 1, 15, 59, 59))).toBe('2026-05-01');
  expect(shanghaiDate(Date.UTC(2026, 4, 1, 16))).toBe('2026-05-02');
});
