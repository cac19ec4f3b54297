import { expect, test } from 'vitest';
import { ClockOffset } from './clock-offset.ts';
import type { ClockSample } from './clock-offset.ts';

const MINUTE = 60_000;
const local = Date.UTC(2026, 2, 1, 12, 0, 0);
const sample = (aheadMs: number, parts: Partial<ClockSample> = {}): ClockSample => ({
  date: new Date(local + aheadMs).toUTCString(),
  age: undefined,
  sentAt: local,
  receivedAt: local,
  ...parts,
});

test('a server that keeps our time changes nothing', () => {
  const offset = new ClockOffset('api', 15 * MINUTE);
  expect([-1_000, 0, 1_000].map((ahead) => offset.observe(sample(ahead)))).toEqual([undefined, undefined, undefined]);
  expect(offset.offsetMs).toBe(0);
});

test('a server ten minutes ahead is followed from its first answer', () => {
  const offset = new ClockOffset('api', 15 * MINUTE);
  expect(offset.observe(sample(10 * MINUTE))).toEqual({
    origin: 'api',
    measuredMs: 10 * MINUTE + 500,
    previousMs: 0,
    applied: true,
    cause: 'response',
  });
  expect(offset.offsetMs).toBe(10 * MINUTE + 500);
});

test('the seconds of a steady server do not make the offset flap', () => {
  const offset = new ClockOffset('api', 15 * MINUTE);
  offset.observe(sample(10 * MINUTE));
  const later = [1_000, 1_900, 0, 2_000].map((jitter) => offset.observe(sample(10 * MINUTE + jitter - 1_000)));
  expect(later).toEqual([undefined, undefined, undefined, undefined]);
});

test('a slow answer is not taken for a wrong clock', () => {
  const offset = new ClockOffset('api', 15 * MINUTE);
  expect(offset.observe(sample(20_000, { receivedAt: local + 20_000 }))).toBeUndefined();
  expect(offset.offsetMs).toBe(0);
});

test('an offset beyond the bound is reported once and not applied', () => {
  const offset = new ClockOffset('api', 15 * MINUTE);
  expect(offset.observe(sample(60 * MINUTE))).toMatchObject({ applied: false, measuredMs: 60 * MINUTE + 500 });
  expect(offset.observe(sample(60 * MINUTE + 1_000))).toBeUndefined();
  expect(offset.offsetMs).toBe(0);
});

test('a server that goes back to our time is followed back', () => {
  const offset = new ClockOffset('api', 15 * MINUTE);
  offset.observe(sample(10 * MINUTE));
  expect(offset.observe(sample(0))).toMatchObject({ previousMs: 10 * MINUTE + 500, measuredMs: 500, applied: true });
});

test('a refused timestamp takes the clock over even within the tolerance', () => {
  const offset = new ClockOffset('api', 15 * MINUTE);
  expect(offset.correct(sample(1_000))).toMatchObject({ measuredMs: 1_500, applied: true, cause: 'clockSkew' });
  expect(offset.offsetMs).toBe(1_500);
});

test('an answer from a cache, or without a readable date, shows no clock', () => {
  const offset = new ClockOffset('api', 15 * MINUTE);
  expect(offset.observe(sample(10 * MINUTE, { age: '600' }))).toBeUndefined();
  expect(offset.correct(sample(0, { date: 'yesterday' }))).toBeUndefined();
  expect(offset.observe(sample(10 * MINUTE, { age: '0' }))).toMatchObject({ applied: true });
});

test('a date is known once it was observed', () => {
  const offset = new ClockOffset('api', 15 * MINUTE);
  const { date } = sample(0);
  expect(offset.isKnown(date)).toBe(false);
  offset.observe(sample(0));
  expect(offset.isKnown(date)).toBe(true);
});
