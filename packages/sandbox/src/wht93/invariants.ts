import { hallBelongsToVenue, isSessionCode } from '@boxwire/schemas-wht93';
import type { Invariant } from '../core/invariants.ts';
import type { Reporter } from './reporting/reporter.ts';
import { noCounts, type SessionCounters } from './reporting/session-state.ts';
import type { World } from './world.ts';

/** What must hold in every state of the wht93 sandbox. */
export function wht93Invariants(world: World): readonly Invariant[] {
  const { sessions, reporters, venues } = world;
  const all = (): readonly Reporter[] => [...reporters.values()];
  return [
    { name: 'refunds never exceed sales', check: () => all().flatMap(overRefunded) },
    { name: 'session totals add up', check: () => wrongTotals(world) },
    {
      name: 'one session code per session, none twice',
      check: () => {
        const codes = sessions.list().map(({ sessionCode }) => sessionCode);
        const known = all().reduce((sum, reporter) => sum + reporter.sessions.size, 0);
        return [
          ...(new Set(codes).size === codes.length ? [] : ['a session code was issued twice']),
          ...(known === codes.length ? [] : [`${known} sessions have ${codes.length} codes`]),
          ...sessions
            .list()
            .filter(({ sessionCode }) => !isSessionCode(sessionCode))
            .map(({ sessionCode }) => `${sessionCode} is no session code`),
        ];
      },
    },
    {
      name: 'venue and hall codes follow their coding rules, none twice',
      check: () => {
        const codes = venues
          .list()
          .flatMap(({ venueCode, halls }) => [venueCode, ...halls.map((hall) => hall.hallCode)]);
        return [
          ...(new Set(codes).size === codes.length ? [] : ['a venue or hall code was issued twice']),
          ...venues
            .list()
            .filter(({ venueCode, halls }) => halls.some(({ hallCode }) => !hallBelongsToVenue(hallCode, venueCode)))
            .map(({ venueCode }) => `${venueCode} has a hall of another venue`),
        ];
      },
    },
  ];
}

function overRefunded({ orders: { lines, orderIds, refundLines } }: Reporter): string[] {
  const refunded = new Float64Array(lines.length);
  for (let row = 0; row < refundLines.length; row += 1) {
    const line = refundLines.get(row, 'line');
    refunded[line] = (refunded[line] ?? 0) + refundLines.get(row, 'amount');
  }
  const broken = refunded.filter(
    (sum, line) => sum > lines.get(line, 'amount') || sum !== lines.get(line, 'refunded'),
  ).length;
  return broken === 0 ? [] : [`${broken} order lines of ${orderIds.size} orders are refunded beyond what was paid`];
}

function wrongTotals({ sessions, reporters }: World): string[] {
  const counted = sessions.list().map(() => noCounts());
  for (const reporter of reporters.values()) recount(reporter, counted);
  return sessions.list().flatMap(({ sessionCode, counters }, index) => {
    const own = counted[index] as SessionCounters;
    // tickets may be counted without being remembered
    own.tickets = counters.tickets;
    const wrong = (Object.keys(own) as (keyof SessionCounters)[]).filter((name) => own[name] !== counters[name]);
    return wrong.map((name) => `${sessionCode}: ${name} is ${counters[name]}, its records make ${own[name]}`);
  });
}

function recount({ orders, tickets: book }: Reporter, counted: readonly SessionCounters[]): void {
  const { lines } = orders;
  for (let line = 0; line < lines.length; line += 1) {
    const counts = counted[lines.get(line, 'session')] as SessionCounters;
    counts.sold += 1;
    counts.soldAmount += lines.get(line, 'amount');
    counts.refundedAmount += lines.get(line, 'refunded');
    if (lines.get(line, 'refunds') > 0) counts.refundedLines += 1;
    if (orders.isRefunded(line)) counts.refunded += 1;
  }
  for (let check = 0; check < book.checks.length; check += 1) {
    const counts = counted[book.tickets.get(book.checks.get(check, 'ticket'), 'session')] as SessionCounters;
    counts.checks += 1;
    if (book.checks.get(check, 'previous') < 0) counts.checkedTickets += 1;
  }
}
