import { parseHttpDate } from '../time/http-date.ts';

/**
 * The wait a `Retry-After` header asks for (RFC 9110 §10.2.3): delay seconds, or a date seen from `nowMs`. Never
 * negative; `undefined` when the value is neither.
 */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  const trimmed = value.trim();
  if (/^\d+$/.test(trimmed)) return Number(trimmed) * 1000;
  const dateMs = parseHttpDate(trimmed);
  return dateMs === undefined ? undefined : Math.max(0, dateMs - nowMs);
}
