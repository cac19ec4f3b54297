import type { JourneyContext } from '@boxwire/contract';
import { readWait } from '../models/wait.ts';
import { messageFailure } from '../outcome/refusals.ts';
import type { BookInput } from './book-input.ts';
import type { BookSteps } from './book-steps.ts';
import { heldOrder, passengersOf, type HeldOrder } from './held-order.ts';
import type { Reason } from './choose-train.ts';

type Context = JourneyContext<BookInput, BookSteps>;

/** Polls a server that answers nothing usable, or that is not ready, this often before the orders are looked at. */
const MOST_MISSES = 20;
const LOOKUPS = 5;

/**
 * Waits in the queue at the server's own pace and answers the order number; `undefined` where the site sends to the
 * unfinished orders instead (rail12306 §5.24).
 */
export async function awaitOrderId(context: Context, intervalMs: number): Promise<string | undefined> {
  const { call, need, fail, wait, now } = context;
  for (let misses = 0; misses < MOST_MISSES; misses++) {
    const polled = await call('waitTime', { query: { random: now().toString() } });
    if (!polled.ok) {
      if (!isPassing(polled.code)) return need<never>(polled);
      await wait(intervalMs, 'the queue gave no answer');
      continue;
    }
    const state = readWait(polled.data);
    switch (state.state) {
      case 'done':
        return state.orderId;
      case 'checkOrders':
        return undefined;
      case 'cancelled':
        return fail({ kind: 'refused', code: 'OrderCancelled', message: 'the order was cancelled in the queue' });
      case 'failed':
        return fail(queueFailure(state.message));
      case 'notReady':
        await wait(intervalMs, 'the queue is not ready');
        break;
      case 'waiting':
        misses = 0;
        await wait(
          state.pollAfterMs,
          `in the queue: ${state.waitSeconds.toString()} s, ${state.ahead.toString()} ahead`,
        );
    }
  }
  return undefined;
}

// an empty or garbled answer of the queue is no verdict on the order (rail12306 §1.3)
function isPassing(code: string): boolean {
  return ['BODY_EMPTY', 'BODY_NOT_JSON', 'HtmlPage', 'Busy', 'PageState', 'EdgeFailed'].includes(code);
}

/** The reason a queue gave, as a typed failure. */
function queueFailure(message: string): Reason {
  const { kind, code, message: text } = messageFailure(message);
  return { kind, code: code === 'Business' ? 'BookingFailed' : code, message: text };
}

/**
 * Finds the order among the unfinished ones: by number, else by train and passengers. Follows one that still queues
 * there; fails with `OrderNotFound` when none appears.
 */
export async function findHeldOrder(
  context: Context,
  orderId: string | undefined,
  intervalMs: number,
): Promise<HeldOrder> {
  const { call, need, fail, wait } = context;
  for (let lookups = 0; lookups < LOOKUPS; lookups++) {
    const unfinished = need(await call('unfinished'));
    const held = (unfinished?.orderDBList ?? []).find((order) => isOurs(context.input, order, orderId));
    if (held !== undefined) return heldOrder(held);
    const queued = unfinished?.orderCacheDTO;
    const refusal = queued?.message?.message;
    if (typeof refusal === 'string' && refusal !== '') return fail(queueFailure(refusal));
    if (queued) lookups = 0;
    const pollMs = queued ? Math.max(intervalMs, pace(queued.waitTime ?? 0)) : intervalMs;
    await wait(pollMs, queued ? 'the order still queues' : 'the order appears');
  }
  return fail({
    kind: 'notFound',
    code: 'OrderNotFound',
    message: 'no unfinished order fits; look at the orders of the account before booking again',
  });
}

function pace(waitSeconds: number): number {
  const state = readWait({ waitTime: waitSeconds });
  return state.state === 'waiting' ? state.pollAfterMs : 0;
}

function isOurs(
  { train, passengers }: BookInput,
  order: Parameters<typeof heldOrder>[0],
  orderId: string | undefined,
): boolean {
  if (orderId !== undefined) return order.sequence_no === orderId;
  const names = passengers.map(({ name }) => name).toSorted();
  const sameTrain = order.tickets.every((ticket) => ticket.stationTrainDTO.station_train_code === train);
  return sameTrain && passengersOf(order).join('\n') === names.join('\n');
}
