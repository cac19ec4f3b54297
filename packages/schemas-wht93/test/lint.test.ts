import { describe, expect, test } from 'vitest';
import { lint, LINT_RULES, type LintContext, type LintKind, type LintSubjects } from '../src/index.ts';
import {
  BODIES,
  CHECK,
  HALL,
  LINE,
  REFUND_LINE,
  SESSION,
  SESSION_CODE,
  TICKET,
  TIER,
  withoutToken,
} from './samples.ts';

const SUBJECTS: LintSubjects = {
  'type.list': [
    { typeId: 10, typeName: '音乐', level: 1, parentTypeId: null },
    { typeId: 1001, typeName: '音乐会', level: 2, parentTypeId: 10 },
  ],
  'venue.list': [
    {
      venueCode: '110101001',
      venueName: '示例剧院',
      provinceId: 110000,
      cityId: 110100,
      districtId: 110101,
      hallNum: 1,
      hallList: [{ hallName: '大厅', hallCode: HALL, hasSeat: 1, seatNum: 500, managementStatus: 1, enableState: 1 }],
    },
  ],
  'venue.save': withoutToken(BODIES['venue.save']),
  'performance.code': withoutToken(BODIES['performance.code']),
  'performance.update': withoutToken(BODIES['performance.update']),
  'session.update': withoutToken(BODIES['session.update']),
  'inventory.report': withoutToken(BODIES['inventory.report']),
  'ticket.report': withoutToken(BODIES['ticket.report']),
  'order.report': withoutToken(BODIES['order.report']),
  'order.refund': withoutToken(BODIES['order.refund']),
  'checking.report': withoutToken(BODIES['checking.report']),
};

const CONTEXT: LintContext = {
  session: () => ({ sessionId: 'S-1', hasSeat: 1, sessionStatus: 1 }),
  order: () => ({ orderTime: BODIES['order.report'].orderTime, ticketOrderList: [LINE] }),
  refunds: () => [],
  sale: () => ({ orderId: 'O-1', line: LINE }),
  issuedCodes: { 'S-1': SESSION_CODE },
};
const CODED: LintContext = { ticketCodes: true };
const BROKEN_CODE = `${HALL}2502300001`;

const venue = SUBJECTS['venue.list'][0]!;
const hall = venue.hallList![0]!;
interface Breach {
  readonly rule: string;
  readonly kind: LintKind;
  readonly change: object | readonly object[];
  readonly context?: LintContext;
  readonly pointer: string;
}

function breach<Kind extends LintKind>(
  rule: string,
  kind: Kind,
  more: {
    readonly change: Kind extends 'type.list' | 'venue.list' ? LintSubjects[Kind] : Partial<LintSubjects[Kind]>;
    readonly context?: LintContext;
    readonly pointer: string;
  },
): Breach {
  return { rule, kind, ...more };
}

