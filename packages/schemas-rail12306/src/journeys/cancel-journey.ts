import { journey, type JourneyContext, type Settle, type StepSpec } from '@boxwire/contract';
import { z } from 'zod';
import { queryOrderEndpoints } from '../endpoints/query-order.ts';
import type { Unfinished } from './held-order.ts';

const input = z.object({
  /** The order to give up; the only unfinished one when left out. */
  orderId: z.string().min(1).optional(),
});

/** A lost cancel is settled by the order being gone; cancelling again changes nothing more. */
const settleCancel: Settle = {
  step: 'lookup',
  input: () => ({}),
  verdict: (found, written) => {
    if (!found.ok) return 'unknown';
    const wanted = (written.body as { readonly sequence_no?: string } | undefined)?.sequence_no;
    const held = ((found.data ?? {}) as Unfinished).orderDBList ?? [];
    return held.some((order) => order.sequence_no === wanted) ? 'absent' : 'done';
  },
  resend: 'when-absent',
};

const settleQueue: Settle = {
  step: 'lookup',
  input: () => ({}),
  verdict: (found) => {
    if (!found.ok) return 'unknown';
    return ((found.data ?? {}) as Unfinished).orderCacheDTO ? 'absent' : 'done';
  },
  resend: 'when-absent',
};

const steps = {
  unfinished: { endpoint: queryOrderEndpoints.queryMyOrderNoComplete, summary: 'the unfinished orders' },
  cancel: {
    endpoint: queryOrderEndpoints.cancelNoCompleteMyOrder,
    summary: 'gives the held order up',
    links: [{ to: '/body/sequence_no', from: { step: 'unfinished', pointer: '/orderDBList/{order}/sequence_no' } }],
    settle: settleCancel,
  },
  cancelQueue: {
    endpoint: queryOrderEndpoints.cancelQueueNoCompleteMyOrder,
    summary: 'takes the order out of the queue',
    settle: settleQueue,
  },
  lookup: { endpoint: queryOrderEndpoints.queryMyOrderNoComplete, summary: 'whether a cancel without answer happened' },
  after: { endpoint: queryOrderEndpoints.queryMyOrderNoComplete, summary: 'see it gone' },
} as const satisfies Readonly<Record<string, StepSpec>>;

type Context = JourneyContext<z.output<typeof input>, typeof steps>;

/**
 * `rail12306.cancel`: gives up a held order, or takes a queueing one out of the queue, and sees it gone. The site blocks
 * bookings for the day after a few cancels (three, users report).
 */
export const cancelJourney = journey({
  id: 'rail12306.cancel',
  summary: 'Gives up the unfinished order, held or queueing',
  source: 'rail12306 §6.1, §6.2, §6.3',
  input,
  steps,
  run: async (context: Context) => {
    const { call, need, fail, input: wanted } = context;
    const unfinished = need(await call('unfinished')) ?? {};
    const held = unfinished.orderDBList ?? [];
    const order =
      wanted.orderId === undefined
        ? onlyOne(context, held.length)
        : held.findIndex((each) => each.sequence_no === wanted.orderId);
    const orderId = held[order]?.sequence_no;
    if (orderId !== undefined) need(await call('cancel', {}, { pick: { order } }));
    else if (unfinished.orderCacheDTO && wanted.orderId === undefined) need(await call('cancelQueue'));
    else
      return fail({ kind: 'notFound', code: 'NoUnfinishedOrder', message: 'the account has no such unfinished order' });
    const after = need(await call('after')) ?? {};
    const there =
      orderId === undefined
        ? Boolean(after.orderCacheDTO)
        : (after.orderDBList ?? []).some((each) => each.sequence_no === orderId);
    if (there)
      return fail({ kind: 'conflict', code: 'StillThere', message: 'the order is still among the unfinished ones' });
    return { cancelled: orderId === undefined ? ('queued' as const) : ('held' as const), orderId: orderId ?? null };
  },
});

function onlyOne({ fail }: Context, count: number): number {
  if (count <= 1) return 0;
  return fail({
    kind: 'invalid',
    code: 'OrderAmbiguous',
    message: `${count.toString()} unfinished orders; give the orderId`,
  });
}
