import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@boxwire/report-client';

/** Waits between these are shortened: shorter ones take their time, longer ones are no part of a round. */
const [SHORTEST_MS, LONGEST_MS] = [1_000, 120_000];
/** Longer than any request of a round may take, so that none is given up for the leap. */
const REAL_MS = 300;

/** The machine's clock, which leaps ahead instead of waiting out the minute that a receiver asks for with 5100. */
export function leapingClock(): Clock {
  let aheadMs = 0;
  return {
    now: () => Date.now() + aheadMs,
    sleep: async (ms, signal) => {
      const leaps = ms >= SHORTEST_MS && ms <= LONGEST_MS;
      await delay(leaps ? REAL_MS : ms, undefined, signal === undefined ? {} : { signal });
      if (leaps) aheadMs += ms - REAL_MS;
    },
  };
}
