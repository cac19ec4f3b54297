import { expect, test } from 'vitest';
import { RunningCalls } from './running-calls.ts';
import type { AlarmTimers } from './running-calls.ts';

/** One alarm at a time, moved by hand. */
function handTimers() {
  let time = 0;
  let alarm: { at: number; callback: () => void } | undefined;
  let set = 0;
  const timers: AlarmTimers = {
    now: () => time,
    after: (delayMs, callback) => {
      set += 1;
      const own = { at: time + delayMs, callback };
      alarm = own;
      return () => {
        if (alarm === own) alarm = undefined;
      };
    },
  };
  const advanceTo = (end: number): void => {
    for (;;) {
      const due: { at: number; callback: () => void } | undefined = alarm;
      if (due === undefined || due.at > end) break;
      alarm = undefined;
      time = due.at;
      due.callback();
    }
    time = end;
  };
  return { timers, advanceTo, alarms: () => set, pending: () => alarm !== undefined };
}

const member = (deadlineAt: number) => {
  const call = { deadlineAt, expired: 0, expire: () => void (call.expired += 1) };
  return call;
};

test('one alarm serves calls of equal patience', () => {
  const { timers, advanceTo, alarms } = handTimers();
  const calls = new RunningCalls(timers);
  const members = [100, 101, 102].map(member);
  for (const call of members) calls.add(call);
  expect(alarms()).toBe(1);
  advanceTo(100);
  expect(members.map((call) => call.expired)).toEqual([1, 0, 0]);
  calls.delete(members[0]!);
  advanceTo(101);
  expect(members.map((call) => call.expired)).toEqual([1, 1, 0]);
});

test('an earlier deadline moves the alarm forward', () => {
  const { timers, advanceTo } = handTimers();
  const calls = new RunningCalls(timers);
  const [late, early] = [member(100), member(10)];
  calls.add(late);
  calls.add(early);
  advanceTo(10);
  expect([late.expired, early.expired]).toEqual([0, 1]);
  calls.delete(early);
  advanceTo(100);
  expect(late.expired).toBe(1);
});

test('a call that ended does not expire, and no alarm is left behind it', () => {
  const { timers, advanceTo, pending } = handTimers();
  const calls = new RunningCalls(timers);
  const call = member(50);
  calls.add(call);
  calls.delete(call);
  advanceTo(60);
  expect(call.expired).toBe(0);
  expect(pending()).toBe(false);
});

test('a call without a deadline sets no alarm, and a deadline that returns is watched again', () => {
  const { timers, advanceTo, alarms } = handTimers();
  const calls = new RunningCalls(timers);
  const call = member(Infinity);
  calls.add(call);
  expect(alarms()).toBe(0);
  call.deadlineAt = 30;
  calls.watch(call);
  advanceTo(30);
  expect(call.expired).toBe(1);
});

test('idle waits for the last call', async () => {
  const calls = new RunningCalls(handTimers().timers);
  await calls.idle();
  const call = member(Infinity);
  calls.add(call);
  let idle = false;
  const waiting = calls.idle().then(() => (idle = true));
  await Promise.resolve();
  expect(idle).toBe(false);
  calls.delete(call);
  await waiting;
});
