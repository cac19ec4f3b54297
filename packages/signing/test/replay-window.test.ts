import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReplayWindow } from '../src/index.ts';

test('a key is fresh once, until its time is past', () => {
  const window = createReplayWindow();
  expect(window.putIfAbsent('a', 100, 50)).toBe(true);
  expect(window.putIfAbsent('a', 100, 60)).toBe(false);
  expect(window.putIfAbsent('a', 200, 100)).toBe(false);
  expect(window.putIfAbsent('a', 200, 101)).toBe(true);
  expect(window.size).toBe(1);
});

test('keeps at most its bound and drops what lapses first', () => {
  const window = createReplayWindow({ maxEntries: 3 });
  for (const [key, until] of [
    ['b', 20],
    ['a', 10],
    ['c', 30],
    ['d', 25],
  ] as const)
    window.putIfAbsent(key, until, 0);
  expect(window.size).toBe(3);
  expect(['b', 'c', 'd'].map((key) => window.putIfAbsent(key, 99, 0))).toEqual([false, false, false]);
  expect(window.putIfAbsent('a', 99, 0)).toBe(true);
});

test('takes a hundred thousand entries and as many again without a scan for each', () => {
  const window = createReplayWindow();
  for (let index = 0; index < 200_000; index++) window.putIfAbsent(`k${index}`, 1_000_000 - index, 0);
  expect(window.size).toBe(100_000);
  expect(window.putIfAbsent('k0', 1, 0)).toBe(false);
});

test.each([0, -1, 1.5, Number.NaN])('a bound of %d is refused', (maxEntries) => {
  expect(() => createReplayWindow({ maxEntries })).toThrow(
    expect.objectContaining({ code: 'INVALID_OPTION' }) as Error,
  );
});

test('answers as a plain map does, whatever the order of times', () => {
  const calls = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 40 }), fc.nat(5)), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(calls, (list) => {
      const window = createReplayWindow();
      const model = new Map<string, number>();
      let now = 0;
      for (const [id, ahead, step] of list) {
        now += step;
        const key = `k${id}`;
        const fresh = (model.get(key) ?? -1) < now;
        if (fresh) model.set(key, now + ahead);
        expect(window.putIfAbsent(key, now + ahead, now)).toBe(fresh);
      }
    }),
  );
});
