import type { StopEnd } from '../delivery/delivery-options.ts';
import type { OutboxStatus } from '../outbox/outbox-store.ts';

/** Why delivery stopped, and what it leaves in the outbox; all of it is kept, and goes on when delivery starts again. */
export type Leftover = LeftoverCounts & StopEnd;

/** Counts of what `stop` leaves. */
export interface LeftoverCounts extends Pick<OutboxStatus, 'missingCodes' | 'open'> {
  /** Refused by the receiver: each waits for `redrive` or `discard`. Counted in `open`. */
  readonly dead: number;
  /** Miss a code, of which `missingCodes` names up to 20. Counted in `open`. */
  readonly waitingForCode: number;
  /** Cancellations that wait for earlier reports of their session. Counted in `open`. */
  readonly waitingForReports: number;
}

export function leftoverOf(end: StopEnd, { open, counts, gated, barred, missingCodes }: OutboxStatus): Leftover {
  const dead = Object.values(counts).reduce((sum, states) => sum + (states.dead ?? 0), 0);
  return { ...end, open, dead, waitingForCode: gated, waitingForReports: barred, missingCodes };
}
