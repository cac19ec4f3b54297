import { expect, test } from 'vitest';
import { heldUntil, sessionEndsAt } from './timers.ts';

const sessionId = '25018223_M0000000000421768530000';
const admittedMs = 1_768_530_000_000;

test('a session ends ten minutes after its admission', () => {
  expect(sessionEndsAt(sessionId)).toEqual(new Date(admittedMs + 600_000));
});

test.each([
  ['seven minutes from the first preselect', { preselectedAtMs: admittedMs }, 420_000],
  ['seven minutes from select', { preselectedAtMs: admittedMs, selectedAtMs: admittedMs + 60_000 }, 480_000],
  ['never beyond the session', { preselectedAtMs: admittedMs, selectedAtMs: admittedMs + 300_000 }, 600_000],
])('seats are held %s', (_title, times, afterMs) => {
  expect(heldUntil({ sessionId, ...times })).toEqual(new Date(admittedMs + afterMs));
});
