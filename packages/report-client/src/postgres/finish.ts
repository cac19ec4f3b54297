import type { ReportKind } from '../kinds/report-kind.ts';
import type { ReportState } from '../outbox/stored-report.ts';
import { textList } from '../outbox/text-list.ts';
import type { LedgerWrite } from './ledger.ts';

/** A report whose row says already that it is finished. */
export interface Finished {
  readonly seq: number;
  readonly kind: ReportKind;
  readonly lane: string;
  readonly from: ReportState;
  readonly to: ReportState;
  /** JSON list of the sessions it held. */
  readonly holds: string | null;
}

/** Lets go what waited for these reports: the next of each lane, cancellations. */
export async function letGo(write: LedgerWrite, finished: readonly Finished[]): Promise<void> {
  if (finished.length === 0) return;
  for (const { kind, from, to } of finished) write.counters.moved(kind, from, to);
  const links = finished.flatMap(({ seq, holds }) => textList(holds).map((session) => ({ session, seq })));
  if (links.length > 0) {
    const values = [links.map(({ session }) => session), links.map(({ seq }) => seq)];
    await dropHolds(write, values);
    await liftBarriers(write, values);
  }
  await write.client.query(
    `UPDATE ${write.schema}.reports SET head = true WHERE NOT head AND seq IN (
       SELECT DISTINCT ON (lane) seq FROM ${write.schema}.reports WHERE lane = ANY($1) AND finished_at IS NULL ORDER BY lane, seq)`,
    [[...new Set(finished.map(({ lane }) => lane))]],
  );
}

/** Cancellations that no longer wait. */
export async function dropWaits({ client, schema, counters }: LedgerWrite, seqs: readonly number[]): Promise<void> {
  if (seqs.length === 0) return;
  await client.query(`DELETE FROM ${schema}.report_waits WHERE seq = ANY($1)`, [seqs]);
  counters.add('barred', -seqs.length);
}

async function dropHolds({ client, schema }: LedgerWrite, values: unknown[]): Promise<void> {
  await client.query(
    `DELETE FROM ${schema}.report_holds h USING unnest($1::text[], $2::bigint[]) AS f (session_id, seq)
     WHERE h.session_id = f.session_id AND h.seq = f.seq`,
    values,
  );
}

async function liftBarriers(write: LedgerWrite, values: unknown[]): Promise<void> {
  const { rows } = await write.client.query(
    `WITH lifted AS (
       SELECT w.seq, count(*)::integer AS n FROM ${write.schema}.report_waits w
       JOIN unnest($1::text[], $2::bigint[]) AS f (session_id, seq) ON f.session_id = w.session_id AND f.seq < w.seq
       GROUP BY w.seq)
     UPDATE ${write.schema}.reports r SET barriers = r.barriers - lifted.n FROM lifted WHERE r.seq = lifted.seq
     RETURNING r.seq, r.barriers`,
    values,
  );
  await dropWaits(
    write,
    rows.filter((row) => Number(row.barriers) === 0).map((row) => Number(row.seq)),
  );
}
