import { parseSessionId } from './identifiers/session-id.ts';

/** How long a session lives from its admission (interpark §5.13). */
export const SESSION_DWELL_MS = 600_000;
/** How long seats stay held from the first preselect. */
export const PRESELECT_HOLD_MS = 420_000;
/** How long seats stay held from select, price and payment included. */
export const SELECT_HOLD_MS = 420_000;
/** The page warns when this much of a hold is left. */
export const HOLD_WARNING_MS = 120_000;

/** What is known of a hold, in epoch milliseconds. */
export interface HoldTimes {
  readonly sessionId: string;
  readonly preselectedAtMs: number;
  readonly selectedAtMs?: number | undefined;
}

/** When a session ends: ten minutes from the admission its id tells. Throws `InterparkValueError` for another form of id. */
export function sessionEndsAt(sessionId: string): Date {
  return new Date(parseSessionId(sessionId).admittedAt.getTime() + SESSION_DWELL_MS);
}

/** Until when the seats stay held: seven minutes from select, or from the first preselect, and never beyond the session. */
export function heldUntil({ sessionId, preselectedAtMs, selectedAtMs }: HoldTimes): Date {
  const lapsesAtMs = selectedAtMs === undefined ? preselectedAtMs + PRESELECT_HOLD_MS : selectedAtMs + SELECT_HOLD_MS;
  return new Date(Math.min(lapsesAtMs, sessionEndsAt(sessionId).getTime()));
}
