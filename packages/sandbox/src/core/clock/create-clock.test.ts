import { expect, test } from 'vitest';
import type { SandboxClock } from './clock-types.ts';
import { createClock } from './create-clock.ts';

const START = Date.UTC(2026, 0, 1);

function logged(clock: SandboxClock, log: string[], entries: Readonly<Record<string, number>>): void {
  for (const [name, at] of Object.entries(entries)) {
    clock.schedule({ at: START + at, name, run: () => void log.push(`${name}@${clock.now() - START}`) });
  }
}

test('a manual clock stands still and fires what is due, in order, at its time', async () => {
  const clock = createClock({ mode: 'manual' });
  const log: string[] = [];
  logged(clock, log, { late: 300, early: 100, twin: 100, beyond: 301 });
  const sleeping = clock.sleep(200).then(() => log.push(`sleeper@${clock.now() - START}`));
  expect(clock.now()).toBe(START);
  await clock.advance(300);
  await sleeping;
  expect(log).toEqual(['early@100', 'twin@100', 'sleeper@200', 'late@300']);
  expect(clock.view().timers).toEqual([{ at: START + 301, name: 'beyond' }]);
});

test('advance waits for the work a timer starts', async () => {
  const clock = createClock({ mode: 'manual' });
  const log: string[] = [];
  clock.schedule({
    at: START + 10,
    name: 'work',
    run: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      log.push('done');
    },
  });
  await clock.advance(10);
  expect(log).toEqual(['done']);
});

test('a timer set for a time that has passed fires without any move', async () => {
  const clock = createClock({ mode: 'manual' });
  await new Promise<void>((resolve) => {
    clock.schedule({ at: START - 1, name: 'past', run: resolve });
  });
  expect(clock.now()).toBe(START);
});

test('a cancelled timer does not fire', async () => {
  const clock = createClock({ mode: 'manual' });
  const log: string[] = [];
  const cancel = clock.schedule({ at: START + 1, name: 'x', run: () => void log.push('fired') });
  cancel();
  await clock.advance(10);
  expect(log).toEqual([]);
});

test('an auto clock with no actor jumps as soon as somebody sleeps, and fires timers on the way', async () => {
  const clock = createClock({ mode: 'auto' });
  const log: string[] = [];
  logged(clock, log, { hold: 400_000, later: 700_000 });
  await clock.sleep(600_000);
  expect(clock.now() - START).toBe(600_000);
  expect(log).toEqual(['hold@400000']);
});

test('an auto clock does not move for timers alone', async () => {
  const clock = createClock({ mode: 'auto' });
  const log: string[] = [];
  logged(clock, log, { hold: 5 });
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(log).toEqual([]);
  expect(clock.now()).toBe(START);
});

test('an auto clock waits until every registered actor sleeps, then wakes the earliest first', async () => {
  const clock = createClock({ mode: 'auto' });
  const one = clock.actor('one');
  const two = clock.actor('two');
  const log: string[] = [];
  const first = one.sleep(1000).then(() => log.push(`one@${clock.now() - START}`));
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(clock.now()).toBe(START);
  const second = two.sleep(300).then(async () => {
    log.push(`two@${clock.now() - START}`);
    await two.sleep(300);
    log.push(`two@${clock.now() - START}`);
    two.leave();
  });
  await Promise.all([first, second]);
  expect(log).toEqual(['two@300', 'two@600', 'one@1000']);
});

test('work under way holds an auto clock', async () => {
  const clock = createClock({ mode: 'auto' });
  const release = clock.hold();
  const sleeping = clock.sleep(50);
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(clock.now()).toBe(START);
  release();
  release();
  await sleeping;
  expect(clock.now() - START).toBe(50);
});

test('a delayed answer counts as the sleep of the actor that waits for it', async () => {
  const clock = createClock({ mode: 'auto' });
  clock.actor('caller');
  await clock.sleepWhileAnswering(2000);
  expect(clock.now() - START).toBe(2000);
});

