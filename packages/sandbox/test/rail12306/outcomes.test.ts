import { RAIL_OUTCOMES, type RailOutcome } from '@boxwire/sandbox/rail12306';
import { describe, expect, test } from 'vitest';
import type { Browser, Json } from './browser.ts';
import {
  bookAll,
  checkOrder,
  confirm,
  enterQueue,
  logInByQr,
  openForm,
  poll,
  prepare,
  result,
  rowOf,
  submit,
  unfinished,
  type OrderForm,
} from './book.ts';
import { startRail, type Running } from './start.ts';

interface Setup {
  readonly run: Running;
  readonly browser: Browser;
}

/** Runs with the outcome armed and somebody logged in; afterwards the invariants hold and the next booking works. */
async function armed(outcome: RailOutcome, act: (setup: Setup) => Promise<void>): Promise<void> {
  await using run = await startRail({ stock: [{ train: 'G999', seat: 'O', left: 9 }] });
  const browser = run.browser();
  await logInByQr(run, browser);
  await run.arm(outcome);
  await act({ run, browser });
  expect(run.broken()).toEqual([]);
}

async function expectNothingHeld({ run, browser }: Setup): Promise<void> {
  expect(run.state()).toMatchObject({ queue: [], orders: [] });
  expect((await rowOf(browser))[30]).toBe('9');
  await bookAll(run, browser);
  expect(run.state().orders).toMatchObject([{ status: 'unpaid' }]);
}

async function expectHeld({ run, browser }: Setup): Promise<void> {
  expect(run.state()).toMatchObject({ queue: [], orders: [{ status: 'unpaid' }] });
  expect((await rowOf(browser))[30]).toBe('8');
  expect((await unfinished(browser)).json.data.orderDBList).toHaveLength(1);
}

const data = async (answer: Promise<{ json: Json }>): Promise<Json> => (await answer).json.data;

describe('submitOrderRequest', () => {
  test.each<[RailOutcome, string]>([
    ['submitExpired', '车票信息已过期，请重新查询最新车票信息'],
    ['submitIllegal', '非法请求'],
    ['submitUnfinished', '您还有未处理的订单，请您到<a href="../view/train_order.html">[未完成订单]</a>进行处理!'],
    ['submitStopped', '停止网络售票'],
    ['submitBusy', '系统忙，请稍后重试'],
  ])('%s refuses and keeps nothing', (outcome, message) =>
    armed(outcome, async ({ run, browser }) => {
      const answer = await submit(browser, await rowOf(browser));
      expect(answer.json).toMatchObject({ status: false, messages: [expect.stringContaining(message)] });
      expect(answer.json).not.toHaveProperty('data');
      await expectNothingHeld({ run, browser });
    }),
  );
});

describe('checkOrderInfo', () => {
  test.each<[RailOutcome, string]>([
    ['checkNoTickets', '没有足够'],
    ['checkConflict', '您的证件'],
    ['checkCancelLimit', '对不起，由于您取消次数过多，今日将不能继续受理您的订票请求。1月14日您可继续使用订票功能。'],
  ])('%s refuses and keeps nothing', (outcome, message) =>
    armed(outcome, async ({ run, browser }) => {
      expect(await data(checkOrder(browser, await prepare(browser)))).toEqual({
        submitStatus: false,
        errMsg: expect.stringContaining(message),
      });
      await expectNothingHeld({ run, browser });
    }),
  );

  test('checkChallenge asks for a code, which the holder reads', () =>
    armed('checkChallenge', async ({ run, browser }) => {
      const form = await prepare(browser);
      expect(await data(checkOrder(browser, form))).toMatchObject({ ifShowPassCode: 'Y', submitStatus: true });
      const { randCode } = (await run.holder('demo_traveller', 'readOrderCode')) as { randCode: string };
      expect(await data(confirm(browser, form))).toMatchObject({
        submitStatus: false,
        errMsg: expect.stringContaining('验证码'),
      });
      expect(await data(checkOrder(browser, form, 'randCode=0'))).toMatchObject({ submitStatus: false });
      expect(await data(checkOrder(browser, form, `randCode=${randCode}`))).toMatchObject({ submitStatus: true });
      const more = `randCode=${randCode}&choose_seats=&seatDetailType=000`;
      expect(await data(confirm(browser, form, more))).toMatchObject({ submitStatus: true });
      await run.admin.clock.advance(7_000);
      await expectHeld({ run, browser });
    }));
});

