import { businessRefusal, Wht93Refusal } from '../answers/refusal.ts';
import { hashOf } from '../received/content-hash.ts';
import type { Call } from '../world.ts';
import { findSession, refuseTwice } from './find-session.ts';
import type { RefundLineReport, RefundReport } from './reports.ts';
import { outcomeOf } from './stock.ts';

/** A.35: refunded lines of one order; all refunds of a line come to no more than was paid for it (wht93 §6, U-22). */
export function reportRefund(call: Call<RefundReport>): true {
  const { body, reporter } = call;
  refuseTwice(
    body.ticketOrderList.map(({ ticketOrderId }) => ticketOrderId),
    'ticketOrderId',
    'ticketOrderList',
  );
  const { orderIds, refundIds, refunds, orders } = reporter.orders;
  const order = orderIds.get(body.orderId);
  if (order === undefined) throw beforeOrder('/orderId', '订单不存在，请先上报订单');
  const known = refundIds.get(body.refundOrderId);
  if (known !== undefined && refunds.get(known, 'order') !== order) {
    throw businessRefusal('refund.other-order', '/orderId', '退单已属于另一订单');
  }
  const plans = body.ticketOrderList.map((line, index) =>
    planLine(call, { order, refund: known, line, at: `/ticketOrderList/${index}` }),
  );
  if (body.refundOrderTime < orders.get(order, 'orderTime')) call.warn('refund.after-order', '/refundOrderTime');
  const refund = known ?? refunds.add({ order });
  if (known === undefined) refundIds.set(body.refundOrderId, refund);
  for (const plan of plans) keepLine(call, refund, plan);
  return true;
}

interface PlannedRefund {
  readonly report: RefundLineReport;
  /** Row number of the order line. */
  readonly line: number;
  /** Row number of the refund line; `undefined` for a new one. */
  readonly row: number | undefined;
  readonly hash: number;
}

interface RefundPlace {
  readonly order: number;
  readonly refund: number | undefined;
  readonly line: RefundLineReport;
  readonly at: string;
}

function planLine(call: Call<RefundReport>, { order, refund, line, at }: RefundPlace): PlannedRefund {
  const { orders, tickets } = call.reporter;
  const session = findSession(call, { sessionCode: line.sessionCode }, at);
  const sold = orders.line(order, line.ticketOrderId);
  if (sold === undefined) throw beforeOrder(`${at}/ticketOrderId`, '票单不存在，请先上报订单');
  if (orders.lines.get(sold, 'session') !== session.index) {
    throw businessRefusal('refund.line-matches', `${at}/sessionCode`, '场次编码与票单不一致');
  }
  const isOther =
    line.ticketId !== undefined && tickets.find(session.index, line.ticketId) !== orders.lines.get(sold, 'ticket');
  if (isOther) throw businessRefusal('refund.line-matches', `${at}/ticketId`, '票 ID 与票单不一致');
  const row = refund === undefined ? undefined : orders.refundLine(refund, sold);
  const before = orders.lines.get(sold, 'refunded') - (row === undefined ? 0 : orders.refundLines.get(row, 'amount'));
  if (before + line.refundAmount > orders.lines.get(sold, 'amount')) {
    throw businessRefusal('refund.above-sale', `${at}/refundAmount`, '退款金额超过实际支付金额');
  }
  return { report: line, line: sold, row, hash: hashOf(line) };
}

function beforeOrder(pointer: string, detail: string): Wht93Refusal {
  return new Wht93Refusal({ code: 4300, rule: 'refund.order-known', pointer, detail, orderBreak: 'refundBeforeOrder' });
}

function keepLine(call: Call<RefundReport>, refund: number, plan: PlannedRefund): void {
  const { orders, tickets } = call.reporter;
  const { report, line, row, hash } = plan;
  const outcome = outcomeOf(row === undefined ? undefined : orders.refundLines.get(row, 'hash'), hash);
  call.record(outcome, `${call.body.refundOrderId} ${report.ticketOrderId}`);
  if (outcome === 'duplicate') return;
  const { counters } = call.world.sessions.at(orders.lines.get(line, 'session'));
  const wasRefunded = orders.isRefunded(line);
  const amount = report.refundAmount;
  const change = amount - (row === undefined ? 0 : orders.refundLines.get(row, 'amount'));
  if (row === undefined) {
    orders.addRefundLine(refund, { line, amount, hash });
    if (orders.lines.increase(line, 'refunds', 1) === 1) counters.refundedLines += 1;
  } else {
    orders.refundLines.set(row, 'amount', amount);
    orders.refundLines.set(row, 'hash', hash);
  }
  orders.lines.increase(line, 'refunded', change);
  counters.refundedAmount += change;
  const sign = Number(orders.isRefunded(line)) - Number(wasRefunded);
  counters.refunded += sign;
  const ticket = orders.lines.get(line, 'ticket');
  tickets.tickets.increase(ticket, 'live', -sign);
  if (sign > 0 && tickets.tickets.get(ticket, 'lastCheck') >= 0) call.warn('refund.after-check', report.ticketOrderId);
}
