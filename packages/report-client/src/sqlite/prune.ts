import type { DatabaseSync } from 'node:sqlite';
import type { Counters } from './counters.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { ReportState } from '../outbox/stored-report.ts';
import { OPEN } from './sql-schema.ts';

/** Rows deleted in one transaction. */
const MOST = 10_000;

/** Deletes finished reports from the front, so that the numbers left stay gapless. Runs inside a transaction. */
export function prune(database: DatabaseSync, counters: Counters, finishedBefore: number): number {
  const first = counters.get('firstSeq');
  const end = firstKept(database, { first, finishedBefore });
  const rows = database
    .prepare('SELECT kind, state, count(*) AS n FROM reports WHERE seq < ? GROUP BY kind, state')
    .all(end);
  for (const row of rows) counters.add(`${row.kind as ReportKind}.${row.state as ReportState}`, -Number(row.n));
  database.prepare('DELETE FROM reports WHERE seq < ?').run(end);
  counters.add('firstSeq', end - first);
  return end - first;
}

function firstKept(
  database: DatabaseSync,
  { first, finishedBefore }: { first: number; finishedBefore: number },
): number {
  const end = first + MOST;
  const row = database
    .prepare(
      `SELECT seq FROM reports WHERE seq >= ? AND seq < ? AND (${OPEN} OR finished_at >= ?) ORDER BY seq LIMIT 1`,
    )
    .get(first, end, finishedBefore);
  if (row !== undefined) return Number(row.seq);
  const last = Number(database.prepare('SELECT max(seq) AS seq FROM reports').get()?.seq ?? first - 1);
  return Math.min(end, last + 1);
}
