import type { OrderReport, ReportDraft } from '@boxwire/report-client';

/** The session that every order of a benchmark names, and its code. */
export const SESSION_ID = 'S-1';
export const SESSION_CODE = '110101001012605010001';

const ORDER_TIME = new Date('2026-04-01T10:00:00+08:00');

/** An order of two tickets under an id of its own, about 600 bytes on the wire. */
export function orderReport(number: number): OrderReport {
  const orderId = `O-20260401-${number.toString().padStart(9, '0')}`;
  const line = (part: number): OrderReport['ticketOrderList'][number] => ({
    ...{ ticketOrderId: `${orderId}-${part}`, performanceId: 'P-1', sessionId: SESSION_ID, priceId: 'A' },
    ...{ ticketPrice: 38_000, ticketId: `T-${number}-${part}`, ticketOrderAmount: 38_000 },
  });
  return {
    ...{ orderId, orderTime: ORDER_TIME, channelType: 1, channelName: '自营', ticketNum: 2, totalAmount: 76_000 },
    ...{ ticketType: 1, ticketMode: 2, authMode: 3, ticketOrderList: [line(1), line(2)] },
  };
}

/** The same order as an outbox keeps it: encoded, its session's code left open. */
export function orderDraft(number: number): ReportDraft {
  const { orderTime: _, ...order } = orderReport(number);
  const { orderId } = order;
  return {
    ...{ kind: 'order', businessId: orderId, lane: `order:${orderId}`, needs: [`session:${SESSION_ID}`] },
    ...{ holds: [SESSION_ID], payload: JSON.stringify({ ...order, orderTime: '2026-04-01 10:00:00' }) },
    ticketOrder: { orderId, ticketIds: order.ticketOrderList.map(({ ticketId }) => ticketId) },
  };
}

/** The body that a reporter sends for it. */
export function orderBody(number: number): string {
  const { orderTime: _, ticketOrderList, ...order } = orderReport(number);
  return JSON.stringify({
    ...{ accessToken: 'bench-token', ...order, orderTime: '2026-04-01 10:00:00' },
    ticketOrderList: ticketOrderList.map((line) => ({ ...line, sessionCode: SESSION_CODE })),
  });
}
