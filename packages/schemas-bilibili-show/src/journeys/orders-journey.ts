import { journey } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import type { BilibiliShowEndpoints } from '../endpoints/endpoints.ts';
import type { ListedOrder } from '../models/order.ts';

/** One order of the list. Money in fen. */
export interface OrderSummary {
  readonly orderId: string;
  readonly projectId: string | null;
  readonly name: string | null;
  readonly count: number | null;
  readonly payMoneyFen: number | null;
  readonly status: number;
  readonly statusName: string | null;
}

/** `bilibili-show.orders`: the account's orders, newest page first, as far as `maxPages`. Only reads. */
export function ordersJourney(endpoints: BilibiliShowEndpoints) {
  return journey({
    id: 'bilibili-show.orders',
    summary: 'Lists the orders of the account',
    source: 'bilibili-show §10.4',
    input: z.object({
      pageSize: z.int().min(1).max(100).default(10),
      maxPages: z.int().min(1).max(100).default(10),
      /** Shows this order in full as well. */
      orderId: showId('string').optional(),
    }),
    steps: {
      page: { endpoint: endpoints.order.list, summary: 'one page of orders' },
      detail: { endpoint: endpoints.order.info, summary: 'one order in full' },
    },
    run: async ({ input, call, need }) => {
      const orders: OrderSummary[] = [];
      let total = 0;
      for (let page = 0; page < input.maxPages; page++) {
        const found = need(await call('page', { query: { page, page_size: input.pageSize } }));
        ({ total } = found);
        orders.push(...found.list.map(summarise));
        if (found.list.length === 0 || orders.length >= total) break;
      }
      const detail =
        input.orderId === undefined ? null : need(await call('detail', { query: { order_id: input.orderId } }));
      return { total, orders, detail };
    },
  });
}

function summarise(order: ListedOrder): OrderSummary {
  return {
    orderId: order.order_id,
    projectId: order.item_id ?? null,
    name: order.item_info?.name ?? null,
    count: order.count ?? null,
    payMoneyFen: order.pay_money ?? null,
    status: order.status,
    statusName: order.sub_status_name ?? null,
  };
}
