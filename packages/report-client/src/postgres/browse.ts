import type { ReportKind } from '../kinds/report-kind.ts';
import type { CodeRef } from '../outbox/code-ref.ts';
import type { OutboxStatus, ReportQuery } from '../outbox/outbox-store.ts';
import { REPORT_STATES } from '../outbox/stored-report.ts';
import type { HistoryEntry, ReportFailure, ReportState, StoredReport } from '../outbox/stored-report.ts';
import { textList } from '../outbox/text-list.ts';
import type { PgQueryable } from './pg-types.ts';
import { OPEN } from './sql-schema.ts';

const MISSING_CODES_SHOWN = 20;
const MOST_ROWS = 10_000;

type Row = Readonly<Record<string, unknown>>;

/** Reports in order of sequence. */
export async function findReports(
  client: PgQueryable,
  schema: string,
  query: ReportQuery,
): Promise<readonly StoredReport[]> {
  const values: unknown[] = [query.afterSeq ?? 0];
  const parts = ['seq > $1'];
  const add = (condition: (place: string) => string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    parts.push(condition(`$${values.length}`));
  };
  add((place) => `kind = ${place}`, query.kind);
  add((place) => `state = ${place}`, query.state);
  add((place) => `business_id = ${place}`, query.businessId);
  add((place) => `lane = ${place} AND ${OPEN}`, query.lane);
  add((place) => `seq = ANY(${place})`, query.seqs);
  if (query.state === 'pending') parts.push(OPEN);
  values.push(Math.min(query.limit ?? 100, MOST_ROWS));
  const { rows } = await client.query(
    `SELECT * FROM ${schema}.reports WHERE ${parts.join(' AND ')} ORDER BY seq LIMIT $${values.length}`,
    values,
  );
  return rows.map(storedReport);
}

/** The counters and the oldest unfinished report. */
export async function readStatus(client: PgQueryable, schema: string): Promise<OutboxStatus> {
  const counters = await client.query(`SELECT name, value FROM ${schema}.counters`);
  const oldest = await client.query(
    `SELECT seq, accepted_at FROM ${schema}.reports WHERE ${OPEN} ORDER BY seq LIMIT 1`,
  );
  const values = new Map(counters.rows.map((row) => [String(row.name), Number(row.value)]));
  const counts = countTable(values);
  const total = (state: ReportState): number =>
    Object.values(counts).reduce((sum, states) => sum + (states[state] ?? 0), 0);
  const [first] = oldest.rows;
  return {
    counts,
    open: total('pending') + total('dead'),
    gated: values.get('gated') ?? 0,
    barred: values.get('barred') ?? 0,
    heldLanes: total('dead'),
    lastSeq: values.get('lastSeq') ?? 0,
    ...(first === undefined ? {} : { oldest: { seq: Number(first.seq), acceptedAt: Number(first.accepted_at) } }),
    missingCodes: await missingCodes(client, schema),
  };
}

/** Unfinished reports accepted before an instant, by kind. */
export async function countOpenBefore(
  client: PgQueryable,
  schema: string,
  acceptedBefore: number,
): Promise<Partial<Record<ReportKind, number>>> {
  const { rows } = await client.query(
    `SELECT kind, count(*) AS n FROM ${schema}.reports WHERE ${OPEN} AND accepted_at < $1 GROUP BY kind`,
    [acceptedBefore],
  );
  return Object.fromEntries(rows.map((row) => [row.kind as ReportKind, Number(row.n)]));
}

function countTable(
  values: ReadonlyMap<string, number>,
): Partial<Record<ReportKind, Partial<Record<ReportState, number>>>> {
  const table: Partial<Record<ReportKind, Partial<Record<ReportState, number>>>> = {};
  for (const [name, value] of values) {
    const [kind, state] = name.split('.') as [ReportKind, ReportState | undefined];
    if (state === undefined || !REPORT_STATES.includes(state) || value === 0) continue;
    (table[kind] ??= {})[state] = value;
  }
  return table;
}

// one index seek per code: DISTINCT would read the gate of every waiting report
async function missingCodes(client: PgQueryable, schema: string): Promise<readonly CodeRef[]> {
  const { rows } = await client.query(
    `WITH RECURSIVE refs AS (
       (SELECT ref, 1 AS n FROM ${schema}.report_gates ORDER BY ref LIMIT 1)
       UNION ALL
       SELECT (SELECT g.ref FROM ${schema}.report_gates g WHERE g.ref > refs.ref ORDER BY g.ref LIMIT 1), refs.n + 1
       FROM refs WHERE refs.ref IS NOT NULL AND refs.n < $1)
     SELECT ref FROM refs WHERE ref IS NOT NULL`,
    [MISSING_CODES_SHOWN],
  );
  return rows.map((row) => row.ref as CodeRef);
}

function storedReport(row: Row): StoredReport {
  const optional = <Value>(name: string, value: Value | null): Record<string, Value> =>
    value === null ? {} : { [name]: value };
  const number = (name: string): number | null => (row[name] === null ? null : Number(row[name]));
  const text = (name: string): string | null => row[name] as string | null;
  return {
    seq: Number(row.seq),
    kind: row.kind as ReportKind,
    businessId: String(row.business_id),
    lane: String(row.lane),
    state: row.state as ReportState,
    head: row.head === true,
    needs: textList(text('needs')) as readonly CodeRef[],
    gates: Number(row.gates),
    barriers: Number(row.barriers),
    dueAt: Number(row.due_at),
    attempts: Number(row.attempts),
    acceptedAt: Number(row.accepted_at),
    ...optional('finishedAt', number('finished_at')),
    ...optional('mergedInto', number('merged_into')),
    ...optional('reason', text('reason')),
    ...optional('lastError', parsed<ReportFailure>(text('last_error'))),
    history: parsed<HistoryEntry[]>(text('history')) ?? [],
    payload: String(row.payload),
  };
}

function parsed<Value>(text: string | null): Value | null {
  return text === null ? null : (JSON.parse(text) as Value);
}
