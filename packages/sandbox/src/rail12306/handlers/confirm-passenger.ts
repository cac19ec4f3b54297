import { htmlReply, type Reply } from '../../core/http/reply.ts';
import { busy, otnData } from '../answers/otn-envelope.ts';
import { busyPage } from '../answers/pages.ts';
import type { OrderPage } from '../login/sessions.ts';
import { dayOf, addDays } from '../time/shanghai.ts';
import { initDcPage } from '../pages/init-dc-page.ts';
import { encodeToken, opaqueToken } from '../rows/opaque-token.ts';
import { kindOf } from '../trains/train.ts';
import type { MemberCall } from '../world.ts';
import { readPassengers, type PassengersRead } from './read-passengers.ts';

const KEY_ALPHABET = '0123456789ABCDEF';
const LEFT_TICKET_LENGTH = 60;

/** `initDc`: the order page of the row that was submitted; every load has a new token (rail12306 §5.19). */
export function initDc({ world, request, session, account }: MemberCall): Reply {
  const { submission } = session.data;
  if (submission === undefined) return busyPage();
  const { pages } = world.streams;
  const page: OrderPage = {
    ...submission,
    token: request.mint('globalRepeatSubmitToken', pages.hex(32)),
    keyCheck: request.mint('key_check_isChange', pages.text(56, KEY_ALPHABET)),
    leftTicketStr: request.mint('leftTicketStr', encodeToken(opaqueToken(pages, LEFT_TICKET_LENGTH))),
    challenge: undefined,
    checked: undefined,
    isConfirmed: false,
  };
  session.data.page = page;
  return htmlReply(initDcPage({ page, account, maxTickets: world.settings.maxTickets }), {
    headers: { 'Content-Type': 'text/html;charset=utf-8' },
  });
}

/** The order page a call belongs to, by its token. */
export function pageOf({ request, session }: MemberCall): OrderPage | undefined {
  const { page } = session.data;
  return page !== undefined && page.token === request.formValue('REPEAT_SUBMIT_TOKEN') ? page : undefined;
}

/** Reads the passenger strings of a call. */
export function passengersOf({ world, request, account }: MemberCall, page: OrderPage): PassengersRead {
  const ticket = request.formValue('passengerTicketStr') ?? '';
  const old = request.formValue('oldPassengerStr') ?? '';
  const { maxTickets, strict } = world.settings;
  return readPassengers({ ticket, old }, { account, run: page.run, maxTickets, isStrict: strict.oldPassengerStr });
}

/** The answer to somebody who cancelled too often today (rail12306 §5.21, §12 no. 17). */
export function cancelLimitText(now: number): string {
  const [, month, date] = addDays(dayOf(now), 1).split('-').map(Number);
  return `对不起，由于您取消次数过多，今日将不能继续受理您的订票请求。${month ?? 0}月${date ?? 0}日您可继续使用订票功能。`;
}

/** `checkOrderInfo` (rail12306 §5.21). */
export function checkOrder(call: MemberCall): Reply {
  const { world, request, account } = call;
  const page = pageOf(call);
  if (page === undefined) return busy();
  const outcome = account.armed.take('check');
  const isOverLimit = outcome === 'checkCancelLimit' || world.desk.isOverCancelLimit(account);
  if (isOverLimit) return checkFailure(cancelLimitText(request.now));
  if (outcome === 'checkNoTickets') return checkFailure('没有足够的票，请选择其他车次或席别！');
  if (outcome === 'checkConflict') return checkFailure('您的证件存在与本次购票行程冲突的车票，请重新选择！');
  const read = passengersOf(call, page);
  if ('errMsg' in read) return checkFailure(read.errMsg);
  if (page.challenge === undefined && (outcome === 'checkChallenge' || world.settings.orderChallenge)) {
    page.challenge = world.streams.codes.digits(4);
    account.orderCode = page.challenge;
  }
  const sentCode = request.formValue('randCode') ?? '';
  if (page.challenge !== undefined && sentCode !== '' && sentCode !== page.challenge) {
    return checkFailure('验证码输入错误！');
  }
  page.checked = read.passengers;
  return otnData(checkAnswer(call, page));
}

function checkFailure(errMsg: string): Reply {
  return otnData({ submitStatus: false, errMsg });
}

function checkAnswer({ world }: MemberCall, { run, challenge }: OrderPage): Readonly<Record<string, unknown>> {
  const choosable = ['M', 'O', 'P', '9'].filter((code) => run.classes.has(code)).join('');
  const hasBerths = [...run.classes.values()].some(({ seats }) => /^[123]$/.test(seats[0]?.place ?? ''));
  return {
    ifShowPassCode: challenge === undefined ? 'N' : 'Y',
    canChooseBeds: hasBerths ? 'Y' : 'N',
    canChooseSeats: choosable === '' || kindOf(run.train) === '' ? 'N' : 'Y',
    choose_Seats: choosable,
    isCanChooseMid: run.classes.has('3') || run.classes.has('J') ? 'Y' : 'N',
    ifShowPassCodeTime: String(world.settings.confirmDelayMs),
    submitStatus: true,
    smokeStr: '',
  };
}
