/**
 * How a booking ends when somebody armed it (rail12306 §5.18–§5.25, §12 no. 13). The first word names the call that shows it;
 * each leaves the state its answer speaks of.
 */
export const RAIL_OUTCOMES = {
  submitExpired: 'submitOrderRequest: 车票信息已过期; nothing is kept',
  submitIllegal: 'submitOrderRequest: 非法请求; nothing is kept',
  submitUnfinished: 'submitOrderRequest: an unfinished order is in the way',
  submitStopped: 'submitOrderRequest: sales stop before departure',
  submitBusy: 'submitOrderRequest: 系统忙',
  checkNoTickets: 'checkOrderInfo: submitStatus false, not enough tickets',
  checkConflict: 'checkOrderInfo: submitStatus false, 您的证件 conflicts',
  checkCancelLimit: 'checkOrderInfo: submitStatus false, cancelled too often today',
  checkChallenge: 'checkOrderInfo: ifShowPassCode Y; the holder reads the code (holder readOrderCode)',
  confirmNoTickets: 'confirmSingleForQueue: 余票不足！ and no order',
  confirmConflict: 'confirmSingleForQueue: 您的证件 conflicts, and no order',
  confirmIllegalSeat: 'confirmSingleForQueue: 非法的席别, and no order',
  confirmQueueFull: 'confirmSingleForQueue: 排队人数 over the tickets left, and no order',
  confirmInProgress: 'confirmSingleForQueue: 您的请求已在处理中; the order is in the queue all the same',
  confirmTicketingFailed: 'confirmSingleForQueue: status false, data 扣票失败 (a string), and no order',
  waitNoTickets: 'queryOrderWaitTime: -2, 没有足够的票!; no order',
  waitConflict: 'queryOrderWaitTime: -2, 存在与本次购票行程冲突的车票!!; no order',
  waitCancelled: 'queryOrderWaitTime: -3; no order',
  waitUnfinished: 'queryOrderWaitTime: -4 without an orderId; the order is held',
  waitZero: 'queryOrderWaitTime: 0 without an orderId; the order is held',
  waitUnknown: 'queryOrderWaitTime: -5, in no table, without an orderId; the order is held',
  waitNotReady: 'queryOrderWaitTime: -100 for 30 s; then the order is held',
  waitOverloaded: 'queryOrderWaitTime: 22451 s, 2000 ahead; held when they have passed',
  waitMessage: 'queryOrderWaitTime: a msg (取消次数过多) without waitTime; no order',
  waitSessionLost: 'queryOrderWaitTime: queryOrderWaitTimeStatus false, login ended; the queue goes on',
  waitRequestIdChanges: 'queryOrderWaitTime: another requestId from the second poll on; the order is held',
  resultLossy: 'resultOrderForDcQueue: submitStatus false although the order is held',
} as const;

/** Name of an outcome that can be armed. */
export type RailOutcome = keyof typeof RAIL_OUTCOMES;

/** Whether a value names an outcome. */
export function isRailOutcome(name: unknown): name is RailOutcome {
  return typeof name === 'string' && Object.hasOwn(RAIL_OUTCOMES, name);
}

/** The call that shows an outcome. */
export type OutcomeStage = 'submit' | 'check' | 'confirm' | 'wait' | 'result';

/** Outcomes in the order they were armed. */
export class ArmedOutcomes {
  readonly #always: RailOutcome | undefined;
  readonly #next: RailOutcome[];

  /** `always` applies whenever nothing else is armed for its call. */
  constructor(always: RailOutcome | undefined, next: readonly RailOutcome[] = []) {
    this.#always = always;
    this.#next = [...next];
  }

  arm(outcome: RailOutcome): void {
    this.#next.push(outcome);
  }

  disarm(): void {
    this.#next.length = 0;
  }

  list(): readonly RailOutcome[] {
    return this.#next;
  }

  /** Takes the first outcome of a stage. */
  take<Stage extends OutcomeStage>(stage: Stage): Extract<RailOutcome, `${Stage}${string}`> | undefined {
    type Own = Extract<RailOutcome, `${Stage}${string}`>;
    const index = this.#next.findIndex((outcome) => outcome.startsWith(stage));
    if (index >= 0) return this.#next.splice(index, 1)[0] as Own;
    return this.#always?.startsWith(stage) === true ? (this.#always as Own) : undefined;
  }
}
