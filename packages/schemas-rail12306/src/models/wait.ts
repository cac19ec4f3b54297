import { digitId } from '@boxwire/contract';
import { z } from 'zod';

/** `data` of queryOrderWaitTime (rail12306 §5.24). `requestId` is digits: it lies beyond 2^53 and may change between polls. */
export const waitAnswer = z.looseObject({
  queryOrderWaitTimeStatus: z.boolean().optional(),
  count: z.int().nullish(),
  waitTime: z.int().nullish(),
  requestId: digitId({ wire: 'number' }).nullish(),
  waitCount: z.int().nullish(),
  tourFlag: z.string().nullish(),
  orderId: z.string().nullish(),
  errorcode: z.union([z.string(), z.int()]).nullish(),
  msg: z.string().nullish(),
});

/** `data` of queryOrderWaitTime. */
export type WaitAnswer = z.output<typeof waitAnswer>;

/** What a poll of the queue means. `pollAfterMs` follows the cadence of the site. */
export type WaitState =
  | { readonly state: 'done'; readonly orderId: string }
  | { readonly state: 'waiting'; readonly pollAfterMs: number; readonly waitSeconds: number; readonly ahead: number }
  | { readonly state: 'notReady' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'cancelled' }
  | { readonly state: 'checkOrders' };

const LONGEST_POLL_S = 60;

/**
 * Reads one poll (rail12306 §5.24): an `orderId` is done whatever `waitTime` says; a `msg` without `waitTime` is a
 * failure; -100 asks again, -2 and -3 end, 0, -4 and every other negative send to the unfinished orders.
 */
export function readWait(answer: Pick<WaitAnswer, 'orderId' | 'waitTime' | 'waitCount' | 'msg'>): WaitState {
  const { orderId, waitTime, msg } = answer;
  if (typeof orderId === 'string' && orderId !== '') return { state: 'done', orderId };
  if (typeof waitTime !== 'number') {
    return typeof msg === 'string' && msg !== '' ? { state: 'failed', message: msg } : { state: 'checkOrders' };
  }
  if (waitTime > 0) {
    return {
      state: 'waiting',
      pollAfterMs: pollAfterMs(waitTime),
      waitSeconds: waitTime,
      ahead: answer.waitCount ?? 0,
    };
  }
  switch (waitTime) {
    case -100:
      return { state: 'notReady' };
    case -2:
      return { state: 'failed', message: msg ?? '' };
    case -3:
      return { state: 'cancelled' };
    default:
      return { state: 'checkOrders' };
  }
}

// the site polls again after min(60, int(waitTime / 1.5)) seconds, one at least
function pollAfterMs(waitSeconds: number): number {
  return Math.max(1, Math.min(LONGEST_POLL_S, Math.trunc(waitSeconds / 1.5))) * 1000;
}
