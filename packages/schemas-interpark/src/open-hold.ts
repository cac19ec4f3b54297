import type { JournalEntry } from '@boxwire/contract';
import { PRESELECT_HOLD_MS, SELECT_HOLD_MS } from './timers.ts';

/** What an interrupted journey may still hold on the platform. */
export interface OpenHold {
  /** Latest moment at which the platform frees the seats by itself; the session's end may come first. */
  readonly heldUntil: Date;
  /** False where a write left and no answer came: the seats may or may not be held. */
  readonly certain: boolean;
}

const PRESELECTS: readonly string[] = ['preselect', 'preselectSeat', 'preselectSeats'];
const RELEASES: readonly string[] = ['clearSelect', 'deselectAll'];

/**
 * Reads a journal of `interpark.hold` or `interpark.purchase`, sealed or not, and tells whether it left seats held, and until when;
 * `undefined` when it holds nothing. `interpark.release` lets go of them. A hold that has lapsed by now is still told: compare
 * `heldUntil` with the clock.
 */
export function openHold(entries: readonly JournalEntry[]): OpenHold | undefined {
  let hold: OpenHold | undefined;
  for (const entry of entries) {
    if (entry.type === 'sent' && isHolding(entry.stepId)) hold = doubtful(hold, entry.at);
    if (entry.type === 'answered') hold = afterAnswer(hold, entry);
  }
  return hold;
}

function isHolding(stepId: string): boolean {
  return PRESELECTS.includes(stepId) || stepId === 'select';
}

function doubtful(hold: OpenHold | undefined, at: number): OpenHold {
  const until = at + Math.max(PRESELECT_HOLD_MS, SELECT_HOLD_MS);
  return hold?.certain === true
    ? { certain: true, heldUntil: new Date(Math.max(hold.heldUntil.getTime(), until)) }
    : { certain: false, heldUntil: new Date(until) };
}

function afterAnswer(
  hold: OpenHold | undefined,
  entry: Extract<JournalEntry, { readonly type: 'answered' }>,
): OpenHold | undefined {
  if (RELEASES.includes(entry.stepId)) return entry.outcome.ok ? undefined : hold;
  if (!isHolding(entry.stepId)) return hold;
  // a refused preselect holds nothing of its own, and takes nothing from an earlier one
  if (!entry.outcome.ok) return hold?.certain === true ? hold : undefined;
  const holdMs = entry.stepId === 'select' ? SELECT_HOLD_MS : PRESELECT_HOLD_MS;
  return { certain: true, heldUntil: new Date(entry.at + holdMs) };
}