const BREACHES: readonly Breach[] = [
  breach('types.level', 'type.list', {
    change: [{ typeId: 10, typeName: 'x', level: 1, parentTypeId: 0.1 }],
    pointer: '/0/parentTypeId',
  }),
  breach('types.level', 'type.list', {
    change: [{ typeId: 1001, typeName: 'x', level: 2, parentTypeId: 10 }],
    pointer: '/0/parentTypeId',
  }),
  breach('types.parent-prefix', 'type.list', {
    change: [SUBJECTS['type.list'][0]!, { typeId: 2001, typeName: 'x', level: 2, parentTypeId: 10 }],
    pointer: '/1/typeId',
  }),
  breach('types.known-values', 'type.list', { change: [{ typeId: 10, typeName: 'x', level: 3 }], pointer: '/0/level' }),
  breach('venues.hall-prefix', 'venue.list', {
    change: [{ ...venue, hallList: [{ ...hall, hallCode: '11010100201' }] }],
    pointer: '/0/hallList/0/hallCode',
  }),
  breach('venues.district-prefix', 'venue.list', {
    change: [{ ...venue, districtId: 110102 }],
    pointer: '/0/venueCode',
  }),
  breach('venues.region-form', 'venue.list', { change: [{ ...venue, cityId: 110101 }], pointer: '/0/cityId' }),
  breach('venues.hall-count', 'venue.list', { change: [{ ...venue, hallNum: 2 }], pointer: '/0/hallNum' }),
  breach('venues.seat-counts', 'venue.list', {
    change: [{ ...venue, hallList: [{ ...hall, seatNum: null }] }],
    pointer: '/0/hallList/0/seatNum',
  }),
  breach('venues.seat-counts', 'venue.list', {
    change: [{ ...venue, hallList: [{ ...hall, hasSeat: 0 }] }],
    pointer: '/0/hallList/0/seatingCapacity',
  }),
  breach('venues.known-values', 'venue.list', {
    change: [{ ...venue, hallList: [{ ...hall, enableState: 7 }] }],
    pointer: '/0/hallList/0/enableState',
  }),
  breach('venue.region-form', 'venue.save', { change: { provinceId: 110100 }, pointer: '/provinceId' }),
  breach('venue.region-unusual', 'venue.save', { change: { districtId: 110100 }, pointer: '/districtId' }),
  breach('venue.code-structure', 'venue.save', {
    change: {
      venueCode: '990101001',
      provinceId: undefined,
      cityId: undefined,
      districtId: undefined,
      venueName: undefined,
      venueAddress: undefined,
    },
    pointer: '/venueCode',
  }),
  breach('venue.new-fields-ignored', 'venue.save', {
    change: {
      venueCode: '110101001',
      provinceId: undefined,
      cityId: undefined,
      districtId: undefined,
      venueName: undefined,
    },
    pointer: '/venueAddress',
  }),
  breach('venue.seat-counts', 'venue.save', { change: { hasSeat: 0, seatingCapacity: 90 }, pointer: '/seatNum' }),
  breach('venue.seat-counts', 'venue.save', { change: { seatingCapacity: 90 }, pointer: '/seatingCapacity' }),
  breach('venue.hall-without-flag', 'venue.save', { change: { hasHall: 0 }, pointer: '/hallName' }),
  breach('performance.approval', 'performance.code', { change: { approval: '' }, pointer: '/approval' }),
  breach('performance.poster-length', 'performance.code', {
    change: { posterUrl: 'u'.repeat(201) },
    pointer: '/posterUrl',
  }),
  breach('performance.session-ids', 'performance.code', {
    change: { sessionList: [SESSION, SESSION] },
    pointer: '/sessionList/1/sessionId',
  }),
  breach('performance.session-times', 'performance.code', {
    change: { sessionList: [{ ...SESSION, sessionEndTime: SESSION.sessionStartTime }] },
    pointer: '/sessionList/0/sessionEndTime',
  }),
  breach('performance.chart-without-seats', 'performance.code', {
    change: { sessionList: [{ ...SESSION, hasSeat: 0 }] },
    pointer: '/sessionList/0/seatingChart',
  }),
  breach('performance.hall-structure', 'performance.code', {
    change: { sessionList: [{ ...SESSION, hallCode: '990101001' }] },
    pointer: '/sessionList/0/hallCode',
  }),
  breach('performance.issued-hall', 'performance.code', {
    change: {},
    context: { issuedCodes: { 'S-1': `110101002012510010001` } },
    pointer: '/sessionList/0/hallCode',
  }),
  breach('performance.issued-date', 'performance.code', {
    change: {},
    context: { issuedCodes: { 'S-1': `${HALL}2510020001` } },
    pointer: '/sessionList/0/sessionStartTime',
  }),
  breach('performance.nothing-changed', 'performance.update', {
    change: {
      performanceName: undefined,
      performanceDesc: undefined,
      typeId: undefined,
      posterUrl: undefined,
      sponsor: undefined,
      performer: undefined,
      approval: undefined,
    },
    pointer: '',
  }),
  breach('session.times', 'session.update', {
    change: { sessionEndTime: new Date('2025-10-01T11:00:00Z') },
    pointer: '/sessionEndTime',
  }),
  breach('session.chart-without-seats', 'session.update', { change: { hasSeat: 0 }, pointer: '/seatingChart' }),
  breach('session.code-structure', 'session.update', { change: { sessionCode: BROKEN_CODE }, pointer: '/sessionCode' }),
  breach('session.code-hall', 'session.update', { change: { hallCode: '11010100102' }, pointer: '/hallCode' }),
  breach('session.code-date', 'session.update', {
    change: { sessionStartTime: new Date('2025-09-30T11:30:00Z') },
    pointer: '/sessionStartTime',
  }),
  breach('inventory.one-session', 'inventory.report', {
    change: { priceList: [TIER, { ...TIER, priceId: 'T-2', sessionId: 'S-2' }] },
    pointer: '/priceList/1/sessionId',
  }),
  breach('inventory.one-session', 'inventory.report', {
    change: { priceList: [TIER, { ...TIER, priceId: 'T-2', performanceId: 'P-2' }] },
    pointer: '/priceList/1/performanceId',
  }),
  breach('inventory.price-ids', 'inventory.report', {
    change: { priceList: [TIER, TIER] },
    pointer: '/priceList/1/priceId',
  }),
  breach('inventory.code-structure', 'inventory.report', {
    change: { sessionCode: BROKEN_CODE },
    pointer: '/sessionCode',
  }),
  breach('inventory.cancelled', 'inventory.report', {
    change: {},
    context: { session: () => ({ sessionStatus: 2 }) },
    pointer: '/sessionCode',
  }),
  breach('tickets.ids', 'ticket.report', {
    change: { ticketList: [TICKET, { ...TICKET, seatNo: '13 座' }] },
    pointer: '/ticketList/1/ticketId',
  }),
  breach('tickets.seats', 'ticket.report', {
    change: { ticketList: [TICKET, { ...TICKET, ticketId: 'K-2' }] },
    pointer: '/ticketList/1/seatNo',
  }),
  breach('tickets.seats-match-session', 'ticket.report', {
    change: {},
    context: { session: () => ({ hasSeat: 0 }) },
    pointer: '/ticketList/0/seatNo',
  }),
  breach('tickets.code-structure', 'ticket.report', { change: { sessionCode: BROKEN_CODE }, pointer: '/sessionCode' }),
  breach('tickets.ticket-prefix', 'ticket.report', { change: {}, context: CODED, pointer: '/ticketList/0/ticketId' }),
  breach('order.total', 'order.report', { change: { totalAmount: 37_999 }, pointer: '/totalAmount' }),
  breach('order.total', 'order.report', { change: { ticketNum: 2, totalAmount: 37_999 }, pointer: '/totalAmount' }),
  breach('order.count', 'order.report', { change: { ticketNum: 0 }, pointer: '/ticketNum' }),
  breach('order.line-ids', 'order.report', {
    change: { ticketNum: 2, totalAmount: 76_000, ticketOrderList: [LINE, { ...LINE, ticketId: 'K-2' }] },
    pointer: '/ticketOrderList/1/ticketOrderId',
  }),
  breach('order.ticket-ids', 'order.report', {
    change: { ticketNum: 2, totalAmount: 76_000, ticketOrderList: [LINE, { ...LINE, ticketOrderId: 'O-1-2' }] },
    pointer: '/ticketOrderList/1/ticketId',
  }),
  breach('order.code-structure', 'order.report', {
    change: { ticketOrderList: [{ ...LINE, sessionCode: BROKEN_CODE }] },
    pointer: '/ticketOrderList/0/sessionCode',
  }),
  breach('order.cancelled', 'order.report', {
    change: {},
    context: { session: () => ({ sessionStatus: 2 }) },
    pointer: '/ticketOrderList/0/sessionCode',
  }),
  breach('order.ticket-prefix', 'order.report', { change: {}, context: CODED, pointer: '/ticketOrderList/0/ticketId' }),
  breach('refund.order-known', 'order.refund', {
    change: {},
    context: { order: () => undefined },
    pointer: '/orderId',
  }),
  breach('refund.line-known', 'order.refund', {
    change: { ticketOrderList: [{ ...REFUND_LINE, ticketOrderId: 'O-1-9' }] },
    context: CONTEXT,
    pointer: '/ticketOrderList/0/ticketOrderId',
  }),
  breach('refund.line-matches', 'order.refund', {
    change: { ticketOrderList: [{ ...REFUND_LINE, ticketId: 'K-9' }] },
    context: CONTEXT,
    pointer: '/ticketOrderList/0/ticketId',
  }),
  breach('refund.line-matches', 'order.refund', {
    change: { ticketOrderList: [{ ...REFUND_LINE, sessionCode: `${HALL}2510010002` }] },
    context: CONTEXT,
    pointer: '/ticketOrderList/0/sessionCode',
  }),
  breach('refund.within-line', 'order.refund', {
    change: { ticketOrderList: [{ ...REFUND_LINE, refundAmount: 38_001 }] },
    context: CONTEXT,
    pointer: '/ticketOrderList/0/refundAmount',
  }),
  breach('refund.within-line', 'order.refund', {
    change: {
      ticketOrderList: [
        { ...REFUND_LINE, refundAmount: 20_000 },
        { ...REFUND_LINE, refundAmount: 20_000 },
      ],
    },
    context: { order: CONTEXT.order! },
    pointer: '/ticketOrderList/1/refundAmount',
  }),
  breach('refund.code-structure', 'order.refund', {
    change: { ticketOrderList: [{ ...REFUND_LINE, sessionCode: BROKEN_CODE }] },
    pointer: '/ticketOrderList/0/sessionCode',
  }),
  breach('refund.after-order', 'order.refund', {
    change: { refundOrderTime: new Date('2025-08-31T00:00:00Z') },
    context: CONTEXT,
    pointer: '/refundOrderTime',
  }),
  breach('checking.ticket-sold', 'checking.report', {
    change: {},
    context: { sale: () => undefined },
    pointer: '/ticketList/0/ticketId',
  }),
  breach('checking.session-matches', 'checking.report', {
    change: { ticketList: [{ ...CHECK, sessionCode: `${HALL}2510010002` }] },
    context: CONTEXT,
    pointer: '/ticketList/0/sessionCode',
  }),
  breach('checking.not-refunded', 'checking.report', {
    change: {},
    context: { ...CONTEXT, refunds: () => [SUBJECTS['order.refund']] },
    pointer: '/ticketList/0/ticketId',
  }),
  breach('checking.code-structure', 'checking.report', {
    change: { ticketList: [{ ...CHECK, sessionCode: BROKEN_CODE }] },
    pointer: '/ticketList/0/sessionCode',
  }),
  breach('checking.ticket-prefix', 'checking.report', {
    change: {},
    context: CODED,
    pointer: '/ticketList/0/ticketId',
  }),
];

