import { expect, test } from 'vitest';
import { VenueRegistry } from './catalogue/venue-registry.ts';
import { wht93Invariants } from './invariants.ts';
import { createReporter, type Reporter } from './reporting/reporter.ts';
import { SessionRegistry } from './reporting/session-registry.ts';
import type { World } from './world.ts';

function worldOfOneSale() {
  const [sessions, venues, reporter] = [new SessionRegistry(), new VenueRegistry(), createReporter('one')];
  const place = { provinceId: 110000, cityId: 110100, districtId: 110101, venueName: '甲', venueAddress: '乙' };
  const { hallCode } = venues.addHall(venues.add(place), { hallName: '丙', hasSeat: 1, size: 9 });
  const session = sessions.issue({
    appId: 'one',
    performanceId: 'P-1',
    sessionId: 'S-1',
    hallCode,
    sessionName: '首场',
    startsAt: Date.UTC(2026, 4, 1),
    endsAt: Date.UTC(2026, 4, 1, 2),
    hasSeat: 1,
    tag: 0,
    registered: 1,
  });
  reporter.sessions.set('S-1', session);
  const ticket = reporter.tickets.require(0, 'K-1');
  const row = { order: 0, session: 0, ticket, amount: 100, refunded: 0, refunds: 0, hash: 1 };
  reporter.orders.addLine('L-1', row);
  Object.assign(session.counters, { sold: 1, soldAmount: 100 });
  const world = { sessions, venues, reporters: new Map([['one', reporter]]) } as unknown as World;
  const broken = (): string[] =>
    wht93Invariants(world)
      .filter((invariant) => invariant.check().length > 0)
      .map(({ name }) => name);
  return { session, venues, reporter, broken };
}

const REFUNDS = 'refunds never exceed sales';
const TOTALS = 'session totals add up';
const CODES = 'one session code per session, none twice';
const VENUES = 'venue and hall codes follow their coding rules, none twice';

function refund({ orders }: Reporter, amount: number): void {
  orders.addRefundLine(0, { line: 0, amount, hash: 1 });
  orders.lines.set(0, 'refunded', amount);
  orders.lines.set(0, 'refunds', 1);
}

test('a sound state breaks nothing', () => {
  expect(worldOfOneSale().broken()).toEqual([]);
});

test('a refund above its sale shows', () => {
  const { reporter, session, broken } = worldOfOneSale();
  refund(reporter, 101);
  Object.assign(session.counters, { refundedLines: 1, refundedAmount: 101 });
  expect(broken()).toEqual([REFUNDS]);
});

test('refund lines that make another sum than their order line shows', () => {
  const { reporter, session, broken } = worldOfOneSale();
  refund(reporter, 50);
  reporter.orders.lines.set(0, 'refunded', 40);
  Object.assign(session.counters, { refundedLines: 1, refundedAmount: 40 });
  expect(broken()).toEqual([REFUNDS]);
});

test.each(['sold', 'soldAmount', 'refunded', 'refundedLines', 'refundedAmount', 'checks', 'checkedTickets'] as const)(
  'a wrong total of %s shows',
  (name) => {
    const { session, broken } = worldOfOneSale();
    session.counters[name] += 1;
    expect(broken()).toEqual([TOTALS]);
  },
);

test('a session without a code of its own shows', () => {
  const { session, reporter, broken } = worldOfOneSale();
  reporter.sessions.set('S-2', session);
  expect(broken()).toEqual([CODES]);
});

test('a code that breaks its rule shows', () => {
  const { session, broken } = worldOfOneSale();
  Object.assign(session, { sessionCode: '9'.repeat(21) });
  expect(broken()).toEqual([CODES]);
});

test('a hall code that is there twice, or under another venue, shows', () => {
  const { venues, broken } = worldOfOneSale();
  const [venue] = venues.list();
  venue?.halls.push({ ...venue.halls[0]! });
  expect(broken()).toEqual([VENUES]);
  Object.assign(venue?.halls[1] ?? {}, { hallCode: '31010100101' });
  expect(broken()).toEqual([VENUES]);
});
