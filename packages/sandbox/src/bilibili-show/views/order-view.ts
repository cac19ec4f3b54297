import { firstSku, isUnpaid, type Order } from '../orders/order.ts';
import { seconds, shanghaiDayName, shanghaiTime } from '../shanghai-time.ts';
import type { World } from '../world.ts';
import { maskTel } from './buyer-view.ts';
import { imageUrl } from './project-view.ts';

/** `status`, `sub_status` and their names (bilibili-show §10.1). */
const STATUS = {
  creating: { status: 1, sub_status: 1, name: '待支付' },
  unpaid: { status: 1, sub_status: 1, name: '待支付' },
  paid: { status: 2, sub_status: 2, name: '已完成' },
  closed: { status: 4, sub_status: 4, name: '已取消' },
} as const;

/** `data` of order/info. */
export function orderView(world: World, order: Order, now: number): unknown {
  const { project, expressFeeFen } = order;
  const { screen_id: _text, ...item } = itemInfo(world, order);
  return {
    ...common(world, order),
    uid: String(order.user.uid),
    item_info: { ...item, screen_id: order.screen.id, ...delivery(order) },
    ticket_info: ticketInfo(order),
    item_total_money: order.itemMoneyFen,
    express_fee: expressFeeFen,
    refund_status: 0,
    pay_time: order.paidAt === null ? 0 : seconds(order.paidAt),
    create_at: seconds(order.createdAt),
    current_time: seconds(now),
    pay_remain_time: isUnpaid(order) ? Math.max(0, seconds(order.expiresAt) - seconds(now)) : 0,
    source: 'sandbox',
    ticket_agent: '',
    deliver_type_name: project.paper ? '快递' : '电子票',
    free_deliver: expressFeeFen === 0,
    buyer_infos: buyerInfos(world, order),
  };
}

/** An item of order/list and ordercenter/ticketList (bilibili-show §10.4). */
export function orderItemView(world: World, order: Order): unknown {
  return { ...common(world, order), item_info: itemInfo(world, order) };
}

function common(world: World, order: Order): Readonly<Record<string, unknown>> {
  const { orderId, orderType, project, payMoneyFen, count, createdAt, paidAt } = order;
  const { status, sub_status, name } = STATUS[order.status];
  return {
    order_id: String(orderId),
    order_type: orderType,
    item_id: project.id,
    count,
    total_money: payMoneyFen,
    pay_money: payMoneyFen,
    pay_channel: paidAt === null ? null : 'wechat',
    status,
    status_name: name,
    sub_status,
    sub_status_name: name,
    ctime: shanghaiTime(createdAt),
    img: { url: imageUrl(world, `project-${project.id}`), desc: '' },
  };
}

function itemInfo(world: World, { project, screen }: Order): Readonly<Record<string, unknown>> {
  return {
    name: project.name,
    img: { url: imageUrl(world, `project-${project.id}`), desc: '' },
    image: imageUrl(world, `project-${project.id}`),
    venue_name: '沙盒场馆',
    screen_id: String(screen.id),
    screen_name: shanghaiDayName(screen.startsAt),
    screen_start_time: shanghaiTime(screen.startsAt),
    screen_end_time: shanghaiTime(screen.startsAt + 7_200_000),
  };
}

function delivery({ project, screen }: Order): Readonly<Record<string, unknown>> {
  const { paper, expressFeeFen } = project;
  return {
    time: seconds(screen.startsAt),
    ticket_type: paper ? 1 : 2,
    ticket_type_name: paper ? '纸质票' : '电子票',
    screen_type: 1,
    deliver_type: paper ? 3 : 1,
    express_fee: expressFeeFen,
    express_free_flag: Number(paper && expressFeeFen === 0),
    link_id: 0,
  };
}

function ticketInfo(order: Order): unknown {
  const sku = firstSku(order);
  return { name: sku.desc, price: order.lines[0]?.priceFen, count: order.count, sku_id: sku.id, seats: order.seats };
}

function buyerInfos({ forms }: World, { buyers }: Order): unknown {
  if (buyers.length === 0) return forms.noBuyers === 'list' ? [] : '';
  return buyers.map(({ name, idType, maskedPersonalId, tel }) => ({
    buyer: name,
    id_type: idType,
    personal_id: maskedPersonalId,
    tel: maskTel(tel),
  }));
}
