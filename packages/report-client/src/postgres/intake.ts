import type { AcceptedDraft } from '../outbox/group-commit.ts';
import { orderLane } from '../outbox/lane.ts';
import type { ReportDraft } from '../outbox/report-draft.ts';
import { listText, textList } from '../outbox/text-list.ts';
import { laneLockKey } from './lane-lock.ts';
import { planIntake } from './intake-plan.ts';
import type { IntakeFacts, IntakePlan, LastInLane, PlannedRow } from './intake-plan.ts';
import type { LedgerWrite } from './ledger.ts';

/** Reports taken over from the inbox in one transaction. */
const INBOX_BATCH = 1_000;

interface PairTable {
  readonly table: string;
  readonly key: string;
  readonly value: string;
}

const TICKET_ORDERS: PairTable = { table: 'ticket_orders', key: 'ticket_id', value: 'order_id' };
const CODES: PairTable = { table: 'codes', key: 'ref', value: 'code' };

/** Puts drafts into the tables; answers the number of the first. What was enqueued and committed before comes first. */
export async function takeIn(write: LedgerWrite, own: readonly AcceptedDraft[]): Promise<number> {
  let enqueued = await takeFromInbox(write);
  while (enqueued.length === INBOX_BATCH) {
    await putIn(write, enqueued);
    enqueued = await takeFromInbox(write);
  }
  const last = await putIn(write, [...enqueued, ...own]);
  return last - own.length + 1;
}

/** Answers the last number that was given. */
async function putIn(write: LedgerWrite, drafts: readonly AcceptedDraft[]): Promise<number> {
  if (drafts.length === 0) return 0;
  const facts = await gatherFacts(
    write,
    drafts.map(({ draft }) => draft),
  );
  await writePlan(write, planIntake(drafts, facts));
  await write.client.query(`UPDATE ${write.schema}.counters SET value = $1 WHERE name = 'lastSeq'`, [facts.lastSeq]);
  return facts.lastSeq;
}

/** The oldest enqueued drafts, taken out. */
async function takeFromInbox({ client, schema }: LedgerWrite): Promise<readonly AcceptedDraft[]> {
  const { rows } = await client.query(
    `WITH taken AS (DELETE FROM ${schema}.inbox WHERE id IN (SELECT id FROM ${schema}.inbox ORDER BY id LIMIT $1) RETURNING *)
     SELECT draft, accepted_at FROM taken ORDER BY id`,
    [INBOX_BATCH],
  );
  return rows.map((row) => ({
    draft: JSON.parse(String(row.draft)) as ReportDraft,
    acceptedAt: Number(row.accepted_at),
  }));
}

async function gatherFacts(write: LedgerWrite, drafts: readonly ReportDraft[]): Promise<IntakeFacts> {
  const { client, schema } = write;
  const ticketIds = distinct(drafts.flatMap(({ laneOfTicket }) => laneOfTicket ?? []));
  const tickets = await pairs(write, TICKET_ORDERS, ticketIds);
  const lanes = distinct([...drafts.map(({ lane }) => lane), ...[...tickets.values()].map(orderLane)]);
  const codes = await pairs(write, CODES, distinct(drafts.flatMap(({ needs }) => needs)));
  const sessions = distinct(
    drafts.flatMap(({ holds, waitsFor }) => (waitsFor === undefined ? holds : [...holds, waitsFor])),
  );
  const isCancelling = drafts.some(({ waitsFor }) => waitsFor !== undefined);
  const holds = isCancelling ? await countHolds(write, sessions) : new Map<string, number>();
  const waiting = await client.query(`SELECT session_id FROM ${schema}.report_waits WHERE session_id = ANY($1)`, [
    sessions,
  ]);
  const last = await client.query(`SELECT value FROM ${schema}.counters WHERE name = 'lastSeq'`);
  return {
    lastSeq: Number(last.rows[0]?.value ?? 0),
    orderOfTicket: tickets,
    knownCodes: new Set(codes.keys()),
    lastInLane: await lastInLanes(write, lanes, mergingLanes(drafts)),
    holds,
    waits: new Set(waiting.rows.map((row) => String(row.session_id))),
  };
}

