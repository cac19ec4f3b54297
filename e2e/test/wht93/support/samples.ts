import type { InputOf } from '@boxwire/contract';
import type {
  CheckReport,
  HallReport,
  InventoryReport,
  OrderReport,
  PerformanceReport,
  PerformanceUpdateReport,
  RefundReport,
  ReportKind,
  SessionUpdateReport,
  TicketReport,
} from '@boxwire/report-client';
import type { wht93, Wht93EndpointId } from '@boxwire/schemas-wht93';

type Endpoints = typeof wht93.endpoints;
type BodyOf<Key extends { readonly body: unknown }> = Key['body'];

const at = (text: string): Date => new Date(`${text}+08:00`);

const times = { sessionStartTime: at('2026-05-01T19:30:00'), sessionEndTime: at('2026-05-01T21:30:00') };
const region = { provinceId: 110000, cityId: 110100, districtId: 110101 };
const ofSession = { performanceId: 'P-1', sessionId: 'S-1' } as const;
const session = { sessionId: 'S-1', sessionName: '首场', ...times, hasSeat: 1, tag: 0 } as const;
const seatingChart = 'https://chart.example/1.svg';

/** The codes that a receiver issued and a request names. */
export interface IssuedCodes {
  readonly accessToken: string;
  readonly hallCode: string;
  readonly sessionCode: string;
}

/** Codes of the right form, for requests that are not sent. */
export const SOME_CODES: IssuedCodes = {
  accessToken: 'token-1',
  hallCode: '11010100101',
  sessionCode: '110101001012605010001',
};

/** A complete request of every endpoint, as the typed client takes it: every field of every request table is there. */
export function clientBodies({ accessToken, hallCode, sessionCode }: IssuedCodes) {
  const token = { accessToken };
  return {
    'token.get': { appId: 'boxwire-demo', secret: 'boxwire-sandbox-secret' } satisfies BodyOf<
      InputOf<Endpoints['token']['get']>
    >,
    'type.list': token satisfies InputOf<Endpoints['type']['list']>['query'],
    'venue.list': { ...token, ...region, pageNo: 1, pageSize: 10, venueName: '剧' } satisfies BodyOf<
      InputOf<Endpoints['venue']['list']>
    >,
    'venue.save': {
      ...{ ...token, ...region, venueName: '示例剧院', venueAddress: '东城区示例路 1 号' },
      ...{ hasHall: 1, hallName: '大厅', hasSeat: 1, seatNum: 500 },
    } satisfies BodyOf<InputOf<Endpoints['venue']['save']>>,
    'performance.code': {
      ...{ ...token, performanceId: 'P-1', performanceName: '示例音乐会', approval: '文演 2026-1', typeId: 1001 },
      ...{ posterUrl: 'https://poster.example/1.png', performanceDesc: '示例', sponsor: '甲,乙', performer: '丙' },
      sessionList: [{ ...session, hallCode, seatingChart }],
    } satisfies BodyOf<InputOf<Endpoints['performance']['code']>>,
    'performance.update': {
      ...{
        ...token,
        performanceId: 'P-1',
        performanceName: '示例音乐会 (加演)',
        approval: '文演 2026-1',
        typeId: 1001,
      },
      ...{ posterUrl: 'https://poster.example/1.png', performanceDesc: '示例', sponsor: '甲', performer: '丙' },
    } satisfies BodyOf<InputOf<Endpoints['performance']['update']>>,
    'session.update': {
      ...{ ...token, ...session, performanceId: 'P-1', sessionStatus: 1, hallCode, sessionCode, seatingChart },
    } satisfies BodyOf<InputOf<Endpoints['session']['update']>>,
    'inventory.report': {
      ...{ ...token, sessionCode },
      priceList: [
        {
          ...{ ...ofSession, priceId: 'A', priceName: '380 元', ticketPrice: 38_000 },
          ...{ availableInventory: 120, unavailableInventory: 3 },
        },
      ],
    } satisfies BodyOf<InputOf<Endpoints['inventory']['report']>>,
    'ticket.report': {
      ...{ ...token, ...ofSession, sessionCode, priceId: 'A' },
      ticketList: [
        { ticketId: 'K-1', availableSale: 1, floorName: '1 层', areaName: 'A 区', rowName: '3 排', seatNo: '1 座' },
      ],
    } satisfies BodyOf<InputOf<Endpoints['ticket']['report']>>,
    'order.report': {
      ...{ ...token, orderId: 'O-1', orderTime: at('2026-02-01T10:00:00'), channelType: 1, channelName: '官网' },
      ...{ ticketNum: 1, totalAmount: 38_000, ticketType: 1, ticketMode: 2, authMode: 3 },
      ticketOrderList: [
        {
          ...{ ticketOrderId: 'L-1', ...ofSession, sessionCode, priceId: 'A', ticketPrice: 38_000 },
          ...{ ticketId: 'K-1', ticketOrderAmount: 38_000 },
        },
      ],
    } satisfies BodyOf<InputOf<Endpoints['order']['report']>>,
    'order.refund': {
      ...{ ...token, refundOrderId: 'R-1', orderId: 'O-1', reason: '行程有变' },
      refundOrderTime: at('2026-02-02T10:00:00'),
      ticketOrderList: [{ ticketOrderId: 'L-1', sessionCode, ticketId: 'K-1', refundAmount: 38_000 }],
    } satisfies BodyOf<InputOf<Endpoints['order']['refund']>>,
    'checking.report': {
      ...token,
      ticketList: [
        {
          ...{ ticketId: 'K-1', sessionId: 'S-1', priceId: 'A', sessionCode, checkingTime: at('2026-05-01T19:00:00') },
          ...{ checkingType: 2, authType: 1 },
        },
      ],
    } satisfies BodyOf<InputOf<Endpoints['checking']['report']>>,
  } as const satisfies Record<Wht93EndpointId, object>;
}

