import type { OutboxStatus } from '../outbox/outbox-store.ts';

/** What `stop` leaves in the outbox; all of it is kept, and goes on when delivery starts again. */
export interface Leftover extends Pick<OutboxStatus, 'missingCodes' | 'open'> {
  /** Refused by the receiver: each waits for `redrive` or `discard`. Counted in `open`. */
  readonly dead: number;
  /** Miss a code, of which `missingCodes` names up to 20. Counted in `open`. */
  readonly waitingForCode: number;
  /** Cancellations that wait for earlier reports of their session. Counted in `open`. */
  readonly waitingForReports: number;
}

export function leftoverOf({ open, counts, gated, barred, missingCodes }: OutboxStatus): Leftover {
  const dead = Object.values(counts).reduce((sum, states) => sum + (states.dead ?? 0), 0);
  return { open, dead, waitingForCode: gated, waitingForReports: barred, missingCodes };
}
