import { expect, test } from 'vitest';
import { createRandom, type Random } from './random.ts';

const take = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.next());

test('the same seed gives the same stream, another seed another', () => {
  expect(take(createRandom(7), 20)).toEqual(take(createRandom('7'), 20));
  expect(take(createRandom(7), 5)).not.toEqual(take(createRandom(8), 5));
});

test('a fork does not depend on what was drawn elsewhere', () => {
  const quiet = createRandom(1);
  const busy = createRandom(1);
  take(busy, 100);
  take(busy.fork('other'), 10);
  expect(take(quiet.fork('goods'), 5)).toEqual(take(busy.fork('goods'), 5));
  expect(take(quiet.fork('goods'), 5)).not.toEqual(take(quiet.fork('shops'), 5));
});

test('values lie in [0, 1) and spread evenly over ten bins', () => {
  const values = take(createRandom(1), 10_000);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  const bins = Map.groupBy(values, (value) => Math.floor(value * 10));
  expect(bins.size).toBe(10);
  for (const bin of bins.values()) expect(Math.abs(bin.length - 1000)).toBeLessThan(120);
});

test('drawn texts and numbers keep their form', () => {
  const random = createRandom('forms');
  for (let round = 0; round < 200; round += 1) {
    expect(random.digits(12)).toMatch(/^[1-9]\d{11}$/);
    expect(random.hex(32)).toMatch(/^[0-9a-f]{32}$/);
    const drawn = random.integer(3, 5);
    expect([3, 4, 5]).toContain(drawn);
    expect(['a', 'b']).toContain(random.pick(['a', 'b']));
  }
  expect(() => random.pick([])).toThrow(RangeError);
  expect(random.chance(0)).toBe(false);
  expect(random.chance(1)).toBe(true);
});
