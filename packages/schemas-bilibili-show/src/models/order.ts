import { epochSeconds, localDateTime, sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { listOrEmptyText } from '../codecs/text-or-list.ts';
import { wireFlag } from '../codecs/wire-flag.ts';

/** What each order `status` means; 3 is not known (bilibili-show §10.1). */
export const ORDER_STATUSES = { 1: 'unpaid', 2: 'done', 4: 'closed' } as const;

/** The ticket an order is for. `screen_id` is a number in one answer and text in another. */
const itemInfo = z.looseObject({
  name: z.string().nullish(),
  venue_name: z.string().nullish(),
  screen_id: showId().nullish(),
  screen_name: z.string().nullish(),
  express_fee: z.int().nullish(),
});

const person = z.looseObject({
  /** A person's name here (bilibili-show §13). */
  buyer: sensitive(z.string(), 'personal').nullish(),
  id_type: z.int().nullish(),
  personal_id: sensitive(z.string(), 'personal').nullish(),
  tel: sensitive(z.string(), 'personal').nullish(),
});

const shared = {
  order_id: showId('string'),
  order_type: z.int().nullish(),
  /** The project id. */
  item_id: showId().nullish(),
  item_info: itemInfo.nullish(),
  count: z.int().nullish(),
  total_money: z.int().nullish(),
  pay_money: z.int().nullish(),
  pay_channel: z.string().nullish(),
  status: z.int(),
  sub_status: z.int().nullish(),
  sub_status_name: z.string().nullish(),
  /** Beijing time. */
  ctime: localDateTime('+08:00').nullish(),
};

/** One order in a list (bilibili-show §10.4). Money in fen. */
export const listedOrder = z.looseObject(shared);

/** A listed order as it is read. */
export type ListedOrder = z.output<typeof listedOrder>;

/** A page of orders; pages count from 0. */
export const orderPage = z.looseObject({ total: z.int(), list: z.array(listedOrder) });

/** An order page as it is read. */
export type OrderPage = z.output<typeof orderPage>;

/** Order detail (bilibili-show §10.1). Money in fen. */
export const orderInfo = z.looseObject({
  ...shared,
  uid: showId('string').nullish(),
  ticket_info: z.looseObject({ price: z.int().nullish() }).nullish(),
  item_total_money: z.int().nullish(),
  express_fee: z.int().nullish(),
  status_name: z.string().nullish(),
  refund_status: z.int().nullish(),
  create_at: epochSeconds().nullish(),
  current_time: epochSeconds().nullish(),
  /** Seconds left to pay. */
  pay_remain_time: z.int().nullish(),
  deliver_type_name: z.string().nullish(),
  free_deliver: wireFlag().nullish(),
  buyer_infos: listOrEmptyText(person).nullish(),
});

/** An order as it is read. */
export type OrderInfo = z.output<typeof orderInfo>;

/** Whether an order can still be paid, by the page's own rule (bilibili-show §10.1). */
export function isPayable(order: Pick<OrderInfo, 'pay_remain_time' | 'sub_status'>): boolean {
  return (order.pay_remain_time ?? 0) > 0 && order.sub_status === 1;
}
