import type { Reply } from '../../core/http/reply.ts';
import { orderCacheJson } from '../answers/order-cache-json.ts';
import { orderJson } from '../answers/order-json.ts';
import { otnData } from '../answers/otn-envelope.ts';
import { plainPage } from '../answers/pages.ts';
import type { Order } from '../orders/order.ts';
import { dayOf, momentOf } from '../time/shanghai.ts';
import { stopAt } from '../trains/train.ts';
import type { MemberCall } from '../world.ts';

/** `queryMyOrderNoComplete`: the unpaid order, else the booking in the queue, else no data (rail12306 §6.1). */
export function unfinishedOrders({ world, request, account }: MemberCall): Reply {
  const order = world.desk.unpaidOf(account);
  if (order !== undefined) {
    request.mint('/data/orderDBList/0/sequence_no', order.orderId);
    return otnData({ orderDBList: [orderJson(order, 1)], to_page: 'db' });
  }
  const { entry } = account;
  if (entry?.state === 'waiting' || entry?.state === 'failed') {
    return otnData({ orderCacheDTO: orderCacheJson(entry, request.now), to_page: 'cache' });
  }
  return otnData(undefined);
}

/** `cancelNoCompleteMyOrder`: seats return, and the day's counter goes up (rail12306 §6.2). */
export function cancelOrder(call: MemberCall): Reply {
  const order = ownUnpaid(call);
  if (order === undefined) return otnData({ existError: 'Y', errorMsg: '取消订单失败！' });
  call.world.desk.cancel(order, 'cancelNoCompleteMyOrder');
  return otnData({ existError: 'N' });
}

/** `cancelQueueNoCompleteMyOrder`: leaves the queue (rail12306 §6.3). */
export function cancelQueue({ world, account }: MemberCall): Reply {
  const left = world.desk.leaveQueue(account, 'cancelQueueNoCompleteMyOrder');
  return otnData(left ? { existError: 'N' } : { existError: 'Y', errorMsg: '取消订单失败！' });
}

/** `continuePayNoCompleteMyOrder` (rail12306 §6.4). */
export function continuePay(call: MemberCall): Reply {
  const order = ownUnpaid(call);
  return otnData(order === undefined ? { existError: 'Y', errorMsg: '订单不存在或已失效！' } : { existError: 'N' });
}

/** `payOrder/init`: where the sandbox stops; the holder pays (rail12306 §6.4). */
export function payPage({ world, account }: MemberCall): Reply {
  const order = world.desk.unpaidOf(account);
  if (order === undefined) return plainPage('支付', '没有待支付的订单');
  return plainPage('支付', `订单 ${order.orderId} 待支付`);
}

/** `payOrder/paycheckNew`: a form that leads to no gateway (rail12306 §6.4). */
export function payCheck({ world, request, account }: MemberCall): Reply {
  if (world.desk.unpaidOf(account) === undefined) return otnData({ flag: false });
  const epayurl = request.url('kyfw', '/__sandbox/');
  const payForm = { tranData: '', merSignMsg: '', appId: '0001', transType: '01', epayurl };
  return otnData({ flag: true, payForm });
}

/** `queryMyOrder`: the history, by order or travel date (rail12306 §6.5). */
export function orderHistory({ world, request, account }: MemberCall): Reply {
  const size = Math.max(1, Number(request.formValue('pageSize') ?? '8') || 8);
  const page = Math.max(0, Number(request.formValue('pageIndex') ?? '0') || 0);
  const found = world.desk.ordersOf(account).filter((order) => isWanted(order, request));
  const shown = found.slice(page * size, (page + 1) * size);
  return otnData({
    order_total_number: String(found.length),
    OrderDTODataList: shown.map((order) => orderJson(order, found.length)),
  });
}

const SHOWN = ['paid', 'refunded'];

function isWanted(order: Order, request: MemberCall['request']): boolean {
  const value = (name: string): string => request.formValue(name) ?? '';
  if (!SHOWN.includes(order.status)) return false;
  if (value('come_from_flag') === 'my_refund' && order.status !== 'refunded') return false;
  const travel = order.run.boardingDay(order.leg);
  const day = value('queryType') === '2' ? travel : dayOf(order.createdAt);
  const [start, end] = [value('queryStartDate'), value('queryEndDate')];
  if ((start !== '' && day < start) || (end !== '' && day > end)) return false;
  const train = value('sequeue_train_name') || value('sequence_train_name');
  const names = [order.orderId, order.run.train.code, ...order.tickets.map(({ passenger }) => passenger.name)];
  if (train !== '' && !names.includes(train)) return false;
  return isInTab(order, value('query_where'), request.now);
}

// G: not travelled yet, H: history (rail12306 §2)
function isInTab({ run, leg, status }: Order, tab: string, now: number): boolean {
  const departs = momentOf(run.originDay, stopAt(run.train, leg.from).depart);
  const isAhead = status === 'paid' && departs > now;
  return tab === 'H' ? !isAhead : tab !== 'G' || isAhead;
}

function ownUnpaid({ world, request, account }: MemberCall): Order | undefined {
  const order = world.desk.unpaidOf(account);
  return order?.orderId === request.formValue('sequence_no') ? order : undefined;
}
