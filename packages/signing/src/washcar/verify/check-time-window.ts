import { refuse, type Refusal } from './refusal.ts';

/** How far a timestamp may be from the server's clock, both ways, inclusive: 5 minutes (washcar §3 C17). */
export const TIME_WINDOW_MS = 300_000;

/** Step V6. `now` is epoch milliseconds; `windowMs` defaults to `TIME_WINDOW_MS`. */
export function checkTimeWindow(options: {
  readonly timestamp: string;
  readonly now: number;
  readonly windowMs?: number;
}): { readonly ok: true } | Refusal {
  const distanceMs = Math.abs(options.now - Number(options.timestamp));
  if (distanceMs <= (options.windowMs ?? TIME_WINDOW_MS)) return { ok: true };
  return refuse('V6', 'TIMESTAMP_OUT_OF_RANGE', 'timestamp');
}
