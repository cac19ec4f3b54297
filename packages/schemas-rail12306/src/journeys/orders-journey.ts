import { journey, type JourneyContext, type StepSpec } from '@boxwire/contract';
import { z } from 'zod';
import { queryOrderEndpoints } from '../endpoints/query-order.ts';
import { day } from '../wire/fields.ts';
import { heldOrder } from './held-order.ts';

const input = z.object({
  /** Dates of the history to list; none when left out. */
  history: z
    .object({
      from: day,
      to: day,
      /** By the date of the order or of travel. */
      by: z.enum(['order', 'travel']).default('order'),
    })
    .optional(),
});

const steps = {
  unfinished: {
    endpoint: queryOrderEndpoints.queryMyOrderNoComplete,
    summary: 'orders that queue or wait for payment',
  },
  upcoming: { endpoint: queryOrderEndpoints.queryMyOrder, summary: 'orders not yet travelled' },
  past: { endpoint: queryOrderEndpoints.queryMyOrder, summary: 'orders travelled' },
} as const satisfies Readonly<Record<string, StepSpec>>;

type Context = JourneyContext<z.output<typeof input>, typeof steps>;

const PAGE_SIZE = 8;
const MOST_PAGES = 100;

/** `rail12306.orders`: the unfinished orders, and on demand those of a span of days, travelled or not. */
export const ordersJourney = journey({
  id: 'rail12306.orders',
  summary: 'Lists the orders of the account',
  source: 'rail12306 §6.1, §6.5',
  input,
  steps,
  run: async (context: Context) => {
    const { call, need } = context;
    const unfinished = need(await call('unfinished')) ?? {};
    const queued = unfinished.orderCacheDTO;
    return {
      held: (unfinished.orderDBList ?? []).map(heldOrder),
      queued: queued
        ? {
            trainCode: queued.stationTrainCode ?? null,
            waitSeconds: queued.waitTime ?? null,
            ahead: queued.waitCount ?? null,
            message: queued.message?.message ?? null,
          }
        : null,
      upcoming: await listOrders(context, 'upcoming'),
      past: await listOrders(context, 'past'),
    };
  },
});

async function listOrders({ call, need, input: { history } }: Context, stepId: 'upcoming' | 'past') {
  if (history === undefined) return [];
  const orders = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const body = {
      pageIndex: page.toString(),
      pageSize: PAGE_SIZE.toString(),
      query_where: stepId === 'upcoming' ? 'G' : 'H',
      queryStartDate: history.from,
      queryEndDate: history.to,
      queryType: history.by === 'order' ? '1' : '2',
    } as const;
    const { OrderDTODataList: found, order_total_number: total } = need(await call(stepId, { body }));
    orders.push(...found.map(heldOrder));
    if (found.length < PAGE_SIZE || orders.length >= Number(total ?? 0)) break;
  }
  return orders;
}
