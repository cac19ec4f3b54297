import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reconcile, reportDrafts, sqliteOutbox, type Reconciliation } from '@boxwire/report-client';
import { createSandbox, type FaultRule } from '@boxwire/sandbox';
import { WHT93_DEMO_ACCOUNT, wht93Received, wht93Sandbox } from '@boxwire/sandbox/wht93';
import { makeSample, type Sample } from '@boxwire/schemas-wht93/sample';
import type { CliIo } from '../io/cli-io.ts';
import { demoWorker, type WorkerEnd } from './demo-worker.ts';

/** Orders of the season. */
export const SEASON_ORDERS = 2_000;

/** How the reporting of a season went. */
export interface SeasonOutcome {
  /** What the receiver found in the end. */
  readonly reconciliation: Reconciliation;
  /** Accepted, but not received. */
  readonly lost: number;
  /** Records and fen that the receiver has and nobody reported. */
  readonly duplicateEffects: number;
  readonly orderBreaks: number;
  /** Records that came again and were recognised. */
  readonly recognised: number;
  readonly requests: number;
  /** Invariants of the sandbox that do not hold. */
  readonly broken: readonly string[];
}

/** Is told what happens while it does. */
export interface SeasonListener {
  accepted(facts: { readonly reports: number; readonly orders: number; readonly durationMs: number }): Promise<void>;
  worked(end: WorkerEnd): Promise<void>;
}

/** A bad day in small: answers that are lost, a gateway, errors that took effect, tokens that end. */
const FAULTS: readonly FaultRule[] = [
  { probability: 0.01, action: { type: 'dropBeforeCommit' } },
  { probability: 0.01, action: { type: 'dropAfterCommit' } },
  { probability: 0.01, action: { type: 'respond', status: 502, body: '<html>Bad Gateway</html>' } },
  { probability: 0.01, action: { type: 'named', name: 'systemError', args: { commit: true } } },
  { nth: [200, 1200], action: { type: 'named', name: 'tokenExpires' } },
];

/** Reports a season to a sandbox with faults on; its worker is killed half-way, and another one goes on. */
export async function reportSeason(io: CliIo, listener: SeasonListener): Promise<SeasonOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'boxwire-demo-'));
  const sandbox = await createSandbox({ platforms: [wht93Sandbox()], seed: 'demo' });
  try {
    const path = join(folder, 'outbox.db');
    const sample = makeSample({ kind: 'season', orders: SEASON_ORDERS, seed: 'demo' });
    const reports = await acceptAll(path, sample, { io, listener });
    for (const fault of FAULTS) sandbox.admin.faults.add(fault);
    const options = { store: `sqlite:${path}`, origin: sandbox.origins.wht93.cis, ...WHT93_DEMO_ACCOUNT };
    await listener.worked(await demoWorker({ ...options, killAfter: reports / 2 }, io));
    await listener.worked(await demoWorker(options, io));
    const broken = sandbox.admin.invariants().filter(({ holds }) => !holds);
    return { ...(await compare(path, sample, wht93Received(sandbox))), broken: broken.map(({ name }) => name) };
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function acceptAll(
  path: string,
  sample: Sample,
  { io, listener }: { readonly io: CliIo; readonly listener: SeasonListener },
): Promise<number> {
  const startedAt = performance.now();
  const outbox = sqliteOutbox(path);
  await outbox.open();
  let reports = 0;
  for (const [kind, rows] of sample) {
    const drafts = rows.flatMap((report) => reportDrafts(kind, report as never));
    await outbox.accept(drafts, io.now());
    reports += drafts.length;
  }
  await outbox.close();
  await listener.accepted({ reports, orders: SEASON_ORDERS, durationMs: performance.now() - startedAt });
  return reports;
}

async function compare(
  path: string,
  sample: Sample,
  received: ReturnType<typeof wht93Received>,
): Promise<Omit<SeasonOutcome, 'broken'>> {
  const outbox = sqliteOutbox(path);
  await outbox.open();
  const reconciliation = await reconcile(outbox, { received });
  await outbox.close();
  const kinds = Object.values(reconciliation.kinds);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const { soldAmount, refundedAmount } = received.totals;
  return {
    reconciliation,
    lost: sum(kinds.map((kind) => kind.outstanding + kind.discarded + (kind.received?.missing ?? 0))),
    duplicateEffects:
      sum(kinds.map((kind) => kind.received?.extra ?? 0)) +
      Math.abs(soldAmount - amountOf(sample, 'order', 'ticketOrderAmount')) +
      Math.abs(refundedAmount - amountOf(sample, 'refund', 'refundAmount')),
    orderBreaks: sum(Object.values(received.orderBreaks).map(({ count }) => count)),
    recognised: sum(Object.values(received.duplicates).map(({ count }) => count)),
    requests: sum(Object.values(received.kinds).map(({ requests }) => requests)),
  };
}

/** Fen of all lines together. */
function amountOf(sample: Sample, kind: 'order' | 'refund', member: string): number {
  const lines = (sample.get(kind) ?? []).flatMap(
    (report) => report.ticketOrderList as Readonly<Record<string, unknown>>[],
  );
  return lines.reduce((total, line) => total + Number(line[member]), 0);
}
