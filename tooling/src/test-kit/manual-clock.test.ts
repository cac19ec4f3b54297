import { expect, test } from 'vitest';
import { manualClock } from './manual-clock.ts';

test('time stands still until it is advanced', async () => {
  const clock = manualClock(1_000);
  expect(clock.now()).toBe(1_000);
  await clock.advance(250);
  expect(clock.now()).toBe(1_250);
});

test('sleepers wake in the order of their wake-up time, and see that time', async () => {
  const clock = manualClock();
  const log: string[] = [];
  const actor = async (name: string, ms: number): Promise<void> => {
    await clock.sleep(ms);
    log.push(`${name}@${String(clock.now())}`);
  };
  const actors = [actor('late', 300), actor('early', 100), actor('twin', 100), actor('beyond', 301)];
  await clock.advance(300);
  expect(log).toEqual(['early@100', 'twin@100', 'late@300']);
  expect(clock.sleepers()).toBe(1);
  await clock.advance(1);
  await Promise.all(actors);
  expect(log.at(-1)).toBe('beyond@301');
});

test('one advance carries a loop that sleeps again and again', async () => {
  const clock = manualClock();
  const ticks: number[] = [];
  const loop = (async () => {
    while (ticks.length < 3) {
      await clock.sleep(10);
      ticks.push(clock.now());
    }
  })();
  await clock.advance(30);
  await loop;
  expect(ticks).toEqual([10, 20, 30]);
});

test('an aborted sleeper rejects with the reason and leaves the clock', async () => {
  const clock = manualClock();
  const controller = new AbortController();
  const sleeping = clock.sleep(50, controller.signal);
  controller.abort(new Error('stop'));
  await expect(sleeping).rejects.toThrow('stop');
  expect(clock.sleepers()).toBe(0);
  await expect(clock.sleep(50, controller.signal)).rejects.toThrow('stop');
});

test('untilSleeping resolves once enough sleepers wait', async () => {
  const clock = manualClock();
  const two = clock.untilSleeping(2);
  const first = clock.sleep(5);
  let reached = false;
  void two.then(() => (reached = true));
  await Promise.resolve();
  expect(reached).toBe(false);
  const second = clock.sleep(5);
  await two;
  await clock.advance(5);
  await Promise.all([first, second]);
});

test('a sleep of zero or less waits for the next advance', async () => {
  const clock = manualClock(5);
  const sleeping = clock.sleep(-1);
  await clock.advance(0);
  await sleeping;
  expect(clock.now()).toBe(5);
});
