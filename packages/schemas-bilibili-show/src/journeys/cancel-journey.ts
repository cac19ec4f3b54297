import { journey, type Settle } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import type { BilibiliShowEndpoints } from '../endpoints/endpoints.ts';
import { isPayable, type OrderInfo } from '../models/order.ts';
import { reason } from './reason.ts';

const CLOSED = 4;

/** A lost cancel is settled by the order's own state; cancelling again changes nothing more (bilibili-show §10.3). */
const settleCancel: Settle = {
  step: 'lookup',
  input: (written) => ({ query: { order_id: (written.query as { order_id: string }).order_id } }),
  verdict: (found) => {
    if (!found.ok) return 'unknown';
    return (found.data as OrderInfo).status === CLOSED ? 'done' : 'absent';
  },
  resend: 'when-absent',
};

/** `bilibili-show.cancel`: find the order → cancel → see it closed. A paid order is refused before anything is sent. */
export function cancelJourney(endpoints: BilibiliShowEndpoints) {
  const orderId = { to: '/query/order_id', from: { step: 'find', pointer: '/order_id' } } as const;
  return journey({
    id: 'bilibili-show.cancel',
    summary: 'Cancels an unpaid order',
    source: 'bilibili-show §10.3',
    input: z.object({ orderId: showId('string') }),
    steps: {
      find: { endpoint: endpoints.order.info, summary: 'the order' },
      cancel: { endpoint: endpoints.order.cancel, summary: 'cancel it', links: [orderId], settle: settleCancel },
      lookup: { endpoint: endpoints.order.info, summary: 'whether a cancel without answer happened' },
      closed: { endpoint: endpoints.order.info, summary: 'see it closed', links: [orderId] },
    },
    run: async ({ input, call, need, fail }) => {
      const order = need(await call('find', { query: { order_id: input.orderId } }));
      if (order.status !== CLOSED) {
        if (!isPayable(order)) {
          const state = order.status_name ?? `status ${order.status.toString()}`;
          return fail(reason('NotCancellable', `only an unpaid order can be cancelled; this one is ${state}`));
        }
        need(await call('cancel'));
      }
      const after = need(await call('closed'));
      return { orderId: after.order_id, status: after.status, statusName: after.status_name ?? null };
    },
  });
}
