import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WakeQueue, type WakeUp } from './wake-queue.ts';

const wakeUp = (at: number, name: string): WakeUp => ({ at, name, kind: 'timer', run: () => undefined });

test('wake-ups come out by time, those of one time as they were added, removed ones not at all', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean())), (entries) => {
      const queue = new WakeQueue();
      const items = entries.map(([at, keep], index) => ({ item: wakeUp(at, String(index)), keep }));
      for (const { item } of items) queue.add(item);
      for (const { item, keep } of items) if (!keep) expect(queue.remove(item)).toBe(true);
      const kept = items.filter(({ keep }) => keep).map(({ item }) => item);
      const expected = kept.toSorted((one, other) => one.at - other.at).map(({ name }) => name);
      expect(queue.list().map(({ name }) => name)).toEqual(expected);
      const taken: string[] = [];
      for (let next = queue.takeDue(9); next !== undefined; next = queue.takeDue(9)) taken.push(next.name);
      expect(taken).toEqual(expected);
    }),
  );
});

test('nothing is taken before its time', () => {
  const queue = new WakeQueue();
  queue.add(wakeUp(10, 'a'));
  expect(queue.takeDue(9)).toBeUndefined();
  expect(queue.takeDue(10)?.name).toBe('a');
  expect(queue.remove(wakeUp(10, 'a'))).toBe(false);
});