function mergingLanes(drafts: readonly ReportDraft[]): ReadonlySet<string> {
  return new Set(drafts.filter(({ coalesces }) => coalesces === true).map(({ lane }) => lane));
}

async function lastInLanes(
  { client, schema }: LedgerWrite,
  lanes: readonly string[],
  merging: ReadonlySet<string>,
): Promise<Map<string, LastInLane>> {
  const { rows } = await client.query(
    `SELECT DISTINCT ON (lane) lane, seq, kind, state, attempts, head, gates, needs, holds
     FROM ${schema}.reports WHERE lane = ANY($1) AND finished_at IS NULL ORDER BY lane, seq DESC`,
    [lanes],
  );
  const found = new Map<string, LastInLane>();
  for (const row of rows) {
    const lane = String(row.lane);
    const isFresh = row.state === 'pending' && Number(row.attempts) === 0 && merging.has(lane);
    found.set(lane, {
      ...{ seq: Number(row.seq), kind: String(row.kind), head: row.head === true, gates: Number(row.gates) },
      // a lane that a worker holds is on its way
      isUndispatched: isFresh && (await holdsLane(client, schema, lane)),
      needs: textList(row.needs as string | null),
      holds: textList(row.holds as string | null),
    });
  }
  return found;
}

/** Whether no worker has the lane, which then stays ours until the transaction ends. */
export async function holdsLane(client: LedgerWrite['client'], schema: string, lane: string): Promise<boolean> {
  const { rows } = await client.query('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS is_free', [
    laneLockKey(schema, lane),
  ]);
  return rows[0]?.is_free === true;
}

async function countHolds({ client, schema }: LedgerWrite, sessions: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await client.query(
    `SELECT session_id, count(*) AS n FROM ${schema}.report_holds WHERE session_id = ANY($1) GROUP BY session_id`,
    [sessions],
  );
  return new Map(rows.map((row) => [String(row.session_id), Number(row.n)]));
}

async function pairs(
  { client, schema }: LedgerWrite,
  { table, key, value }: PairTable,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await client.query(
    `SELECT ${key} AS k, ${value} AS v FROM ${schema}.${table} WHERE ${key} = ANY($1)`,
    [keys],
  );
  return new Map(rows.map((row) => [String(row.k), String(row.v)]));
}

async function writePlan(write: LedgerWrite, { rows, merged }: IntakePlan): Promise<void> {
  await writeMerged(write, merged);
  await insertRows(write, rows);
  const open = rows.filter(({ mergedInto }) => mergedInto === undefined);
  const gates = open.flatMap(({ seq, missing }) => missing.map((ref) => [ref, seq] as const));
  const holds = open.flatMap(({ seq, draft }) => draft.holds.map((session) => [session, seq] as const));
  const waits = open.flatMap(({ seq, barriers, draft }) =>
    barriers > 0 ? [[draft.waitsFor ?? '', seq] as const] : [],
  );
  await insertLinks(write, ['report_gates', 'ref'], gates);
  await insertLinks(write, ['report_holds', 'session_id'], holds);
  await insertLinks(write, ['report_waits', 'session_id'], waits);
  await keepTickets(write, rows);
  for (const { draft, mergedInto, missing } of rows) {
    write.counters.add(`${draft.kind}.${mergedInto === undefined ? 'pending' : 'merged'}`, 1);
    if (mergedInto === undefined && missing.length > 0) write.counters.add('gated', 1);
  }
  write.counters.add('barred', waits.length);
}

