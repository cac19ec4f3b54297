import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { CodeRef } from '../outbox/code-ref.ts';
import type { OutboxStatus, ReportQuery } from '../outbox/outbox-store.ts';
import type { HistoryEntry, ReportFailure, ReportState, StoredReport } from '../outbox/stored-report.ts';
import type { Counters } from './counters.ts';
import { textList } from '../outbox/text-list.ts';
import { NOTED, OPEN } from './sql-schema.ts';

/** Most missing codes that `status` names. */
export const MISSING_CODES_SHOWN = 20;
const DEFAULT_ROWS = 100;
const MOST_ROWS = 10_000;

/** Reads reports; writes nothing. */
export class Browser {
  readonly #database: DatabaseSync;
  readonly #counters: Counters;

  constructor(database: DatabaseSync, counters: Counters) {
    this.#database = database;
    this.#counters = counters;
  }

  find(query: ReportQuery): readonly StoredReport[] {
    const { where, values } = conditions(query);
    const rows = this.#database
      .prepare(`SELECT * FROM reports WHERE ${where} ORDER BY seq LIMIT ?`)
      .all(...values, limitOf(query));
    return rows.map(storedReport);
  }

  status(): OutboxStatus {
    const oldest = this.#database
      .prepare(`SELECT seq, accepted_at FROM reports WHERE ${OPEN} ORDER BY seq LIMIT 1`)
      .get();
    return {
      counts: this.#counters.table(),
      open: this.#counters.total('pending') + this.#counters.total('dead'),
      gated: this.#counters.get('gated'),
      barred: this.#counters.get('barred'),
      // only a head is ever sent, so a dead report is one
      heldLanes: this.#counters.total('dead'),
      lastSeq: this.#lastSeq(),
      ...(oldest === undefined ? {} : { oldest: { seq: Number(oldest.seq), acceptedAt: Number(oldest.accepted_at) } }),
      missingCodes: this.#missingCodes(),
    };
  }

  countOpenBefore(acceptedBefore: number): Partial<Record<ReportKind, number>> {
    const rows = this.#database
      .prepare(
        `SELECT kind, count(*) AS n FROM reports INDEXED BY reports_open WHERE ${OPEN} AND accepted_at < ? GROUP BY kind`,
      )
      .all(acceptedBefore);
    return Object.fromEntries(rows.map((row) => [row.kind as ReportKind, Number(row.n)]));
  }

  #lastSeq(): number {
    const row = this.#database.prepare('SELECT max(seq) AS seq FROM reports').get();
    // the newest may all be pruned
    return Math.max(Number(row?.seq ?? 0), this.#counters.get('placedSeq'));
  }

  // one index seek per code: DISTINCT would read the gate of every waiting report
  #missingCodes(): readonly CodeRef[] {
    const next = this.#database.prepare('SELECT ref FROM report_gates WHERE ref > ? ORDER BY ref LIMIT 1');
    const refs: CodeRef[] = [];
    for (let row = next.get(''); row !== undefined; row = next.get(row.ref as string)) {
      refs.push(row.ref as CodeRef);
      if (refs.length === MISSING_CODES_SHOWN) break;
    }
    return refs;
  }
}

/** How many reports a query may answer. */
export function limitOf({ limit = DEFAULT_ROWS }: ReportQuery): number {
  return Math.min(limit, MOST_ROWS);
}

function conditions(query: ReportQuery): { where: string; values: SQLInputValue[] } {
  const parts: string[] = ['seq > ?'];
  const values: SQLInputValue[] = [query.afterSeq ?? 0];
  const equal = (column: string, value: string | undefined): void => {
    if (value === undefined) return;
    parts.push(`${column} = ?`);
    values.push(value);
  };
  equal('kind', query.kind);
  equal('state', query.state);
  equal('business_id', query.businessId);
  if (query.businessId !== undefined) parts.push(`state <> '${NOTED}'`);
  equal('lane', query.lane);
  // the partial indices serve only queries that say so
  if (query.state === 'pending' || query.lane !== undefined) parts.push(OPEN);
  if (query.seqs !== undefined) {
    parts.push('seq IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(query.seqs));
  }
  return { where: parts.join(' AND '), values };
}

/** A row of `reports` as the store answers it. */
export function storedReport(row: Record<string, unknown>): StoredReport {
  const text = (name: string): string | null => row[name] as string | null;
  const optional = <Value>(name: string, value: Value | null): Record<string, Value> =>
    value === null ? {} : { [name]: value };
  return {
    seq: row.seq as number,
    kind: row.kind as ReportKind,
    businessId: row.business_id as string,
    lane: row.lane as string,
    state: row.state as ReportState,
    head: row.head === 1,
    needs: textList(text('needs')) as readonly CodeRef[],
    gates: row.gates as number,
    barriers: row.barriers as number,
    dueAt: row.due_at as number,
    attempts: row.attempts as number,
    acceptedAt: row.accepted_at as number,
    ...optional('finishedAt', row.finished_at as number | null),
    ...optional('mergedInto', row.merged_into as number | null),
    ...optional('reason', text('reason')),
    ...optional('lastError', parseOr<ReportFailure>(text('last_error'))),
    history: parseOr<HistoryEntry[]>(text('history')) ?? [],
    payload: row.payload as string,
  };
}

function parseOr<Value>(text: string | null): Value | null {
  return text === null ? null : (JSON.parse(text) as Value);
}
