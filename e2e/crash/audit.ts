import { reconcile } from '@boxwire/report-client';
import type { OutboxStore, StoredReport } from '@boxwire/report-client';
import type { Sandbox } from '@boxwire/sandbox';
import { wht93Received } from '@boxwire/sandbox/wht93';
import type { Wht93Received } from '@boxwire/sandbox/wht93';
import { expectedTotals } from './expected-totals.ts';
import type { PlanEntry } from './plan-entry.ts';
import { receivedIds } from './received-ids.ts';
import { recordIds } from './record-ids.ts';

/** A promise that was not kept. */
export interface Violation {
  readonly rule:
    | 'lost'
    | 'order'
    | 'duplicate'
    | 'refused'
    | 'undelivered'
    | 'torn'
    | 'numbers'
    | 'reconcile'
    | 'receiver'
    | 'store'
    | 'child';
  readonly detail: string;
}

/** What is compared at the end of a round. */
export interface AuditInput {
  readonly plan: readonly PlanEntry[];
  /** Numbers by place in the plan: what the children told that they were acknowledged. */
  readonly acknowledged: ReadonlyMap<number, readonly number[]>;
  readonly sandbox: Sandbox;
  /** Open. */
  readonly store: OutboxStore;
}

/** Figures of a round's end. */
export interface AuditFigures {
  readonly rows: number;
  readonly merged: number;
  /** Order lines, refund lines, tickets, checks and so on. */
  readonly records: number;
  /** Records that the receiver got again, without effect. */
  readonly resent: number;
}

/** Compares what was acknowledged with the outbox and with the receiver. */
export async function audit(
  input: AuditInput,
): Promise<{ readonly violations: readonly Violation[]; readonly figures: AuditFigures }> {
  const received = wht93Received(input.sandbox);
  const rows = await allRows(input.store);
  const there = receivedIds(input.sandbox);
  const kept = new Set(rows.flatMap(({ kind, payload }) => recordIds(kind, JSON.parse(payload) as object)));
  // the worst first: what was lost explains what is missing later
  const violations = [
    ...lostReports(input, { kept, there }),
    ...effectProblems(presentEntries(input.plan, kept), received),
    ...stockProblems(rows, received),
    ...receiverProblems(input.sandbox, received),
    ...numberProblems(input, rows),
    ...tornReports(input.plan, kept),
    ...rowProblems(rows),
    ...(await reconcileProblems(input.store, received)),
  ];
  const merged = rows.filter(({ state }) => state === 'merged').length;
  const resent = Object.values(received.kinds).reduce((sum, { duplicates }) => sum + duplicates, 0);
  return { violations, figures: { rows: rows.length, merged, records: kept.size, resent } };
}

async function allRows(store: OutboxStore): Promise<readonly StoredReport[]> {
  const rows: StoredReport[] = [];
  for (;;) {
    const page = await store.find({ limit: 10_000, afterSeq: rows.at(-1)?.seq ?? 0 });
    rows.push(...page);
    if (page.length < 10_000) return rows;
  }
}

function rowProblems(rows: readonly StoredReport[]): readonly Violation[] {
  const open = rows.filter(({ state }) => state !== 'done' && state !== 'merged');
  return [
    ...open.map(({ seq, kind, state, lastError, gates, barriers }): Violation => ({
      rule: state === 'dead' ? 'refused' : 'undelivered',
      detail: `report ${seq} (${kind}) is ${state}, gates ${gates}, barriers ${barriers}, ${lastError?.code ?? 'no error'}`,
    })),
    ...rows.flatMap(({ seq }, index): readonly Violation[] =>
      seq === index + 1 ? [] : [{ rule: 'numbers', detail: `number ${index + 1} is missing: ${seq} comes instead` }],
    ),
  ].slice(0, 10);
}

/** Acknowledged, and yet not in the outbox or not with the receiver. */
function lostReports(
  { plan, acknowledged }: AuditInput,
  { kept, there }: { readonly kept: ReadonlySet<string>; readonly there: ReadonlySet<string> },
): readonly Violation[] {
  return [...acknowledged.keys()].flatMap((index): readonly Violation[] => {
    const { kind, input } = plan[index] as PlanEntry;
    const ids = recordIds(kind, input);
    const unkept = ids.filter((id) => !kept.has(id));
    const undelivered = ids.filter((id) => !there.has(id));
    if (unkept.length + undelivered.length === 0) return [];
    const where = unkept.length > 0 ? 'in the outbox' : 'with the receiver';
    return [
      { rule: 'lost', detail: `${kind} ${index} was acknowledged and is not ${where}: ${undelivered.join(', ')}` },
    ];
  });
}