describe('confirmSingleForQueue', () => {
  test.each<[RailOutcome, string]>([
    ['confirmNoTickets', '余票不足！'],
    ['confirmConflict', '您的证件'],
    ['confirmIllegalSeat', '非法的席别'],
    ['confirmQueueFull', '排队人数'],
  ])('%s refuses and queues nothing', (outcome, message) =>
    armed(outcome, async ({ run, browser }) => {
      const form = await prepare(browser);
      await checkOrder(browser, form);
      expect(await data(confirm(browser, form))).toEqual({
        submitStatus: false,
        errMsg: expect.stringContaining(message),
      });
      await expectNothingHeld({ run, browser });
    }),
  );

  test('confirmTicketingFailed is status false with a string, and queues nothing', () =>
    armed('confirmTicketingFailed', async ({ run, browser }) => {
      const form = await prepare(browser);
      await checkOrder(browser, form);
      expect((await confirm(browser, form)).text).toBe(
        '{"validateMessagesShowId":"_validatorMessage","status":false,"httpstatus":200,"data":"扣票失败","messages":[],"validateMessages":{}}',
      );
      await expectNothingHeld({ run, browser });
    }));

  test('confirmInProgress refuses although the booking is in the queue', () =>
    armed('confirmInProgress', async ({ run, browser }) => {
      const form = await prepare(browser);
      await checkOrder(browser, form);
      expect(await data(confirm(browser, form))).toEqual({
        submitStatus: false,
        errMsg: '您的请求已在处理中，请在未完成订单中查询订单状态！',
      });
      expect(run.state().queue).toHaveLength(1);
      await run.admin.clock.advance(7_000);
      await expectHeld({ run, browser });
    }));
});

describe('queryOrderWaitTime', () => {
  const after = async ({ run, browser }: Setup): Promise<Json> => {
    await enterQueue(browser);
    await poll(browser);
    await run.admin.clock.advance(7_000);
    return data(poll(browser));
  };

  test.each<[RailOutcome, Json]>([
    ['waitNoTickets', { waitTime: -2, orderId: null, errorcode: '0', msg: '没有足够的票!' }],
    ['waitConflict', { waitTime: -2, orderId: null, errorcode: '0', msg: '存在与本次购票行程冲突的车票!!' }],
    ['waitCancelled', { waitTime: -3, orderId: null }],
  ])('%s ends without an order', (outcome, expected) =>
    armed(outcome, async (setup) => {
      expect(await after(setup)).toMatchObject(expected);
      await expectNothingHeld(setup);
    }),
  );

  test('waitMessage is a msg without waitTime, and no order', () =>
    armed('waitMessage', async (setup) => {
      const answer = await after(setup);
      expect(answer.msg).toContain('取消次数过多');
      expect(answer).not.toHaveProperty('waitTime');
      await expectNothingHeld(setup);
    }));

  test.each<[RailOutcome, number]>([
    ['waitUnfinished', -4],
    ['waitZero', 0],
    ['waitUnknown', -5],
  ])('%s gives no orderId, yet the order is held', (outcome, waitTime) =>
    armed(outcome, async (setup) => {
      expect(await after(setup)).toMatchObject({ waitTime, orderId: null });
      await expectHeld(setup);
    }),
  );

  test('waitNotReady is -100 for thirty seconds, then done', () =>
    armed('waitNotReady', async ({ run, browser }) => {
      await enterQueue(browser);
      for (let second = 0; second < 30; second += 3) {
        expect((await data(poll(browser))).waitTime).toBe(-100);
        await run.admin.clock.advance(3_000);
      }
      expect((await data(poll(browser))).waitTime).toBe(-1);
      await expectHeld({ run, browser });
    }));

  test('waitOverloaded shows 22451 seconds and 2000 people, and is done when they have passed', () =>
    armed('waitOverloaded', async ({ run, browser }) => {
      await enterQueue(browser);
      await poll(browser);
      await run.admin.clock.advance(3_000);
      expect(await data(poll(browser))).toMatchObject({ waitTime: 22_451, waitCount: 2_000 });
      await run.admin.clock.advance(22_451_000);
      expect(run.state().orders).toMatchObject([{ status: 'unpaid' }]);
    }));

  test('waitSessionLost ends the login; after another one the order is found', () =>
    armed('waitSessionLost', async ({ run, browser }) => {
      await enterQueue(browser);
      const lost = await poll(browser);
      expect(lost.json.data).toMatchObject({ queryOrderWaitTimeStatus: false });
      expect((await poll(browser)).json.messages).toEqual(['用户未登录']);
      await run.admin.clock.advance(7_000);
      await logInByQr(run, browser);
      await expectHeld({ run, browser });
    }));

  test('waitRequestIdChanges changes the requestId on the second poll, and only there', () =>
    armed('waitRequestIdChanges', async ({ run, browser }) => {
      const idOf = async (): Promise<string | undefined> => /"requestId":(\d+)/.exec((await poll(browser)).text)?.[1];
      await enterQueue(browser);
      const ids = [await idOf(), await idOf(), await idOf()];
      expect(ids[1]).not.toBe(ids[0]);
      expect(ids[2]).toBe(ids[1]);
      await run.admin.clock.advance(7_000);
      await expectHeld({ run, browser });
    }));
});

