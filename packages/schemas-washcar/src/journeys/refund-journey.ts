import { journey, type Settle } from '@boxwire/contract';
import { z } from 'zod';
import type { Order } from '../models/order.ts';
import { portableText } from '../requests/portable-text.ts';
import type { WashcarJourneyEndpoints } from './journey-endpoints.ts';

const CANCELLED: readonly string[] = ['CANCELLED', 'REFUNDED'];
const ORDER_NO = ['/orderNo', '/orderId', '/outOrderNo'] as const;

/** A lost cancel is settled by the order's own state; cancelling again changes nothing more. */
const settleCancel: Settle = {
  step: 'lookup',
  input: (written) => ({ query: { orderNo: (written.body as { orderNo: string }).orderNo } }),
  verdict: (found) => {
    if (!found.ok) return 'unknown';
    return CANCELLED.includes((found.data as Order).orderStatus) ? 'done' : 'absent';
  },
  resend: 'when-absent',
};

/** `washcar.refund`: find the order → cancel → see it cancelled → balance. A verified order is refused before anything is sent. */
export function refundJourney(endpoints: WashcarJourneyEndpoints) {
  const orderNoLink = { to: '/query/orderNo', from: { step: 'find', pointer: ORDER_NO } } as const;
  return journey({
    id: 'washcar.refund',
    summary: 'Cancels an order that was not used, and shows the money back',
    source: 'washcar §5.4',
    input: z.object({ channelOrderNo: portableText(64), reason: portableText(200).optional() }),
    steps: {
      find: { endpoint: endpoints.order.detail, summary: 'the order by the channel’s own number' },
      cancel: {
        endpoint: endpoints.order.cancel,
        summary: 'cancel it',
        links: [{ to: '/body/orderNo', from: { step: 'find', pointer: ORDER_NO } }],
        settle: settleCancel,
      },
      lookup: { endpoint: endpoints.order.detail, summary: 'whether a cancel without answer happened' },
      cancelled: { endpoint: endpoints.order.detail, summary: 'see it cancelled', links: [orderNoLink] },
      balance: { endpoint: endpoints.account.balance, summary: 'the balance after the refund' },
    },
    run: async ({ input, call, need, fail }) => {
      const order: Order = need(await call('find', { query: { channelOrderNo: input.channelOrderNo } }));
      if (order.orderStatus === 'VERIFIED') {
        return fail({ kind: 'refused', code: 'AlreadyVerified', message: 'a verified order cannot be cancelled' });
      }
      if (!CANCELLED.includes(order.orderStatus)) need(await call('cancel', { body: { reason: input.reason } }));
      const after: Order = need(await call('cancelled'));
      const { balance } = need(await call('balance'));
      return { orderNo: after.orderNo, orderStatus: after.orderStatus, balanceFen: balance };
    },
  });
}
