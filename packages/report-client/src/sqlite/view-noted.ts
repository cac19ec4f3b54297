import type { DatabaseSync } from 'node:sqlite';
import type { OutboxStatus, ReportQuery } from '../outbox/outbox-store.ts';
import type { StoredReport } from '../outbox/stored-report.ts';
import { MISSING_CODES_SHOWN, storedReport } from './browser.ts';
import { notedReport } from './noted-reports.ts';
import { NOTED } from './sql-schema.ts';

/**
 * Reports that are only noted, as what they are to everybody else: pending. They are the newest, and few. Whether one is the
 * head of its lane or replaces another only their writer works out.
 */
export function viewNoted(database: DatabaseSync): readonly StoredReport[] {
  const isKnown = database.prepare('SELECT 1 FROM codes WHERE ref = ?');
  const placed = database.prepare(`SELECT value FROM counters WHERE name = 'placedSeq'`).get()?.value ?? 0;
  const rows = database.prepare(`SELECT * FROM reports WHERE seq > ? AND state = '${NOTED}' ORDER BY seq`).all(placed);
  return rows.map((row) => {
    const needs = notedReport(row).draft.needs.filter((ref) => isKnown.get(ref) === undefined);
    return { ...storedReport(row), state: 'pending', needs, gates: needs.length };
  });
}

/** Whether a noted report is among those that a query asks for. */
export function isAskedFor({ seq, kind, state, businessId, lane }: StoredReport, query: ReportQuery): boolean {
  return (
    seq > (query.afterSeq ?? 0) &&
    (query.seqs?.includes(seq) ?? true) &&
    (query.kind ?? kind) === kind &&
    (query.state ?? state) === state &&
    (query.businessId ?? businessId) === businessId &&
    (query.lane ?? lane) === lane
  );
}

/** How deep the outbox is, with what is only noted. */
export function withNoted(status: OutboxStatus, noted: readonly StoredReport[]): OutboxStatus {
  const counts = { ...status.counts };
  for (const { kind } of noted) counts[kind] = { ...counts[kind], pending: (counts[kind]?.pending ?? 0) + 1 };
  const missing = new Set([...status.missingCodes, ...noted.flatMap(({ needs }) => needs)]);
  const oldest = status.oldest ?? noted[0];
  return {
    ...{ ...status, counts, open: status.open + noted.length },
    gated: status.gated + noted.filter(({ gates }) => gates > 0).length,
    ...(oldest !== undefined && { oldest: { seq: oldest.seq, acceptedAt: oldest.acceptedAt } }),
    missingCodes: [...missing].toSorted().slice(0, MISSING_CODES_SHOWN),
  };
}
