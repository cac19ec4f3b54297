import type { ReportKind } from '../kinds/report-kind.ts';
import { OutboxError } from '../outbox/outbox-error.ts';
import type { DiscardDecision, Discarded } from '../outbox/outbox-store.ts';
import type { ReportState } from '../outbox/stored-report.ts';
import { textList } from '../outbox/text-list.ts';
import { dropWaits, letGo } from './finish.ts';
import { holdsLane } from './intake.ts';
import type { LedgerWrite } from './ledger.ts';
import { historyText } from './settle.ts';

interface Row {
  readonly seq: number;
  readonly kind: ReportKind;
  readonly lane: string;
  readonly state: ReportState;
  readonly gates: number;
  readonly barriers: number;
  readonly needs: string | null;
  readonly holds: string | null;
  readonly history: string | null;
}

const COLUMNS = 'seq, kind, lane, state, gates, barriers, needs, holds, history';

/** Offers dead reports again; answers those it found dead. */
export async function redriveAll(write: LedgerWrite, seqs: readonly number[], at: number): Promise<readonly number[]> {
  const rows = await readRows(write, seqs);
  const dead = rows.filter(({ state }) => state === 'dead');
  await write.client.query(
    `UPDATE ${write.schema}.reports r SET state = 'pending', due_at = 0, history = d.history
     FROM unnest($1::bigint[], $2::text[]) AS d (seq, history) WHERE r.seq = d.seq`,
    [dead.map(({ seq }) => seq), dead.map(({ history }) => historyText(history, { at, what: 'redriven' }))],
  );
  for (const { kind } of dead) write.counters.moved(kind, 'dead', 'pending');
  return dead.map(({ seq }) => seq);
}

/** Finishes a report undelivered, and with it what waits behind it when that is wanted. */
export async function discardOne(write: LedgerWrite, seq: number, decision: DiscardDecision): Promise<Discarded> {
  const [row] = await readRows(write, [seq]);
  if (row === undefined || (row.state !== 'pending' && row.state !== 'dead')) {
    throw new OutboxError(
      'OUTBOX_WRONG_STATE',
      `report ${seq} is ${row?.state ?? 'gone'}: only an unfinished one can be discarded`,
    );
  }
  if (!(await holdsLane(write.client, write.schema, row.lane))) {
    throw new OutboxError('OUTBOX_WRONG_STATE', `a worker has the lane of report ${seq}: stop delivery or try again`);
  }
  const behind = await readBehind(write, row);
  const going = decision.withFollowers === true ? [row, ...behind] : [row];
  await markDiscarded(write, going, decision);
  await dropGates(write, going);
  await dropWaits(
    write,
    going.filter(({ barriers }) => barriers > 0).map((each) => each.seq),
  );
  await letGo(
    write,
    going.map((each) => ({ ...each, from: each.state, to: 'discarded' })),
  );
  const waiting = decision.withFollowers === true ? [] : behind.map((each) => each.seq);
  return { discarded: going.map((each) => each.seq), waiting };
}

async function readRows({ client, schema }: LedgerWrite, seqs: readonly number[]): Promise<readonly Row[]> {
  const { rows } = await client.query(`SELECT ${COLUMNS} FROM ${schema}.reports WHERE seq = ANY($1) ORDER BY seq`, [
    seqs,
  ]);
  const found = rows.map(rowOf);
  const missing = seqs.find((seq) => !found.some((row) => row.seq === seq));
  if (missing !== undefined) throw new OutboxError('OUTBOX_NO_SUCH_REPORT', `there is no report ${missing}`);
  return found;
}

async function readBehind({ client, schema }: LedgerWrite, { lane, seq }: Row): Promise<readonly Row[]> {
  const { rows } = await client.query(
    `SELECT ${COLUMNS} FROM ${schema}.reports WHERE lane = $1 AND finished_at IS NULL AND seq > $2 ORDER BY seq`,
    [lane, seq],
  );
  return rows.map(rowOf);
}

async function markDiscarded(
  { client, schema }: LedgerWrite,
  rows: readonly Row[],
  { reason, at }: DiscardDecision,
): Promise<void> {
  await client.query(
    `UPDATE ${schema}.reports r
     SET state = 'discarded', head = false, gates = 0, barriers = 0, finished_at = $3, reason = $4, history = d.history
     FROM unnest($1::bigint[], $2::text[]) AS d (seq, history) WHERE r.seq = d.seq`,
    [
      rows.map(({ seq }) => seq),
      rows.map(({ history }) => historyText(history, { at, what: 'discarded', message: reason })),
      at,
      reason,
    ],
  );
}

async function dropGates({ client, schema, counters }: LedgerWrite, rows: readonly Row[]): Promise<void> {
  const gated = rows.filter(({ gates }) => gates > 0);
  if (gated.length === 0) return;
  await client.query(`DELETE FROM ${schema}.report_gates WHERE ref = ANY($1) AND seq = ANY($2)`, [
    [...new Set(gated.flatMap(({ needs }) => textList(needs)))],
    gated.map(({ seq }) => seq),
  ]);
  counters.add('gated', -gated.length);
}

function rowOf(row: Readonly<Record<string, unknown>>): Row {
  return { ...(row as unknown as Row), seq: Number(row.seq) };
}