test('resultLossy says that data were lost although the order is held', () =>
  armed('resultLossy', async ({ run, browser }) => {
    const form: OrderForm = await enterQueue(browser);
    await run.admin.clock.advance(7_000);
    const { orderId } = await data(poll(browser));
    expect(await data(result(browser, form, orderId))).toEqual({
      submitStatus: false,
      errMsg: '网络传输过程中数据丢失，请查看未完成订单，继续支付！',
    });
    await expectHeld({ run, browser });
  }));

test('a passenger who has a ticket for an overlapping time conflicts without anything armed', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await run.holder(await bookAll(run, browser), 'pay');
  await enterQueue(browser, { train: 'G901' });
  await run.admin.clock.advance(7_000);
  expect(await data(poll(browser))).toMatchObject({ waitTime: -2, msg: '存在与本次购票行程冲突的车票!!' });
  expect(run.state().orders).toHaveLength(1);
});

test('an outcome can be an option for every booking, or for the next ones of a user', async () => {
  await using run = await startRail({ outcome: 'confirmNoTickets' });
  const browser = run.browser();
  await logInByQr(run, browser);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const form = await prepare(browser);
    await checkOrder(browser, form);
    expect(await data(confirm(browser, form))).toMatchObject({ errMsg: '余票不足！' });
  }
  await using next = await startRail({ outcomes: { demo_traveller: ['submitExpired', 'submitBusy'] } });
  const other = next.browser();
  await logInByQr(next, other);
  const row = await rowOf(other);
  expect((await submit(other, row)).json.messages[0]).toContain('已过期');
  expect((await submit(other, row)).json.messages[0]).toContain('系统忙');
  expect((await submit(other, row)).json.status).toBe(true);
});

test('what was armed can be disarmed, and only known outcomes can be armed', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await run.arm('submitBusy', '*');
  await run.operate('*', 'disarm');
  expect((await submit(browser, await rowOf(browser))).json.status).toBe(true);
  await expect(run.arm('nothing' as RailOutcome)).rejects.toMatchObject({ code: 'ACTION_REFUSED' });
  await expect(run.arm('submitBusy', 'nobody')).rejects.toMatchObject({ code: 'SUBJECT_UNKNOWN' });
});

test('an expired secretStr, a sold-out train, an unfinished order and lost sessions come from the state as well', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const row = await rowOf(browser);
  await run.operate('all', 'expireTokens');
  expect((await submit(browser, row)).json.messages[0]).toContain('已过期');
  await submit(browser, await rowOf(browser));
  await openForm(browser);
  expect(await run.operate('demo_traveller', 'endSessions')).toEqual({ ended: 1 });
  expect((await submit(browser, row)).json.messages).toEqual(['用户未登录']);
});

test('every outcome says which call shows it', () => {
  for (const [name, summary] of Object.entries(RAIL_OUTCOMES)) {
    expect(name).toMatch(/^(submit|check|confirm|wait|result)[A-Z]/);
    expect(summary).toMatch(
      /^(submitOrderRequest|checkOrderInfo|confirmSingleForQueue|queryOrderWaitTime|resultOrderForDcQueue): /,
    );
  }
});
