import { endpoint } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireInt } from '../codecs/wire-int.ts';
import { wireMs } from '../codecs/wire-time.ts';
import { orderInfo, orderPage } from '../models/order.ts';
import { payParam } from '../models/pay-param.ts';
import { stockHint } from '../models/stock.ts';
import { bilibiliShowOutcome } from '../outcome/bilibili-show-outcome.ts';
import type { BodyDialect } from '../requests/dialect.ts';
import { account, answer, common, undocumented } from './common.ts';
import { purchaseEndpoints, settlementEndpoints } from './purchase.ts';

const read = { ...common, method: 'GET', effect: 'read', outcome: bilibiliShowOutcome() } as const;
const orderId = showId('string');
const paging = z.object({ page: wireInt(), page_size: wireInt() });

/** From prepare to the order, and what can be done with it (bilibili-show §6 to §10). */
export function orderEndpoints(dialect: BodyDialect) {
  return {
    ...purchaseEndpoints(dialect),
    ...settlementEndpoints,
    info: endpoint({
      ...read,
      id: 'order.info',
      path: '/api/ticket/order/info',
      summary: 'order detail',
      source: 'bilibili-show §10.1',
      query: z.object({ order_id: orderId, timestamp: wireMs().optional() }),
      responses: answer(orderInfo),
      facts: account('11'),
    }),
    getPayParam: endpoint({
      ...read,
      id: 'order.getPayParam',
      path: '/api/ticket/order/getPayParam',
      summary: 'payment parameters of an unpaid order',
      source: 'bilibili-show §10.2',
      query: z.object({ order_id: orderId }),
      responses: answer(payParam),
      facts: account('12'),
    }),
    cancel: endpoint({
      ...read,
      id: 'order.cancel',
      path: '/api/ticket/order/cancel',
      summary: 'cancel an unpaid order: a GET that changes it',
      source: 'bilibili-show §10.3',
      effect: 'write',
      query: z.object({ order_id: orderId }),
      responses: answer(undocumented),
      facts: account('13'),
    }),
    del: endpoint({
      ...common,
      id: 'order.del',
      method: 'POST',
      path: '/api/ticket/order/del',
      summary: 'hide an order',
      source: 'bilibili-show §10.3',
      effect: 'write',
      body: dialect.body(z.object({ order_id: orderId })),
      responses: answer(undocumented),
      outcome: bilibiliShowOutcome(),
      facts: account('13'),
    }),
    list: endpoint({
      ...read,
      id: 'order.list',
      path: '/api/ticket/order/list',
      summary: 'orders by page, from page 0',
      source: 'bilibili-show §10.4',
      query: paging,
      responses: answer(orderPage),
      facts: account('14'),
    }),
  };
}

/** The order centre (bilibili-show §10.4). */
export const ordercenterEndpoints = {
  ticketList: endpoint({
    ...read,
    id: 'ordercenter.ticketList',
    path: '/api/ticket/ordercenter/ticketList',
    summary: 'ticket orders by page, from page 0',
    source: 'bilibili-show §10.4',
    query: paging,
    responses: answer(orderPage),
    facts: account('14'),
  }),
};

/** The stock hint; one client spells the fields in snake case (bilibili-show §10.5). */
export function stockEndpoints(dialect: BodyDialect) {
  return {
    check: endpoint({
      ...common,
      id: 'stock.check',
      method: 'POST',
      path: '/api/ticket/stock/check',
      summary: 'stock hint',
      source: 'bilibili-show §10.5',
      effect: 'read',
      body: dialect.body(
        z.object({
          projectId: showId('string').optional(),
          screenId: showId().optional(),
          skuId: showId().optional(),
          project_id: showId().optional(),
          screen_id: showId().optional(),
          sku_id: showId().optional(),
        }),
      ),
      responses: answer(stockHint),
      outcome: bilibiliShowOutcome(),
      facts: account('15'),
    }),
  };
}
