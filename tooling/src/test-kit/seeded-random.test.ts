import { expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';

const take = (random: () => number, count: number): number[] => Array.from({ length: count }, random);

test('the same seed gives the same sequence', () => {
  expect(take(seededRandom(7), 20)).toEqual(take(seededRandom(7), 20));
});

test('another seed gives another sequence', () => {
  expect(take(seededRandom(7), 5)).not.toEqual(take(seededRandom(8), 5));
});

test('values lie in [0, 1) and spread evenly over ten bins', () => {
  const values = take(seededRandom(1), 10_000);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  const bins = new Map<number, number>();
  for (const value of values) bins.set(Math.floor(value * 10), (bins.get(Math.floor(value * 10)) ?? 0) + 1);
  expect(bins.size).toBe(10);
  expect(Math.min(...bins.values())).toBeGreaterThan(900);
  expect(Math.max(...bins.values())).toBeLessThan(1100);
});