/** The kind of report that a reporter sends to each reporting endpoint. */
export const ENDPOINT_OF_KIND = {
  hall: 'venue.save',
  performance: 'performance.code',
  performanceUpdate: 'performance.update',
  sessionUpdate: 'session.update',
  inventory: 'inventory.report',
  ticket: 'ticket.report',
  order: 'order.report',
  refund: 'order.refund',
  check: 'checking.report',
} as const satisfies Record<ReportKind, Wht93EndpointId>;

/** The same reports as a reporter takes them: no token, no session code, the caller's own ids for halls and sessions. */
export function reports() {
  const { 'venue.save': venue, ...bodies } = clientBodies(SOME_CODES);
  const { accessToken: _token, hasHall: _hasHall, ...hall } = venue;
  const refund = withoutToken(bodies['order.refund']);
  const { sessionCode: _session, ...sessionUpdate } = withoutToken(bodies['session.update']);
  const { sessionCode: _stock, ...inventory } = withoutToken(bodies['inventory.report']);
  const { sessionCode: _tickets, ...ticket } = withoutToken(bodies['ticket.report']);
  const order = withoutToken(bodies['order.report']);
  return {
    hall: { ...hall, hallId: 'H-1', venueId: 'V-1' } satisfies HallReport,
    performance: withoutToken(bodies['performance.code']) satisfies PerformanceReport,
    performanceUpdate: withoutToken(bodies['performance.update']) satisfies PerformanceUpdateReport,
    sessionUpdate: sessionUpdate satisfies SessionUpdateReport,
    inventory: inventory satisfies InventoryReport,
    ticket: ticket satisfies TicketReport,
    order: { ...order, ticketOrderList: order.ticketOrderList.map(withoutCode) } satisfies OrderReport,
    refund: {
      ...refund,
      ticketOrderList: refund.ticketOrderList.map((line) => ({ ...withoutCode(line), sessionId: 'S-1' })),
    } satisfies RefundReport,
    check: { ticketList: bodies['checking.report'].ticketList.map(withoutCode) } satisfies CheckReport,
  };
}

function withoutToken<Body extends { readonly accessToken: string }>(body: Body): Omit<Body, 'accessToken'> {
  const { accessToken: _, ...rest } = body;
  return rest;
}

function withoutCode<Row extends { readonly sessionCode: string }>(row: Row): Omit<Row, 'sessionCode'> {
  const { sessionCode: _, ...rest } = row;
  return rest;
}
