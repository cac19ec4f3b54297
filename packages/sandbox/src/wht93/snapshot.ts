import type { KindCounts } from './received/kind-counts.ts';
import { findGaps } from './received/gaps.ts';
import type { SessionTotals, Totals, Wht93Received, Wht93Snapshot } from './received/received-view.ts';
import type { SessionCounters, SessionState } from './reporting/session-state.ts';
import { noCounts } from './reporting/session-state.ts';
import type { World } from './world.ts';

/** The state as JSON: no secret, no token. */
export function wht93Snapshot(world: World): Wht93Snapshot {
  const { accounts, venues, context, settings } = world;
  const now = context.clock.now();
  return {
    profile: settings.profile,
    accounts: accounts.list().map((account) => ({
      appId: account.appId,
      enabled: account.enabled,
      liveTokens: accounts.liveTokens(account, now),
    })),
    venues: venues.size,
    halls: venues.list().reduce((sum, { halls }) => sum + halls.length, 0),
    received: receivedView(world),
  };
}

function receivedView(world: World): Wht93Received {
  const { received, sessions } = world;
  return {
    kinds: Object.fromEntries(
      Object.entries(received.kinds).map(([kind, counter]): [string, KindCounts] => [kind, counter.view()]),
    ) as Wht93Received['kinds'],
    totals: totalsOf(world),
    sessions: sessions.list().map(sessionTotals),
    duplicates: received.duplicates.view(),
    changed: received.changed.view(),
    orderBreaks: received.breaks.view(),
    refusals: received.refusals.view(),
    warnings: received.warnings.view(),
    gaps: findGaps(world),
  };
}

function sessionTotals(session: SessionState): SessionTotals {
  const { appId, performanceId, sessionId, sessionCode, counters } = session;
  const tiers = [...session.tiers.values()];
  return {
    appId,
    performanceId,
    sessionId,
    sessionCode,
    status: session.isCancelled ? 'cancelled' : 'normal',
    isTest: session.tag === 1,
    priceTiers: tiers.length,
    available: tiers.reduce((sum, { available }) => sum + available, 0),
    unavailable: tiers.reduce((sum, { unavailable }) => sum + unavailable, 0),
    ...counters,
  };
}

function totalsOf({ sessions, reporters }: World): Totals {
  const all = [...reporters.values()];
  const official = sessions.list().filter(({ tag }) => tag === 0);
  const sum = noCounts();
  for (const { counters } of official) {
    for (const name of Object.keys(sum) as (keyof SessionCounters)[]) sum[name] += counters[name];
  }
  return {
    performances: all.reduce((count, { performances }) => count + performances.size, 0),
    sessions: official.length,
    testSessions: sessions.list().length - official.length,
    orders: all.reduce((count, { orders }) => count + orders.orderIds.size, 0),
    refunds: all.reduce((count, { orders }) => count + orders.refundIds.size, 0),
    ...sum,
  };
}
