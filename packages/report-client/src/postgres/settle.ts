import type { ReportKind } from '../kinds/report-kind.ts';
import type { IssuedCode } from '../outbox/code-ref.ts';
import { addHistory } from '../outbox/history.ts';
import type { Settlement } from '../outbox/outbox-store.ts';
import type { HistoryEntry, ReportFailure } from '../outbox/stored-report.ts';
import { learn } from './gates.ts';
import { letGo } from './finish.ts';
import type { LedgerWrite } from './ledger.ts';

type Failed = Exclude<Settlement, { end: 'done' }>;

/** Writes down how reports ended. One that somebody else has finished meanwhile is passed over. */
export async function settleAll(write: LedgerWrite, settlements: readonly Settlement[]): Promise<void> {
  await settleDone(
    write,
    settlements.filter((each) => each.end === 'done'),
  );
  await settleFailed(
    write,
    settlements.filter((each) => each.end !== 'done'),
  );
}

async function settleDone(write: LedgerWrite, done: readonly Extract<Settlement, { end: 'done' }>[]): Promise<void> {
  if (done.length === 0) return;
  const { rows } = await write.client.query(
    `UPDATE ${write.schema}.reports r
     SET state = 'done', head = false, attempts = attempts + 1, finished_at = d.at, last_error = NULL
     FROM unnest($1::bigint[], $2::bigint[]) AS d (seq, at) WHERE r.seq = d.seq AND r.state = 'pending'
     RETURNING r.seq, r.kind, r.lane, r.holds`,
    [done.map(({ seq }) => seq), done.map(({ at }) => at)],
  );
  await letGo(
    write,
    rows.map((row) => ({
      ...{ seq: Number(row.seq), kind: row.kind as ReportKind, lane: String(row.lane) },
      ...{ from: 'pending', to: 'done', holds: row.holds as string | null },
    })),
  );
  const codes: IssuedCode[] = done.flatMap((settlement) => settlement.codes ?? []);
  await learn(write, codes);
}

async function settleFailed(write: LedgerWrite, failed: readonly Failed[]): Promise<void> {
  if (failed.length === 0) return;
  const { client, schema, counters } = write;
  const { rows } = await client.query(
    `SELECT seq, kind, history FROM ${schema}.reports WHERE seq = ANY($1) AND state = 'pending'`,
    [failed.map(({ seq }) => seq)],
  );
  const found = new Map(rows.map((row) => [Number(row.seq), row]));
  const open = failed.filter(({ seq }) => found.has(seq));
  await client.query(
    `UPDATE ${schema}.reports r
     SET state = f.state, attempts = attempts + 1, due_at = f.due_at, last_error = f.last_error, history = f.history
     FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::text[]) AS f (seq, state, due_at, last_error, history)
     WHERE r.seq = f.seq`,
    [
      open.map(({ seq }) => seq),
      open.map(({ end }) => (end === 'dead' ? 'dead' : 'pending')),
      open.map((each) => (each.end === 'dead' ? 0 : each.dueAt)),
      open.map(({ failure: { code, message } }) => JSON.stringify({ code, message } satisfies ReportFailure)),
      open.map((each) => failureHistory(found.get(each.seq)?.history as string | null, each)),
    ],
  );
  for (const { seq, end } of open) {
    if (end === 'dead') counters.moved(found.get(seq)?.kind as ReportKind, 'pending', 'dead');
  }
}

function failureHistory(text: string | null, { at, end, failure }: Failed): string {
  const what = end === 'dead' ? 'refused' : 'failed';
  return historyText(text, { at, what, ...failure });
}

/** The history kept in a column, with one more entry. */
export function historyText(text: string | null, entry: HistoryEntry): string {
  return JSON.stringify(addHistory(text === null ? [] : (JSON.parse(text) as HistoryEntry[]), entry));
}
