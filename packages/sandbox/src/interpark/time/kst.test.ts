import { expect, test } from 'vitest';
import { kstAt, kstClockTime, kstDate, kstDateTime, kstDigits, kstIsoDate } from './kst.ts';

const EVENING = Date.UTC(2026, 1, 12, 10, 0, 5);

test('writes Korean wall-clock text, nine hours ahead', () => {
  expect(kstDate(EVENING)).toBe('20260212');
  expect(kstIsoDate(EVENING)).toBe('2026-02-12');
  expect(kstDigits(EVENING)).toBe('202602121900');
  expect(kstDigits(EVENING, 14)).toBe('20260212190005');
  expect(kstDateTime(EVENING)).toBe('2026-02-12 19:00:05');
});

test.each([
  [0, '12:00 AM'],
  [9, '9:00 AM'],
  [12, '12:00 PM'],
  [19, '7:00 PM'],
])('shows %i o’clock as %s', (hour, text) => {
  expect(kstClockTime(Date.UTC(2026, 0, 1, hour - 9))).toBe(text);
});

test('counts days from the Korean one, which begins at 15:00 UTC', () => {
  expect(kstAt(Date.UTC(2026, 0, 1, 14, 59), 0, '19:00')).toBe(Date.UTC(2026, 0, 1, 10));
  expect(kstAt(Date.UTC(2026, 0, 1, 15, 0), 0, '19:00')).toBe(Date.UTC(2026, 0, 2, 10));
  expect(kstAt(Date.UTC(2026, 0, 1), 42, '00:00')).toBe(Date.UTC(2026, 1, 11, 15));
});
