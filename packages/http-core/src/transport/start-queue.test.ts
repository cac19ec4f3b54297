import { manualClock } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';
import { StartQueue } from './start-queue.ts';

const setUp = (maxConcurrent: number, minIntervalMs = 0) => {
  const clock = manualClock(1_000);
  const queue = new StartQueue({ maxConcurrent, minIntervalMs, clock });
  const started: string[] = [];
  const waiter = (name: string) => ({ start: () => void started.push(`${name}@${String(clock.now())}`) });
  return { clock, queue, started, waiter };
};

test('as many start at once as may', () => {
  const { queue } = setUp(2);
  expect([queue.tryStart(), queue.tryStart(), queue.tryStart()]).toEqual([true, true, false]);
});

test('waiters start in the order they came, one per finished place', () => {
  const { queue, started, waiter } = setUp(1);
  queue.tryStart();
  for (const name of ['a', 'b', 'c']) queue.enqueue(waiter(name));
  expect(started).toEqual([]);
  queue.finish();
  queue.finish();
  expect(started).toEqual(['a@1000', 'b@1000']);
});

test('a newcomer does not overtake the queue', () => {
  const { queue, waiter } = setUp(5, 100);
  queue.tryStart();
  queue.enqueue(waiter('first'));
  expect(queue.tryStart()).toBe(false);
});

test('a waiter that leaves is passed over', () => {
  const { queue, started, waiter } = setUp(1);
  queue.tryStart();
  const quitter = waiter('quitter');
  queue.enqueue(quitter);
  queue.enqueue(waiter('patient'));
  queue.leave(quitter);
  queue.finish();
  expect(started).toEqual(['patient@1000']);
});

test('starts keep their distance', async () => {
  const { clock, queue, started, waiter } = setUp(10, 100);
  for (const name of ['a', 'b', 'c']) queue.enqueue(waiter(name));
  expect(started).toEqual(['a@1000']);
  await clock.advance(99);
  expect(started).toHaveLength(1);
  await clock.advance(101);
  expect(started).toEqual(['a@1000', 'b@1100', 'c@1200']);
});

test('a pause that nobody waits for any more is ended, and the next waiter still keeps the distance', async () => {
  const { clock, queue, started, waiter } = setUp(10, 100);
  queue.tryStart();
  const quitter = waiter('quitter');
  queue.enqueue(quitter);
  expect(clock.sleepers()).toBe(1);
  queue.leave(quitter);
  expect(clock.sleepers()).toBe(0);
  queue.enqueue(waiter('next'));
  await clock.advance(100);
  expect(started).toEqual(['next@1100']);
});

test('a clock that is set back holds the queue for one interval at most', async () => {
  const clock = manualClock(10_000);
  let setBackMs = 0;
  const shifted = { now: () => clock.now() - setBackMs, sleep: clock.sleep };
  const queue = new StartQueue({ maxConcurrent: 10, minIntervalMs: 100, clock: shifted });
  queue.tryStart();
  setBackMs = 3_600_000;
  let started = false;
  queue.enqueue({ start: () => void (started = true) });
  await clock.advance(99);
  expect(started).toBe(false);
  await clock.advance(1);
  expect(started).toBe(true);
});
