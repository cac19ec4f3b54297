import type { Handler } from '../../core/platform.ts';
import { htmlReply } from '../../core/http/reply.ts';
import type { OrderState } from '../orders/order.ts';
import type { World } from '../world.ts';
import { escapeHtml, page } from './html.ts';

const TITLES: Readonly<Record<OrderState['status'], string>> = {
  CREATED: '订单处理中',
  ISSUED: '预约',
  BOOKED: '预约成功',
  VERIFIED: '订单已核销',
  CANCELLED: '订单已取消',
  REFUNDED: '订单已取消',
};

/** The H5 page behind a booking link: opening it books (washcar §5.4). HEAD only looks. */
export function createBookingPage(world: Pick<World, 'links' | 'orders'>): Handler {
  return (request) => {
    const order = world.links.find(request.params.token ?? '');
    if (order === undefined) return htmlReply(page('链接无效', '<p>预约链接不存在</p>'), { status: 404 });
    if (order.status === 'ISSUED' && request.method !== 'HEAD') world.orders.book(order, 'h5');
    const rows = [order.orderTitle, order.orderSubTitle, `订单号 ${order.orderNo}`];
    return htmlReply(page(TITLES[order.status], rows.map((row) => `<p>${escapeHtml(row)}</p>`).join('\n')));
  };
}
