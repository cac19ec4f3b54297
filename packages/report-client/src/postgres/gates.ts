import type { IssuedCode } from '../outbox/code-ref.ts';
import type { LedgerWrite } from './ledger.ts';

/** Gates opened in one transaction: a late code may have very many waiting. */
const PER_TRANSACTION = 5_000;

/** Keeps codes, and notes that their gates are to be opened: whoever writes next goes on where a worker died. */
export async function learn({ client, schema }: LedgerWrite, codes: readonly IssuedCode[]): Promise<void> {
  if (codes.length === 0) return;
  const latest = new Map(codes.map(({ ref, code }) => [ref, code]));
  await client.query(
    `INSERT INTO ${schema}.codes (ref, code) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (ref) DO UPDATE SET code = excluded.code`,
    [[...latest.keys()], [...latest.values()]],
  );
  await client.query(
    `INSERT INTO ${schema}.opening_refs (ref) SELECT * FROM unnest($1::text[]) ON CONFLICT DO NOTHING`,
    [[...latest.keys()]],
  );
}

/** Opens gates whose codes are known, as many as one transaction should; answers whether some are left. */
export async function openGates({ client, schema, counters }: LedgerWrite): Promise<boolean> {
  const opening = await client.query(`SELECT ref FROM ${schema}.opening_refs`);
  const refs = opening.rows.map((row) => String(row.ref));
  if (refs.length === 0) return false;
  const { rows } = await client.query(
    `WITH chosen AS (SELECT ref, seq FROM ${schema}.report_gates WHERE ref = ANY($2) ORDER BY ref, seq LIMIT $1),
     opened AS (
       DELETE FROM ${schema}.report_gates g USING chosen WHERE g.ref = chosen.ref AND g.seq = chosen.seq RETURNING g.seq),
     counted AS (SELECT seq, count(*)::integer AS n FROM opened GROUP BY seq)
     UPDATE ${schema}.reports r SET gates = r.gates - counted.n FROM counted WHERE r.seq = counted.seq
     RETURNING r.gates, counted.n`,
    [PER_TRANSACTION, refs],
  );
  counters.add('gated', -rows.filter((row) => Number(row.gates) === 0).length);
  const opened = rows.reduce((sum, row) => sum + Number(row.n), 0);
  if (opened === PER_TRANSACTION) return true;
  await client.query(`DELETE FROM ${schema}.opening_refs WHERE ref = ANY($1)`, [refs]);
  return false;
}
