import type { ReportKind } from '../kinds/report-kind.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';

/** The daily deadline: 12:00 at +08:00 (wht93 §4). */
const DEADLINE_HOUR = 12;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OFFSET_MS = 8 * HOUR_MS;

/** How the reports of earlier days stand. Times are epoch milliseconds. */
export interface DeadlineStatus {
  /** Today's deadline, 12:00 at +08:00. */
  readonly deadlineAt: number;
  /** Earlier days end here: 00:00 at +08:00. */
  readonly acceptedBefore: number;
  /** Reports of earlier days that are not delivered. */
  readonly undelivered: number;
  readonly byKind: Readonly<Partial<Record<ReportKind, number>>>;
  /** Whether the deadline has passed with something undelivered. */
  readonly missed: boolean;
  /** For a command: 0 nothing is undelivered · 2 something is, and there is still time · 1 the deadline is missed. */
  readonly exitCode: 0 | 1 | 2;
}

/** What is undelivered of the days before today. Reads the store only. */
export async function deadlineStatus(
  store: Pick<OutboxStore, 'countOpenBefore'>,
  now: number,
): Promise<DeadlineStatus> {
  const acceptedBefore = startOfDay(now);
  const deadlineAt = acceptedBefore + DEADLINE_HOUR * HOUR_MS;
  const byKind = await store.countOpenBefore(acceptedBefore);
  const undelivered = Object.values(byKind).reduce((sum, count) => sum + count, 0);
  const missed = undelivered > 0 && now >= deadlineAt;
  const exitCode = undelivered === 0 ? 0 : missed ? 1 : 2;
  return { deadlineAt, acceptedBefore, undelivered, byKind, missed, exitCode };
}

/** The next deadline after an instant. */
export function nextDeadline(now: number): number {
  const today = startOfDay(now) + DEADLINE_HOUR * HOUR_MS;
  return now < today ? today : today + DAY_MS;
}

// the zone has no summer time, so that every day has 24 hours
function startOfDay(now: number): number {
  return Math.floor((now + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
}
