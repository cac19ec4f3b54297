import { refuse } from '../answers/refusal.ts';
import { isUnpaid, type Order } from '../orders/order.ts';
import { orderItemView, orderView } from '../views/order-view.ts';
import { payParamView } from '../views/pay-param-view.ts';
import type { UserCall } from '../world.ts';

/** order/info (bilibili-show §10.1). */
export function getOrder(call: UserCall): unknown {
  return orderView(call.world, ownOrder(call), call.request.now);
}

/** order/getPayParam: of an order that waits for money (bilibili-show §10.2). */
export function getPayParam(call: UserCall): unknown {
  const order = ownOrder(call);
  if (!isUnpaid(order) || order.payMoneyFen === 0) throw refuse(1);
  return payParamView(call.world, order, call.request.now);
}

/** order/cancel: a GET that changes something (bilibili-show §10.3). */
export function cancelOrder(call: UserCall): unknown {
  if (!call.world.orders.close(ownOrder(call), 'order.cancel')) throw refuse(1);
  return {};
}

/** order/del: hides an order that is done with. */
export function deleteOrder(call: UserCall): unknown {
  const order = ownOrder(call);
  if (isUnpaid(order)) throw refuse(1);
  order.hidden = true;
  return {};
}

const MOST_PER_PAGE = 100;

/** order/list and ordercenter/ticketList: pages count from 0 (bilibili-show §10.4). */
export function listOrders({ world, user, parameters }: UserCall): unknown {
  const orders = world.orders.of(user).filter(({ hidden }) => !hidden);
  const page = Math.max(0, parameters.integer('page') ?? 0);
  const size = Math.min(MOST_PER_PAGE, Math.max(1, parameters.integer('page_size') ?? 10));
  const list = orders.slice(page * size, (page + 1) * size);
  return { total: orders.length, list: list.map((order) => orderItemView(world, order)) };
}

function ownOrder({ world, user, parameters }: UserCall): Order {
  const order = world.orders.find(user, parameters.integer('order_id'));
  if (order === undefined || order.hidden) throw refuse(1, { msg: '订单不存在' });
  return order;
}
