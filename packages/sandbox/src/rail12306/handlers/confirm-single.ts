import type { Reply } from '../../core/http/reply.ts';
import { BUSY_TEXT, busy, otnData, otnFailureText } from '../answers/otn-envelope.ts';
import type { OrderPage } from '../login/sessions.ts';
import type { BookedPassenger } from '../orders/queue-entry.ts';
import { orderPurpose } from '../pages/ticket-info.ts';
import { seatClassOf } from '../trains/seat-class.ts';
import { standingCarrier } from '../trains/train.ts';
import type { MemberCall } from '../world.ts';
import { cancelLimitText, pageOf, passengersOf } from './confirm-passenger.ts';

/** `confirmSingleForQueue` puts the order into the queue (rail12306 §5.23). */
export function confirmSingle(call: MemberCall): Reply {
  const { world, account } = call;
  const page = pageOf(call);
  if (page === undefined) return busy();
  if (page.isConfirmed) return confirmFailure(IN_PROGRESS_TEXT);
  if (page.checked === undefined) return busy();
  const refusal = confirmRefusal(call, page);
  if (refusal !== undefined) return refusal;
  const read = passengersOf(call, page);
  if ('errMsg' in read) return confirmFailure(read.errMsg);
  const outcome = account.armed.take('confirm');
  const armed = outcome === 'confirmInProgress' ? undefined : CONFIRM_REFUSALS[outcome ?? ''];
  if (armed !== undefined) return armed();
  if (isShort(page, read.passengers)) return confirmFailure(NO_TICKETS_TEXT);
  const { run, leg, tourFlag } = page;
  const passengers = withWishes(call, read.passengers);
  world.desk.enter({ account, run, leg, passengers, tourFlag }, account.armed.take('wait'));
  page.isConfirmed = true;
  if (outcome === 'confirmInProgress') return confirmFailure(IN_PROGRESS_TEXT);
  const data = { submitStatus: true, ...(world.settings.forms.isRecent && { isAsync: '1' }) };
  return otnData(data, { headers: rotatedTk(call) });
}

const IN_PROGRESS_TEXT = '您的请求已在处理中，请在未完成订单中查询订单状态！';
const NO_TICKETS_TEXT = '余票不足！';

const CONFIRM_REFUSALS: Readonly<Record<string, (() => Reply) | undefined>> = {
  confirmNoTickets: () => confirmFailure(NO_TICKETS_TEXT),
  confirmConflict: () => confirmFailure('您的证件存在与本次购票行程冲突的车票，请重新选择！'),
  confirmIllegalSeat: () => confirmFailure('非法的席别，请重新选择！'),
  confirmQueueFull: () => confirmFailure('目前排队人数已经超过余票张数，请您选择其他席别或车次。'),
  confirmTicketingFailed: () => otnFailureText('扣票失败'),
};

function confirmFailure(errMsg: string): Reply {
  return otnData({ submitStatus: false, errMsg });
}

function confirmRefusal({ world, request, account }: MemberCall, page: OrderPage): Reply | undefined {
  if (world.desk.hasUnfinished(account)) return confirmFailure(IN_PROGRESS_TEXT);
  if (page.challenge !== undefined && request.formValue('randCode') !== page.challenge) {
    return confirmFailure('验证码输入错误！');
  }
  if (request.formValue('key_check_isChange') !== page.keyCheck) return confirmFailure(BUSY_TEXT);
  const isWrongTicket = world.settings.strict.leftTicket && request.formValue('leftTicketStr') !== page.leftTicketStr;
  if (isWrongTicket) return confirmFailure(BUSY_TEXT);
  const isWrongPurpose =
    world.settings.strict.queueFields && request.formValue('purpose_codes') !== orderPurpose(page.purposeCodes);
  if (isWrongPurpose) return confirmFailure(BUSY_TEXT);
  return world.desk.isOverCancelLimit(account) ? confirmFailure(cancelLimitText(request.now)) : undefined;
}

function isShort({ run, leg }: OrderPage, passengers: readonly BookedPassenger[]): boolean {
  const byClass = Map.groupBy(passengers, ({ code }) => code);
  return [...byClass].some(([code, { length }]) => {
    const standing = code === standingCarrier(run.train) ? run.standingLeft(leg) : 0;
    return run.left(code, leg) + standing < length;
  });
}

/** Letters of `choose_seats` (`1A1B`) and levels of `seatDetailType` (lower, middle, upper), in the order of passengers. */
function withWishes({ request }: MemberCall, passengers: readonly BookedPassenger[]): readonly BookedPassenger[] {
  const letters = [...(request.formValue('choose_seats') ?? '').matchAll(/\d([A-F])/g)].map(([, letter]) => letter);
  const counts = /^\d{3}$/.exec(request.formValue('seatDetailType') ?? '')?.[0] ?? '000';
  const levels = Array.from(counts).flatMap((count, index) =>
    Array.from({ length: Number(count) }, () => String(index + 1)),
  );
  return passengers.map((booked) => {
    const wishes = seatClassOf(booked.code).layout === 'berths' ? levels : letters;
    return { ...booked, wish: wishes.shift() };
  });
}

// the value may change later in a session (rail12306 §1.4); here once per order, where the option says so
function rotatedTk({ world, request, session }: MemberCall): Reply['headers'] {
  if (!world.settings.rotateTk) return {};
  const tk = request.mint('set-cookie tk', world.streams.tokens.text(50, TK_ALPHABET));
  session.data.tks = [tk];
  return { 'Set-Cookie': request.cookie({ name: 'tk', value: tk, path: '/otn' }) };
}

const TK_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
