import type { Clock } from '../clock.ts';
import type { EventStream } from '../delivery/event-stream.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import { deadlineStatus, nextDeadline } from './deadline.ts';

/** What a deadline watch works with. */
export interface DeadlineWatchOptions {
  readonly store: OutboxStore;
  readonly clock: Clock;
  readonly events: EventStream;
}

/** Slept at most at once: a clock that is set may not be slept past. */
const LONGEST_SLEEP_MS = 3_600_000;

/** Looks at every deadline what of earlier days is undelivered, and tells. Resolves once the signal aborts. */
export async function watchDeadlines(
  { store, clock, events }: DeadlineWatchOptions,
  signal: AbortSignal,
): Promise<void> {
  for (let next = nextDeadline(clock.now()); !signal.aborted;) {
    const left = next - clock.now();
    if (left > 0) {
      await clock.sleep(Math.min(left, LONGEST_SLEEP_MS), signal).catch(() => undefined);
      continue;
    }
    // a store that fails now shows in delivery; the next deadline is looked at all the same
    const status = await deadlineStatus(store, clock.now()).catch(() => undefined);
    if (status?.missed === true) {
      const { acceptedBefore, undelivered, byKind } = status;
      events.emit({ type: 'deadlineMissed', at: clock.now(), acceptedBefore, undelivered, byKind });
    }
    next = nextDeadline(clock.now());
  }
}