async function writeMerged({ client, schema, counters }: LedgerWrite, merged: IntakePlan['merged']): Promise<void> {
  if (merged.length === 0) return;
  const seqs = merged.map(({ last }) => last.seq);
  await client.query(
    `UPDATE ${schema}.reports r SET state = 'merged', head = false, gates = 0, finished_at = m.at, merged_into = m.target
     FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS m (seq, target, at) WHERE r.seq = m.seq`,
    [seqs, merged.map(({ into }) => into), merged.map(({ at }) => at)],
  );
  await client.query(`DELETE FROM ${schema}.report_gates WHERE ref = ANY($1) AND seq = ANY($2)`, [
    distinct(merged.flatMap(({ last }) => last.needs)),
    seqs,
  ]);
  await client.query(`DELETE FROM ${schema}.report_holds WHERE session_id = ANY($1) AND seq = ANY($2)`, [
    distinct(merged.flatMap(({ last }) => last.holds)),
    seqs,
  ]);
  // only inventory coalesces
  counters.add('inventory.pending', -merged.length);
  counters.add('inventory.merged', merged.length);
  counters.add('gated', -merged.filter(({ last }) => last.gates > 0).length);
}

async function insertRows({ client, schema }: LedgerWrite, rows: readonly PlannedRow[]): Promise<void> {
  const column = <Value>(value: (row: PlannedRow) => Value): Value[] => rows.map(value);
  await client.query(
    `INSERT INTO ${schema}.reports (seq, kind, business_id, lane, state, head, gates, barriers, due_at, attempts, accepted_at,
       finished_at, merged_into, needs, holds, waits_for, checksum, payload)
     SELECT seq, kind, business_id, lane, state, head, gates, barriers, 0, 0, accepted_at, finished_at, merged_into, needs,
       holds, waits_for, checksum, payload
     FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::integer[], $8::integer[],
       $9::bigint[], $10::bigint[], $11::bigint[], $12::text[], $13::text[], $14::text[], $15::bigint[], $16::text[])
       AS t (seq, kind, business_id, lane, state, head, gates, barriers, accepted_at, finished_at, merged_into, needs, holds,
         waits_for, checksum, payload)`,
    [
      column(({ seq }) => seq),
      column(({ draft }) => draft.kind),
      column(({ draft }) => draft.businessId),
      column(({ lane }) => lane),
      column(({ mergedInto }) => (mergedInto === undefined ? 'pending' : 'merged')),
      column(({ head, mergedInto }) => head && mergedInto === undefined),
      column(({ missing, mergedInto }) => (mergedInto === undefined ? missing.length : 0)),
      column(({ barriers }) => barriers),
      column(({ acceptedAt }) => acceptedAt),
      column(({ acceptedAt, mergedInto }) => (mergedInto === undefined ? null : acceptedAt)),
      column(({ mergedInto }) => mergedInto ?? null),
      column(({ missing }) => listText(missing)),
      column(({ draft }) => listText(draft.holds)),
      column(({ draft, barriers }) => (barriers > 0 ? (draft.waitsFor ?? null) : null)),
      column(({ checksum }) => checksum),
      column(({ draft }) => draft.payload),
    ],
  );
}

async function insertLinks(
  { client, schema }: LedgerWrite,
  [table, column]: readonly [string, string],
  links: readonly (readonly [string, number])[],
): Promise<void> {
  if (links.length === 0) return;
  await client.query(`INSERT INTO ${schema}.${table} (${column}, seq) SELECT * FROM unnest($1::text[], $2::bigint[])`, [
    links.map(([key]) => key),
    links.map(([, seq]) => seq),
  ]);
}

async function keepTickets({ client, schema }: LedgerWrite, rows: readonly PlannedRow[]): Promise<void> {
  const orders = new Map<string, string>();
  for (const { draft } of rows) {
    for (const ticketId of draft.ticketOrder?.ticketIds ?? []) orders.set(ticketId, draft.ticketOrder?.orderId ?? '');
  }
  if (orders.size === 0) return;
  await client.query(
    `INSERT INTO ${schema}.ticket_orders (ticket_id, order_id) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (ticket_id) DO UPDATE SET order_id = excluded.order_id`,
    [[...orders.keys()], [...orders.values()]],
  );
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
