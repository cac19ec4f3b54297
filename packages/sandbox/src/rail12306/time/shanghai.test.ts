import { expect, test } from 'vitest';
import {
  addDays,
  clockText,
  dayOf,
  dayStart,
  daysBetween,
  durationText,
  isDay,
  javaDate,
  wallTime,
} from './shanghai.ts';

test('a day begins in Shanghai at 16:00 UTC of the day before', () => {
  expect(dayStart('2030-01-15')).toBe(Date.UTC(2030, 0, 14, 16));
  expect(dayOf(Date.UTC(2030, 0, 14, 16) - 1)).toBe('2030-01-14');
  expect(wallTime(Date.UTC(2030, 0, 14, 16))).toBe('2030-01-15 00:00:00');
});

test('days are counted over months, years and leap days', () => {
  expect(addDays('2027-12-31', 60)).toBe('2028-02-29');
  expect(addDays('2030-01-01', -1)).toBe('2029-12-31');
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
});

test.each([
  ['2030-01-15', true],
  ['2028-02-29', true],
  ['2030-02-29', false],
  ['2030-1-5', false],
  ['2030-13-01', false],
  ['20300115', false],
  ['', false],
])('%s is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test('clocks drop days, durations do not', () => {
  expect([clockText(1440 + 61), durationText(1440 + 61)]).toEqual(['01:01', '25:01']);
});

test('a java date has a zero-based month and years since 1900', () => {
  expect(javaDate(Date.UTC(1970, 0, 1, 15, 31))).toEqual({
    date: 1,
    day: 4,
    hours: 23,
    minutes: 31,
    month: 0,
    seconds: 0,
    time: 55_860_000,
    timezoneOffset: -480,
    year: 70,
  });
});
