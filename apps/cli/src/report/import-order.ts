import { REPORT_KINDS } from '@boxwire/report-client';
import type { CliIo } from '../io/cli-io.ts';
import { readReports, type ReadOptions } from './read-reports.ts';

/** Files in the order in which a receiver can take what they hold. */
interface OrderedFiles {
  readonly plans: readonly ReadOptions[];
  /** Whether that is not the order they were named in. */
  readonly isChanged: boolean;
}

/**
 * Puts files in the order of their kinds: halls, performances, their updates, sessions, inventory, tickets, orders, refunds,
 * checks. A refund that comes before its order is refused for good. Session files that cancel a session come after the orders,
 * because a cancelled session takes none. Files of one kind stay in the order they were named in.
 */
export async function inImportOrder(named: readonly ReadOptions[], io: CliIo): Promise<OrderedFiles> {
  const ranked: { readonly plan: ReadOptions; readonly rank: number }[] = [];
  const isSingleKind = new Set(named.map(({ kind }) => kind)).size < 2;
  for (const plan of named) ranked.push({ plan, rank: isSingleKind ? 0 : await rankOf(plan, io) });
  const plans = ranked.toSorted((one, other) => one.rank - other.rank).map(({ plan }) => plan);
  return { plans, isChanged: plans.some((plan, index) => plan !== named[index]) };
}

const AFTER_ORDERS = REPORT_KINDS.indexOf('order') + 0.5;

async function rankOf(plan: ReadOptions, io: CliIo): Promise<number> {
  if (plan.kind === 'sessionUpdate' && plan.path !== '-' && (await hasCancellation(plan, io))) return AFTER_ORDERS;
  return REPORT_KINDS.findIndex((kind) => kind === plan.kind);
}

/** `sessionStatus` of a cancelled session (A.22). */
const CANCELLED = 2;

async function hasCancellation(plan: ReadOptions, io: CliIo): Promise<boolean> {
  const { reports } = await readReports(plan, io);
  for await (const { report } of reports) if (report.sessionStatus === CANCELLED) return true;
  return false;
}
