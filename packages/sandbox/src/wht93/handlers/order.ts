import { businessRefusal, Wht93Refusal } from '../answers/refusal.ts';
import { hashOf } from '../received/content-hash.ts';
import type { RecordOutcome } from '../received/kind-counts.ts';
import type { SessionState } from '../reporting/session-state.ts';
import type { Call } from '../world.ts';
import { findSession, refuseTwice } from './find-session.ts';
import type { OrderLineReport, OrderReport } from './reports.ts';
import { outcomeOf } from './stock.ts';

interface PlannedLine {
  readonly report: OrderLineReport;
  readonly session: SessionState;
  /** Row number of the line; `undefined` for a new one. */
  readonly row: number | undefined;
  readonly hash: number;
  readonly outcome: RecordOutcome;
}

/** A.32: an order, or a part of one; lines are merged by ticketOrderId (wht93 §6, U-08). */
export function reportOrder(call: Call<OrderReport>): true {
  const { body, reporter } = call;
  refuseTwice(
    body.ticketOrderList.map(({ ticketOrderId }) => ticketOrderId),
    'ticketOrderId',
    'ticketOrderList',
  );
  const order = reporter.orders.orderIds.get(body.orderId);
  const plans = body.ticketOrderList.map((line, index) =>
    planLine(call, { order, line, at: `/ticketOrderList/${index}` }),
  );
  const row = keepOrder(call, order);
  for (const plan of plans) keepLine(call, row, plan);
  warnOf(call, row);
  return true;
}

function planLine(
  call: Call<OrderReport>,
  { order, line, at }: { readonly order: number | undefined; readonly line: OrderLineReport; readonly at: string },
): PlannedLine {
  const session = findSession(call, line, at);
  const { orders } = call.reporter;
  const row = order === undefined ? undefined : orders.line(order, line.ticketOrderId);
  const hash = hashOf(line);
  const outcome = outcomeOf(row === undefined ? undefined : orders.lines.get(row, 'hash'), hash);
  // what was sold before the cancellation may be told again
  if (session.isCancelled && outcome !== 'duplicate') {
    throw new Wht93Refusal({
      code: 4400,
      rule: 'session.cancelled',
      pointer: `${at}/sessionCode`,
      detail: '场次已取消，不再接收订单',
      orderBreak: 'orderAfterCancellation',
    });
  }
  if (row !== undefined && orders.lines.get(row, 'refunded') > line.ticketOrderAmount) {
    throw businessRefusal('order.below-refunds', `${at}/ticketOrderAmount`, '实际支付金额小于已退金额');
  }
  return { report: line, session, row, hash, outcome };
}

function keepOrder({ body, reporter, warn }: Call<OrderReport>, known: number | undefined): number {
  const { orderIds, orders } = reporter.orders;
  const { ticketNum, totalAmount: total, orderTime } = body;
  if (known === undefined) {
    const row = orders.add({ ticketNum, total, orderTime, lines: 0, lineAmount: 0 });
    orderIds.set(body.orderId, row);
    return row;
  }
  const isSame =
    orders.get(known, 'ticketNum') === ticketNum &&
    orders.get(known, 'total') === total &&
    orders.get(known, 'orderTime') === orderTime;
  if (!isSame) warn('order.head-changed', '');
  orders.set(known, 'ticketNum', ticketNum);
  orders.set(known, 'total', total);
  orders.set(known, 'orderTime', orderTime);
  return known;
}

function keepLine(call: Call<OrderReport>, order: number, plan: PlannedLine): void {
  const { report, session, hash, outcome } = plan;
  call.record(outcome, `${call.body.orderId} ${report.ticketOrderId}`);
  if (outcome === 'duplicate') return;
  const { orders } = call.reporter;
  const carried = plan.row === undefined ? { refunded: 0, refunds: 0 } : takeBack(call, plan.row);
  const ticket = sell(call, session, report);
  const amount = report.ticketOrderAmount;
  const values = { order, session: session.index, ticket, amount, hash, ...carried };
  const row = plan.row ?? orders.addLine(report.ticketOrderId, values);
  for (const name of ['session', 'ticket', 'amount', 'hash'] as const) orders.lines.set(row, name, values[name]);
  orders.orders.increase(order, 'lines', 1);
  orders.orders.increase(order, 'lineAmount', amount);
  countLine(call, row, 1);
}

/** Undoes what a line counted for, before its new content counts. */
function takeBack(call: Call<OrderReport>, row: number): { readonly refunded: number; readonly refunds: number } {
  const { orders, tickets } = call.reporter;
  const { lines } = orders;
  countLine(call, row, -1);
  tickets.tickets.increase(lines.get(row, 'ticket'), 'sales', -1);
  orders.orders.increase(lines.get(row, 'order'), 'lines', -1);
  orders.orders.increase(lines.get(row, 'order'), 'lineAmount', -lines.get(row, 'amount'));
  return { refunded: lines.get(row, 'refunded'), refunds: lines.get(row, 'refunds') };
}

function sell(call: Call<OrderReport>, session: SessionState, line: OrderLineReport): number {
  const { tickets: book } = call.reporter;
  const ticket = book.require(session.index, line.ticketId);
  const tier = session.tiers.get(line.priceId);
  if (tier === undefined) call.warn('order.unknown-price', line.ticketOrderId);
  else if (tier.ticketPrice !== line.ticketPrice) call.warn('order.other-price', line.ticketOrderId);
  if (session.counters.tickets > 0 && call.world.settings.rememberTickets && book.tickets.get(ticket, 'hash') === 0) {
    call.warn('order.unreported-ticket', line.ticketOrderId);
  }
  if (book.tickets.get(ticket, 'live') > 0) call.warn('order.ticket-ids', line.ticketOrderId);
  book.tickets.increase(ticket, 'sales', 1);
  book.tickets.set(ticket, 'price', book.price(line.priceId));
  return ticket;
}

/** Adds a line to the totals of its session and ticket, or takes it out of them. */
function countLine({ world, reporter }: Call, row: number, sign: 1 | -1): void {
  const { orders, tickets } = reporter;
  const { lines } = orders;
  const { counters } = world.sessions.at(lines.get(row, 'session'));
  counters.sold += sign;
  counters.soldAmount += sign * lines.get(row, 'amount');
  counters.refundedAmount += sign * lines.get(row, 'refunded');
  if (lines.get(row, 'refunds') > 0) counters.refundedLines += sign;
  if (orders.isRefunded(row)) counters.refunded += sign;
  else tickets.tickets.increase(lines.get(row, 'ticket'), 'live', sign);
}

function warnOf({ body, reporter, warn }: Call<OrderReport>, row: number): void {
  const { orders } = reporter.orders;
  const [lines, sum] = [orders.get(row, 'lines'), orders.get(row, 'lineAmount')];
  if (lines > body.ticketNum) warn('order.count', body.orderId);
  if (sum > body.totalAmount || (lines === body.ticketNum && sum !== body.totalAmount))
    warn('order.total', body.orderId);
}