describe('every rule finds its breach', () => {
  test.each(BREACHES.map((each) => [`${each.rule} at ${each.pointer}`, each] as const))('%s', (_title, each) => {
    const value = Array.isArray(each.change) ? each.change : Object.assign({}, SUBJECTS[each.kind], each.change);
    const found = lint(each.kind, value as never, each.context);
    const info = LINT_RULES.find(({ id }) => id === each.rule);
    expect(found.filter(({ rule }) => rule === each.rule)).toMatchObject([
      { pointer: each.pointer, severity: info?.severity, clause: info?.clause },
    ]);
    const field = each.pointer.split('/').at(-1);
    if (field !== '')
      expect(found.find(({ rule }) => rule === each.rule)?.message).toMatch(
        new RegExp(`^${field} \\(A\\.\\d+ row \\d+\\): `),
      );
  });

  test('no rule is left out', () => {
    expect(new Set(BREACHES.map(({ rule }) => rule))).toEqual(new Set(LINT_RULES.map(({ id }) => id)));
    expect(new Set(LINT_RULES.map(({ id }) => id)).size).toBe(LINT_RULES.length);
  });
});

describe('sound values', () => {
  test.each(Object.keys(SUBJECTS) as LintKind[])('%s is clean, with knowledge and without', (kind) => {
    expect(lint(kind, SUBJECTS[kind])).toEqual([]);
    expect(lint(kind, SUBJECTS[kind], CONTEXT)).toEqual([]);
  });

  test('ticket ids that are ticket codes are clean', () => {
    const ticketId = `${SESSION_CODE}-K1`;
    expect(
      lint('order.report', { ...SUBJECTS['order.report'], ticketOrderList: [{ ...LINE, ticketId }] }, CODED),
    ).toEqual([]);
  });

  test('a part of an order sums to less than its total', () => {
    expect(lint('order.report', { ...SUBJECTS['order.report'], ticketNum: 2, totalAmount: 76_000 })).toEqual([]);
  });

  test('a refund that is sent again is not counted twice', () => {
    expect(
      lint('order.refund', SUBJECTS['order.refund'], { ...CONTEXT, refunds: () => [SUBJECTS['order.refund']] }),
    ).toEqual([]);
  });

  test('a partial refund leaves the ticket valid', () => {
    const partial = { refundOrderId: 'R-1', ticketOrderList: [{ ...REFUND_LINE, refundAmount: 1 }] };
    expect(lint('checking.report', SUBJECTS['checking.report'], { ...CONTEXT, refunds: () => [partial] })).toEqual([]);
  });

  test('a lenient session update with nothing but its ids is clean', () => {
    expect(lint('session.update', { sessionId: 'S-1', sessionCode: SESSION_CODE })).toEqual([]);
  });

  test('a session of a venue without halls matches its code', () => {
    const sessionCode = '110101001002510010001';
    expect(lint('session.update', { sessionId: 'S-1', sessionCode, hallCode: '110101001' })).toEqual([]);
  });

  test('the day is that of Shanghai', () => {
    const midnight = { ...SESSION, sessionStartTime: new Date('2025-09-30T16:00:00Z') };
    const value = { ...SUBJECTS['performance.code'], sessionList: [midnight] };
    expect(lint('performance.code', value, CONTEXT)).toEqual([]);
  });
});
