import { expect, test, vi } from 'vitest';
import { systemClock } from './system-clock.ts';

test('a sleep ends after its time', async () => {
  vi.useFakeTimers();
  try {
    let awake = false;
    const sleeping = systemClock.sleep(1_000).then(() => (awake = true));
    await vi.advanceTimersByTimeAsync(999);
    expect(awake).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await sleeping;
  } finally {
    vi.useRealTimers();
  }
});

test('a sleep of a month does not end at once', async () => {
  vi.useFakeTimers();
  try {
    const month = 30 * 24 * 3_600_000;
    let awake = false;
    const sleeping = systemClock.sleep(month).then(() => (awake = true));
    await vi.advanceTimersByTimeAsync(month - 1);
    expect(awake).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await sleeping;
  } finally {
    vi.useRealTimers();
  }
});

test("an aborted sleep rejects with the signal's reason, before and while it sleeps", async () => {
  const controller = new AbortController();
  const sleeping = systemClock.sleep(60_000, controller.signal);
  controller.abort(new Error('enough'));
  await expect(sleeping).rejects.toThrow('enough');
  await expect(systemClock.sleep(60_000, controller.signal)).rejects.toThrow('enough');
});

test('now is the time of the machine', () => {
  const before = Date.now();
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
});
