import type { CreateStatus } from '../../models/created.ts';
import { reason } from '../reason.ts';
import type { OrderContext } from './order-context.ts';
import type { PlacedOrder } from './place-order.ts';

const FIRST_LOOK_MS = 1_000;
const LONGEST_PAUSE_MS = 5_000;
/** An order that is not finished after this long will not be paid in time either. */
const PATIENCE_MS = 300_000;

/** How an order is paid. */
export interface Payment {
  /** The page that takes the payment. */
  readonly codeUrl: string;
  readonly amountFen: number;
}

/** An order that was locked. */
export interface LockedOrder {
  readonly orderId: string;
  readonly status: number;
  readonly statusName: string | null;
  readonly payMoneyFen: number;
  /** Seconds left to pay. */
  readonly payRemainSeconds: number;
  /** `null` where nothing is due. */
  readonly payment: Payment | null;
}

/** createstatus until the order is locked, then the order and its payment (bilibili-show §9, §10). */
export async function awaitLock(context: OrderContext, placed: PlacedOrder): Promise<LockedOrder> {
  const { call, need, fail } = context;
  const locked = placed.hasToken ? await pollStatus(context) : undefined;
  const orderId = placed.orderId ?? locked?.order_id ?? fail(reason('OrderStuck', 'no answer names the order'));
  const query = { query: { order_id: orderId } };
  const order = need(await call('info', query));
  const payMoneyFen = order.pay_money ?? 0;
  const isDue = payMoneyFen > 0 && order.status === 1;
  const pay = isDue ? need(await call('payParam', query)) : undefined;
  const codeUrl = pay?.code_url ?? pay?.codeUrl ?? locked?.payParam?.code_url;
  return {
    orderId,
    status: order.status,
    statusName: order.status_name ?? null,
    payMoneyFen,
    payRemainSeconds: order.pay_remain_time ?? 0,
    payment: typeof codeUrl === 'string' ? { codeUrl, amountFen: pay?.payAmount ?? payMoneyFen } : null,
  };
}

async function pollStatus({ call, need, wait }: OrderContext): Promise<CreateStatus> {
  let waitedMs = 0;
  for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const outcome = await call('createstatus');
    // 100079 here may mean that the order still queues: looking again harms nothing (bilibili-show §9)
    const isPending = !outcome.ok && (outcome.code === 'OrderPending' || outcome.code === 'DuplicateOrder');
    if (!isPending) return need(outcome);
    // a server that asks for no pause, or for an endless one, sets no pace
    const paceMs = Math.max(outcome.retryAfterMs ?? pauseMs, FIRST_LOOK_MS);
    if (waitedMs + paceMs > PATIENCE_MS) return need(outcome);
    await wait(paceMs, 'the order is being locked');
    waitedMs += paceMs;
  }
}