test('a real clock follows the computer, plus what it was advanced by', async () => {
  let real = 5000;
  const clock = createClock({ realNow: () => real });
  expect(clock.now()).toBe(5000);
  await clock.advance(60_000);
  real += 10;
  expect(clock.now()).toBe(65_010);
});

test('a real clock fires timers by itself and those an advance passes', async () => {
  const clock = createClock({});
  const log: string[] = [];
  clock.schedule({ at: clock.now() + 3_600_000, name: 'hour', run: () => void log.push('hour') });
  await clock.sleep(5);
  expect(log).toEqual([]);
  await clock.advance(3_600_000);
  expect(log).toEqual(['hour']);
  clock.close();
});

test('switching modes keeps the time', () => {
  let real = 100;
  const clock = createClock({ mode: 'manual', now: 1_000_000, realNow: () => real });
  clock.setMode('real');
  real += 5;
  expect(clock.now()).toBe(1_000_005);
  clock.setMode('manual');
  real += 5;
  expect(clock.now()).toBe(1_000_005);
});

test('set goes forward through everything due, and back without firing anything', async () => {
  const clock = createClock({ mode: 'manual', now: '2026-01-01T00:00:00Z' });
  const log: string[] = [];
  logged(clock, log, { one: 10, two: 2000 });
  await clock.set('2026-01-01T00:00:01Z');
  await clock.set(START);
  expect(log).toEqual(['one@10']);
  expect(clock.now()).toBe(START);
});

test('an aborted sleeper rejects with the reason and leaves the clock', async () => {
  const clock = createClock({ mode: 'manual' });
  const controller = new AbortController();
  const sleeping = clock.sleep(50, controller.signal);
  controller.abort(new Error('stop'));
  await expect(sleeping).rejects.toThrow('stop');
  expect(clock.view().sleepers).toBe(0);
  await expect(clock.sleep(50, controller.signal)).rejects.toThrow('stop');
});

test('an aborted actor is awake again', async () => {
  const clock = createClock({ mode: 'manual' });
  const actor = clock.actor('a');
  const controller = new AbortController();
  const sleeping = actor.sleep(50, controller.signal);
  expect(clock.view().actors).toEqual([{ name: 'a', sleeping: true }]);
  controller.abort(new Error('stop'));
  await expect(sleeping).rejects.toThrow('stop');
  expect(clock.view().actors).toEqual([{ name: 'a', sleeping: false }]);
});

test('close rejects sleepers, reset does too and goes back to the start', async () => {
  const clock = createClock({ mode: 'manual' });
  await clock.advance(500);
  clock.setMode('auto');
  const release = clock.hold();
  const sleeping = clock.sleep(50);
  clock.reset();
  release();
  await expect(sleeping).rejects.toMatchObject({ code: 'SANDBOX_RESET' });
  expect(clock.view()).toMatchObject({ mode: 'manual', now: START, sleepers: 0, timers: [] });
  const again = clock.sleep(50);
  clock.close();
  await expect(again).rejects.toMatchObject({ code: 'SANDBOX_CLOSED' });
  await expect(clock.sleep(1)).rejects.toMatchObject({ code: 'SANDBOX_CLOSED' });
});

test('bad input is refused with a code', async () => {
  const clock = createClock({ mode: 'manual' });
  expect(() => createClock({ now: 'yesterday' })).toThrow(expect.objectContaining({ code: 'CLOCK_INVALID' }));
  expect(() => createClock({ mode: 'sideways' as never })).toThrow(expect.objectContaining({ code: 'CLOCK_INVALID' }));
  expect(() => clock.advance(-1)).toThrow(expect.objectContaining({ code: 'CLOCK_INVALID' }));
  clock.actor('one');
  expect(() => clock.actor('one')).toThrow(expect.objectContaining({ code: 'CLOCK_INVALID' }));
});
