import { SandboxError } from '../errors.ts';

/** Reads a point in time. Throws `SandboxError` `CLOCK_INVALID`. */
export function readTime(time: number | string | Date): number {
  const ms = typeof time === 'number' ? time : new Date(time).getTime();
  if (Number.isFinite(ms)) return Math.trunc(ms);
  throw new SandboxError('CLOCK_INVALID', 'expected epoch milliseconds, a Date or ISO 8601 text as a time');
}