/** The numbers that the caller was given are those of its reports. */
function numberProblems({ plan, acknowledged }: AuditInput, rows: readonly StoredReport[]): readonly Violation[] {
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return [...acknowledged].flatMap(([index, seqs]): readonly Violation[] => {
    const { kind, input } = plan[index] as PlanEntry;
    const ids = new Set(recordIds(kind, input));
    const foreign = seqs.filter((seq) => {
      const row = bySeq.get(seq);
      return row?.kind !== kind || !recordIds(kind, JSON.parse(row.payload) as object).every((id) => ids.has(id));
    });
    return foreign.length === 0
      ? []
      : [{ rule: 'numbers', detail: `${kind} ${index} was given ${foreign.join(', ')}, which is not its own` }];
  });
}

/** Drafts of one report are kept together or not at all. */
function tornReports(plan: readonly PlanEntry[], kept: ReadonlySet<string>): readonly Violation[] {
  return plan.flatMap(({ kind, input }, index): readonly Violation[] => {
    const present = recordIds(kind, input).map((id) => kept.has(id));
    return new Set(present).size < 2 || kind === 'inventory'
      ? []
      : [{ rule: 'torn', detail: `${kind} ${index} is there in part` }];
  });
}

function presentEntries(plan: readonly PlanEntry[], kept: ReadonlySet<string>): readonly PlanEntry[] {
  return plan.filter(({ kind, input }) => recordIds(kind, input).every((id) => kept.has(id)));
}

/** Every report took effect once: the receiver's sums are those of the reports. */
function effectProblems(present: readonly PlanEntry[], { totals, kinds }: Wht93Received): readonly Violation[] {
  const expected = expectedTotals(present);
  const names = Object.keys(expected) as (keyof typeof expected)[];
  const wrong = names.filter((name) => expected[name] !== totals[name]);
  const changed = (
    ['performance.code', 'ticket.report', 'order.report', 'order.refund', 'checking.report'] as const
  ).filter((id) => kinds[id].changed > 0);
  return [
    ...wrong.map((name): Violation => ({
      rule: totals[name] > expected[name] ? 'duplicate' : 'lost',
      detail: `the receiver has ${name} ${totals[name]}, the reports make ${expected[name]}`,
    })),
    ...changed.map((id): Violation => ({ rule: 'duplicate', detail: `${id} came again with another content` })),
  ];
}

/** The stock that the receiver has is what was reported last. */
function stockProblems(rows: readonly StoredReport[], { sessions }: Wht93Received): readonly Violation[] {
  interface Tier {
    readonly sessionId: string;
    readonly availableInventory: number;
    readonly unavailableInventory: number;
  }
  const latest = new Map<string, Tier>();
  for (const { kind, state, lane, payload } of rows) {
    if (kind === 'inventory' && state !== 'merged') latest.set(lane, JSON.parse(payload) as Tier);
  }
  return sessions.flatMap(({ sessionId, available, unavailable }): readonly Violation[] => {
    const tiers = [...latest.values()].filter((tier) => tier.sessionId === sessionId);
    const [free, held] = [
      tiers.reduce((sum, tier) => sum + tier.availableInventory, 0),
      tiers.reduce((sum, tier) => sum + tier.unavailableInventory, 0),
    ];
    if (free === available && held === unavailable) return [];
    return [
      {
        rule: 'order',
        detail: `session ${sessionId} has stock ${available}/${unavailable}, reported last ${free}/${held}`,
      },
    ];
  });
}

function receiverProblems({ admin }: Sandbox, received: Wht93Received): readonly Violation[] {
  const { orderBreaks, refusals, gaps } = received;
  const breaks = Object.entries(orderBreaks).map(([name, { count, examples }]): Violation => ({
    rule: 'order',
    detail: `${name} ${count} times: ${examples.join(', ')}`,
  }));
  // what faults answer is retried; any other refusal is a report that was not wanted
  const refused = Object.entries(refusals)
    .filter(([name]) => !/^(4200|5000|5100) /.test(name))
    .map(([name, { examples }]): Violation => ({ rule: 'refused', detail: `${name}: ${examples.join(', ')}` }));
  const broken = admin
    .invariants()
    .filter(({ holds }) => !holds)
    .map(({ name }): Violation => ({ rule: 'receiver', detail: `invariant broken: ${name}` }));
  const { count } = gaps.incompleteOrders;
  const incomplete: Violation[] = count === 0 ? [] : [{ rule: 'torn', detail: `${count} orders lack lines` }];
  return [...breaks, ...refused, ...broken, ...incomplete];
}

async function reconcileProblems(store: OutboxStore, received: Wht93Received): Promise<readonly Violation[]> {
  const { open, kinds, sessions } = await reconcile(store, { received });
  if (open === 0) return [];
  const differing = sessions.filter(({ differences }) => differences.length > 0);
  return [
    { rule: 'reconcile', detail: `reconcile says ${open}: ${JSON.stringify({ kinds, differing }).slice(0, 600)}` },
  ];
}
