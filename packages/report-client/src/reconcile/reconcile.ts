import { ENDPOINT_OF } from '../accept/encode-report.ts';
import { REPORT_KINDS } from '../kinds/report-kind.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import { Ledger } from './ledger.ts';
import type { Difference, KindReconciliation, Reconciliation, SessionReconciliation } from './reconciliation.ts';
import { isCounts } from './received.ts';
import type { Received, ReceivedCounts, ReceivedRecord, ReceivedSession } from './received.ts';

/** Options of `reconcile`. */
export interface ReconcileOptions {
  /** What the receiver has: record by record, or in counts. */
  readonly received?: Received | undefined;
}

const IDS_SHOWN = 100;

/**
 * Compares what was accepted with what was acknowledged, and with what the caller can show was received. Reads every report
 * of the outbox; pruned ones are not compared. Best while nothing is being delivered.
 */
export async function reconcile(
  store: Pick<OutboxStore, 'find'>,
  { received }: ReconcileOptions = {},
): Promise<Reconciliation> {
  const ledger = await Ledger.read(store);
  const differences = received === undefined ? undefined : await differencesOf(ledger, received);
  const kinds: Partial<Record<ReportKind, KindReconciliation>> = {};
  for (const kind of REPORT_KINDS) {
    const difference = differences?.get(kind);
    const counts = ledger.counts(kind);
    if (counts.accepted === 0 && difference === undefined) continue;
    kinds[kind] = difference === undefined ? counts : { ...counts, received: difference };
  }
  const sessions = sessionsOf(ledger, received !== undefined && isCounts(received) ? received.sessions : undefined);
  return { kinds, sessions, open: openOf(kinds, sessions) };
}

function openOf(
  kinds: Readonly<Partial<Record<ReportKind, KindReconciliation>>>,
  sessions: readonly SessionReconciliation[],
): number {
  const perKind = Object.values(kinds).reduce(
    (sum, { outstanding, received }) => sum + outstanding + (received?.missing ?? 0) + (received?.extra ?? 0),
    0,
  );
  return perKind + sessions.filter(({ differences }) => differences.length > 0).length;
}

function differencesOf(ledger: Ledger, received: Received): Promise<Map<ReportKind, Difference>> {
  return isCounts(received) ? Promise.resolve(compareCounts(ledger, received)) : compareRecords(ledger, received);
}

/** Numbers only: which records differ, the receiver does not say. */
function compareCounts(ledger: Ledger, { kinds }: ReceivedCounts): Map<ReportKind, Difference> {
  const differences = new Map<ReportKind, Difference>();
  for (const kind of REPORT_KINDS) {
    const counts = kinds[ENDPOINT_OF[kind]];
    // a hall that was found was not added: their numbers say nothing
    if (counts === undefined || kind === 'hall') continue;
    const acknowledged = [...ledger.acknowledged(kind)].length;
    if (acknowledged === 0 && counts.distinct === 0) continue;
    differences.set(kind, {
      missing: Math.max(0, acknowledged - counts.distinct),
      missingIds: [],
      extra: Math.max(0, counts.distinct - acknowledged),
      extraIds: [],
      duplicates: counts.duplicates ?? 0,
    });
  }
  return differences;
}

async function compareRecords(
  ledger: Ledger,
  received: Iterable<ReceivedRecord> | AsyncIterable<ReceivedRecord>,
): Promise<Map<ReportKind, Difference>> {
  const seen = new Map<ReportKind, Map<string, number>>();
  for await (const { kind, id } of received) {
    let ids = seen.get(kind);
    if (ids === undefined) seen.set(kind, (ids = new Map<string, number>()));
    ids.set(id, (ids.get(id) ?? 0) + 1);
  }
  const kinds = new Set([...ledger.kinds(), ...seen.keys()]);
  return new Map(
    [...kinds].map((kind) => [kind, differenceOf(ledger, kind, seen.get(kind) ?? new Map<string, number>())]),
  );
}

function differenceOf(ledger: Ledger, kind: ReportKind, seen: ReadonlyMap<string, number>): Difference {
  const missing = [...ledger.acknowledged(kind)].filter((id) => !seen.has(id));
  const extra = [...seen.keys()].filter((id) => !ledger.isAcknowledged(kind, id));
  const duplicates = [...seen.values()].reduce((sum, times) => sum + times - 1, 0);
  return {
    missing: missing.length,
    missingIds: missing.slice(0, IDS_SHOWN),
    extra: extra.length,
    extraIds: extra.slice(0, IDS_SHOWN),
    duplicates,
  };
}

/** Which count of a received session stands for which kind. */
const SESSION_COUNTS = {
  inventory: 'priceTiers',
  ticket: 'tickets',
  order: 'sold',
  check: 'checks',
} as const satisfies Partial<Record<ReportKind, keyof ReceivedSession>>;

function sessionsOf(
  ledger: Ledger,
  received: readonly ReceivedSession[] | undefined,
): readonly SessionReconciliation[] {
  const byId = new Map(received?.map((session) => [session.sessionId, session]));
  return [...ledger.sessions()].map(([sessionId, { all, acknowledged }]) => {
    const there = byId.get(sessionId);
    const names = Object.entries(SESSION_COUNTS) as [keyof typeof SESSION_COUNTS, keyof ReceivedSession][];
    const compared = names.map(([kind, name]) => ({
      kind,
      acknowledged: acknowledged.get(kind) ?? 0,
      received: Number(there?.[name] ?? 0),
    }));
    const differences = received === undefined ? [] : compared.filter((each) => each.acknowledged !== each.received);
    return { sessionId, ...all, differences };
  });
}
