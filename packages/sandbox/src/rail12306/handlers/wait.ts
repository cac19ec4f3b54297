import type { Reply } from '../../core/http/reply.ts';
import { BUSY_TEXT, otnData } from '../answers/otn-envelope.ts';
import { logOut } from '../gate/cookies.ts';
import type { QueueEntry } from '../orders/queue-entry.ts';
import type { MemberCall } from '../world.ts';
import { cancelLimitText } from './confirm-passenger.ts';

const LOSSY_TEXT = '网络传输过程中数据丢失，请查看未完成订单，继续支付！';
const NOT_READY = -100;
const CHECK_ORDERS = -4;

interface Wait {
  readonly waitTime: number;
  readonly waitCount?: number;
  readonly orderId?: string;
  readonly msg?: string;
}

/** `confirmPassenger/queryOrderWaitTime` (rail12306 §5.24). */
export function orderWaitTime(call: MemberCall): Reply {
  const { world, request, session, account } = call;
  const { entry } = account;
  const tourFlag = request.queryValue('tourFlag') ?? 'dc';
  if (entry?.outcome === 'waitSessionLost' && entry.polls === 0) {
    entry.polls += 1;
    logOut(world, session.data);
    return otnData({ queryOrderWaitTimeStatus: false, count: 0, requestId: entry.requestId, waitCount: 0, tourFlag });
  }
  const wait = waitOf(call, entry);
  const { waitTime, waitCount = 0, orderId = null, msg } = wait;
  const requestId = entry && requestIdOf(call, entry);
  // an answer with a message and no waitTime is one of the forms (rail12306 §5.24)
  const time = entry?.outcome === 'waitMessage' && entry.state === 'failed' ? {} : { waitTime };
  return otnData({
    queryOrderWaitTimeStatus: true,
    count: 0,
    ...time,
    requestId,
    waitCount,
    tourFlag,
    orderId: orderId === null ? null : request.mint('/data/orderId', orderId),
    ...(msg !== undefined && { errorcode: '0', msg }),
  });
}

/** `queryOrder/queryOrderWaitTime`, its twin for the page of unfinished orders (rail12306 §5.24). */
export function unfinishedWaitTime(call: MemberCall): Reply {
  const { waitTime, msg } = waitOf(call, call.account.entry);
  const status = waitTime === NOT_READY ? 8 : waitTime > 0 ? 1 : 0;
  return otnData({ queueWaitTime: waitTime, status, queueOrderMessage: { message: msg ?? '' } });
}

/** `resultOrderForDcQueue`: lossy or not, the order is there (rail12306 §5.25). */
export function resultOrder({ world, request, account }: MemberCall): Reply {
  const orderId = request.formValue('orderSequence_no');
  const order = world.desk.ordersOf(account).find((own) => own.orderId === orderId);
  if (order?.status !== 'unpaid') return otnData({ submitStatus: false, errMsg: BUSY_TEXT });
  if (account.armed.take('result') === 'resultLossy') return otnData({ submitStatus: false, errMsg: LOSSY_TEXT });
  return otnData({ submitStatus: true });
}

function waitOf(call: MemberCall, entry: QueueEntry | undefined): Wait {
  if (entry === undefined) return { waitTime: CHECK_ORDERS };
  entry.polls += 1;
  switch (entry.state) {
    case 'waiting':
      return waitingOf(call, entry);
    case 'cancelled':
      return { waitTime: -3 };
    case 'failed': {
      const msg = entry.outcome === 'waitMessage' ? cancelLimitText(call.request.now) : entry.message;
      return { waitTime: -2, msg };
    }
    case 'held':
      return heldOf(entry);
  }
}

function waitingOf({ world, request }: MemberCall, entry: QueueEntry): Wait {
  const isReady = request.now >= entry.readyAt && (entry.polls > 1 || entry.readyAt === entry.enteredAt);
  if (!isReady) return { waitTime: NOT_READY };
  const seconds = Math.max(1, Math.ceil((entry.processAt - request.now) / 1_000));
  const ahead = world.desk.waiting().filter(({ run, number }) => run === entry.run && number < entry.number).length;
  return { waitTime: seconds, waitCount: entry.outcome === 'waitOverloaded' ? 2_000 : ahead + 1 };
}

function heldOf({ outcome, order }: QueueEntry): Wait {
  if (order?.status === 'cancelled' || order?.status === 'expired') return { waitTime: -3 };
  if (outcome === 'waitUnfinished') return { waitTime: CHECK_ORDERS };
  if (outcome === 'waitZero') return { waitTime: 0 };
  if (outcome === 'waitUnknown') return { waitTime: -5 };
  return { waitTime: -1, ...(order !== undefined && { orderId: order.orderId }) };
}

function requestIdOf({ world, request }: MemberCall, entry: QueueEntry): bigint {
  if (entry.outcome === 'waitRequestIdChanges' && entry.polls === 2) entry.requestId = world.desk.newRequestId();
  request.mint('/data/requestId', String(entry.requestId));
  return entry.requestId;
}
