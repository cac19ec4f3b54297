import type { LedgerWrite } from './ledger.ts';
import { OPEN } from './sql-schema.ts';

/** Rows deleted in one transaction. */
const MOST = 10_000;

/** Deletes finished reports from the front, so that the numbers left stay gapless. */
export async function pruneReports({ client, schema, counters }: LedgerWrite, finishedBefore: number): Promise<number> {
  const { rows } = await client.query(
    `SELECT value AS first,
       (SELECT min(seq) FROM ${schema}.reports WHERE seq < value + $2 AND (${OPEN} OR finished_at >= $1)) AS kept,
       (SELECT max(seq) FROM ${schema}.reports) AS last
     FROM ${schema}.counters WHERE name = 'firstSeq'`,
    [finishedBefore, MOST],
  );
  const first = Number(rows[0]?.first);
  const last = rows[0]?.last == null ? first - 1 : Number(rows[0].last);
  const end = rows[0]?.kept == null ? Math.min(first + MOST, last + 1) : Number(rows[0].kept);
  const gone = await client.query(
    `WITH gone AS (DELETE FROM ${schema}.reports WHERE seq < $1 RETURNING kind, state)
     SELECT kind, state, count(*) AS n FROM gone GROUP BY kind, state`,
    [end],
  );
  for (const row of gone.rows) counters.add(`${String(row.kind)}.${String(row.state)}`, -Number(row.n));
  counters.add('firstSeq', end - first);
  return end - first;
}
