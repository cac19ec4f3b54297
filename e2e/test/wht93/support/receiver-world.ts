import { createSandbox } from '@boxwire/sandbox';
import { WHT93_DEMO_ACCOUNT, wht93Received, wht93Sandbox } from '@boxwire/sandbox/wht93';
import type { Wht93EndpointId } from '@boxwire/schemas-wht93';
import type { IssuedCodes } from './samples.ts';

/** Loose JSON, as a test reads it. */
export type Json = ReturnType<typeof JSON.parse>;

/** Method and path of every endpoint, typed out from the standard: no contract code stands between a hand-written call and the wire. */
export const WIRE = {
  'token.get': ['POST', '/getAccessToken'],
  'type.list': ['GET', '/standard/performance/type/list'],
  'venue.list': ['POST', '/standard/venue/list'],
  'venue.save': ['POST', '/standard/venue/save'],
  'performance.code': ['POST', '/performance/code'],
  'performance.update': ['POST', '/report/performance/update'],
  'session.update': ['POST', '/report/session/update'],
  'inventory.report': ['POST', '/report/inventory'],
  'ticket.report': ['POST', '/report/ticket'],
  'order.report': ['POST', '/report/order'],
  'order.refund': ['POST', '/report/refundOrder'],
  'checking.report': ['POST', '/report/checking'],
} as const satisfies Record<Wht93EndpointId, readonly ['GET' | 'POST', string]>;

/** Sends one request with `fetch` alone and returns the answer's envelope. */
export async function handWritten(origin: string, id: Wht93EndpointId, body: object): Promise<Json> {
  const [method, path] = WIRE[id];
  const answer =
    method === 'GET'
      ? await fetch(`${origin}${path}?${new URLSearchParams(body as Record<string, string>).toString()}`)
      : await fetch(origin + path, {
          method,
          headers: { 'content-type': 'application/json; charset=UTF-8' },
          body: JSON.stringify(body),
        });
  return { http: answer.status, ...JSON.parse(await answer.text()) };
}

/** The body of every endpoint as it is on the wire, right for a receiver that `startReceiver` made. */
export function wireBodies({ accessToken, hallCode, sessionCode }: IssuedCodes): Record<Wht93EndpointId, Json> {
  const region = { provinceId: 110000, cityId: 110100, districtId: 110101 };
  const session = {
    ...{ sessionId: 'S-1', sessionName: '首场', hallCode, hasSeat: 1, tag: 0 },
    ...{ sessionStartTime: '2026-05-01 19:30:00', sessionEndTime: '2026-05-01 21:30:00' },
    seatingChart: 'https://chart.example/1.svg',
  };
  const ofSession = { performanceId: 'P-1', sessionId: 'S-1' };
  const line = { ticketOrderId: 'L-1', sessionCode, ticketId: 'K-1' };
  return {
    'token.get': { ...WHT93_DEMO_ACCOUNT },
    'type.list': { accessToken },
    'venue.list': { accessToken, ...region, pageNo: 1, pageSize: 10, venueName: '剧' },
    'venue.save': {
      ...{ accessToken, ...region, venueName: '示例剧院', venueAddress: '东城区示例路 1 号' },
      ...{ hasHall: 1, hallName: '大厅', hasSeat: 1, seatNum: 500 },
    },
    'performance.code': {
      ...{ accessToken, performanceId: 'P-1', performanceName: '示例音乐会', typeId: 1001, approval: '文演 2026-1' },
      sessionList: [session],
    },
    'performance.update': { accessToken, performanceId: 'P-1', performanceName: '示例音乐会 (加演)' },
    'session.update': { accessToken, ...session, performanceId: 'P-1', sessionStatus: 1, sessionCode },
    'inventory.report': {
      ...{ accessToken, sessionCode },
      priceList: [
        {
          ...{ ...ofSession, priceId: 'A', priceName: '380 元', ticketPrice: 38000 },
          ...{ availableInventory: 120, unavailableInventory: 3 },
        },
      ],
    },
    'ticket.report': {
      ...{ accessToken, ...ofSession, sessionCode, priceId: 'A' },
      ticketList: [
        { ticketId: 'K-1', availableSale: 1, floorName: '1 层', areaName: 'A 区', rowName: '3 排', seatNo: '1 座' },
      ],
    },
    'order.report': {
      ...{ accessToken, orderId: 'O-1', orderTime: '2026-02-01 10:00:00', channelType: 1, channelName: '官网' },
      ...{ ticketNum: 1, totalAmount: 38000, ticketType: 1, ticketMode: 2, authMode: 3 },
      ticketOrderList: [{ ...line, ...ofSession, priceId: 'A', ticketPrice: 38000, ticketOrderAmount: 38000 }],
    },
    'order.refund': {
      ...{ accessToken, refundOrderId: 'R-1', orderId: 'O-1', reason: '行程有变' },
      ...{ refundOrderTime: '2026-02-02 10:00:00', ticketOrderList: [{ ...line, refundAmount: 38000 }] },
    },
    'checking.report': {
      accessToken,
      ticketList: [
        {
          ...{ ticketId: 'K-1', sessionId: 'S-1', priceId: 'A', sessionCode },
          ...{ checkingTime: '2026-05-01 19:00:00', checkingType: 2, authType: 1 },
        },
      ],
    },
  };
}

const LIFECYCLE = ['performance.code', 'inventory.report', 'ticket.report', 'order.report'] as const;

/** A receiver of which hand-written calls have made what comes before `id` in the life of a session. */
export async function startReceiver(id: Wht93EndpointId) {
  const sandbox = await createSandbox({ platforms: [wht93Sandbox()], clock: 'manual' });
  const { cis } = sandbox.origins.wht93;
  const { accessToken } = (await handWritten(cis, 'token.get', { ...WHT93_DEMO_ACCOUNT })).data;
  const venues = await handWritten(cis, 'venue.list', { accessToken, pageNo: 1, pageSize: 1 });
  const { hallCode } = venues.data.datalist[0].hallList.find(({ hasSeat }: Json) => hasSeat === 1);
  const codes = { accessToken, hallCode, sessionCode: '' };
  const needsOrder = id === 'order.refund' || id === 'checking.report';
  const earlier = needsOrder ? LIFECYCLE : LIFECYCLE.slice(0, Math.max(0, LIFECYCLE.indexOf(id as never)));
  const steps = id.endsWith('.update') ? LIFECYCLE.slice(0, 1) : earlier;
  for (const step of steps) {
    const { code, msg, data } = await handWritten(cis, step, wireBodies(codes)[step]);
    if (code !== 200) throw new Error(`${step} was refused: ${msg}`);
    if (step === 'performance.code') codes.sessionCode = data['S-1'];
  }
  return {
    cis,
    codes: codes as IssuedCodes,
    received: () => wht93Received(sandbox),
    /** Methods and paths the receiver saw after the preparation. */
    calls: () =>
      sandbox.admin
        .requests()
        .slice(2 + steps.length)
        .map(({ exchange }) => `${exchange.request.method} ${new URL(exchange.request.url).pathname}`),
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}
