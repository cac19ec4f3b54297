import { BILIBILI_SHOW_ERRNOS } from '@boxwire/schemas-bilibili-show';
import { expect, test } from 'vitest';
import { bodiesOf, create, order, prepareToken, type Purchase } from './buy.ts';
import { startShow, type Running } from './start.ts';
import type { Answer } from './wire.ts';

/** One way to an errno of bilibili-show §12; `data` is what comes with it. */
interface Scenario {
  readonly errno: number;
  readonly when: string;
  readonly reach: (run: Running) => Promise<Answer>;
  readonly msg: string;
  readonly data?: unknown;
}

const bought = (wanted: Partial<Purchase>) => (run: Running) => create(run, wanted);

const faulted =
  (name: string, args: Readonly<Record<string, unknown>> = {}) =>
  (run: Running) => {
    run.fault(name, 'order.createV2', args);
    return create(run);
  };

async function prepareWith(
  run: Running,
  change: Readonly<Record<string, unknown>>,
  projectId = 710_001,
): Promise<Answer> {
  const { prepare } = await bodiesOf(run, { projectId });
  return run.postJson('/order/prepare', { ...prepare, ...change });
}

async function statusAfter(run: Running, name: string | null, projectId = 710_001): Promise<Answer> {
  if (name !== null) run.fault(name, name === 'stillQueueing' ? 'order.createstatus' : 'order.createV2');
  const { token } = await order(run, { projectId });
  return run.get('/order/createstatus', { token });
}

async function orderTwice(run: Running, second: Partial<Purchase>, paid = false): Promise<Answer> {
  const { orderId } = await order(run);
  if (paid) await run.holder(orderId, 'pay');
  return create(run, second);
}

const anyText = expect.any(String);
const anyOrder = { orderId: expect.any(Number), token: expect.stringMatching(/^[0-9a-f]{32}$/) };
const challengeData = {
  token: '',
  ga_data: {
    riskParams: { mid: 10_001, decision_type: 'verify', ip: '127.0.0.1', scene: 'ticket', v_voucher: anyText },
  },
};

const SCENARIOS: readonly Scenario[] = [
  {
    errno: 1,
    when: 'a seat project without seats',
    reach: bought({ projectId: 710_002, create: { seats: undefined } }),
    msg: '座位信息为空',
    data: {},
  },
  {
    errno: 1,
    when: 'a body that says another count than prepare',
    reach: bought({ create: { count: 2 } }),
    msg: '参数错误',
    data: {},
  },
  { errno: 3, when: 'createV2 too fast', reach: faulted('tooFast'), msg: '请慢一点', data: {} },
  {
    errno: 3,
    when: 'a project that does not exist',
    reach: (run) => run.get('/project/getV2', { id: 1 }),
    msg: '项目不存在',
    data: {},
  },
  { errno: 211, when: 'a lost race', reach: faulted('lostRace'), msg: '差一点点抢到', data: {} },
  {
    errno: 214,
    when: 'paper tickets without delivery',
    reach: bought({ projectId: 710_004, create: { deliver_info: undefined } }),
    msg: '缺少配送信息',
    data: {},
  },
  { errno: 219, when: 'the order layer fails', reach: faulted('orderFailed'), msg: '库存不足', data: {} },
  {
    errno: 221,
    when: 'the order layer holds back',
    reach: faulted('flowControl'),
    msg: '前方拥堵，请稍后再试',
    data: {},
  },
  { errno: -101, when: 'no session', reach: (run) => run.postJson('/order/prepare', {}, 0), msg: '请先登录', data: {} },
  {
    errno: -111,
    when: 'a csrf that is not the cookie',
    reach: (run) => prepareWith(run, { csrf: 'other' }),
    msg: 'csrf 校验失败',
    data: {},
  },
  {
    errno: -401,
    when: 'a challenge at prepare',
    reach: async (run) => {
      await run.operate(10_001, 'challenge');
      return prepareWith(run, {});
    },
    msg: '',
    data: challengeData,
  },
  { errno: -401, when: 'a challenge at createV2', reach: faulted('challenge'), msg: '', data: challengeData },
  {
    errno: 401,
    when: 'a challenge in its other number',
    reach: async (run) => {
      await run.operate(10_001, 'challenge', { errno: 401 });
      return prepareWith(run, {});
    },
    msg: '',
    data: challengeData,
  },
  { errno: 100001, when: 'an overload', reach: faulted('overloaded'), msg: '前方拥堵', data: {} },
  {
    errno: 100003,
    when: 'a buyer who has paid already',
    reach: (run) => orderTwice(run, { screen: 1 }, true),
    msg: '该项目每人限购',
    data: {},
  },
  { errno: 100009, when: 'a sold-out project', reach: bought({ projectId: 710_103 }), msg: '库存不足', data: {} },
  {
    errno: 100009,
    when: 'createstatus of a phantom',
    reach: (run) => statusAfter(run, 'phantomCreate'),
    msg: '库存不足',
    data: {},
  },
  {
    errno: 100012,
    when: 'an order that is not finished',
    reach: (run) => statusAfter(run, 'pendingCreate'),
    msg: '订单未完成,请等待',
    data: { order_id: expect.any(Number) },
  },
  { errno: 100016, when: 'a project off sale', reach: bought({ projectId: 710_104 }), msg: '项目不可售', data: {} },
  { errno: 100017, when: 'a ticket off sale', reach: bought({ projectId: 710_109 }), msg: '票种不可售', data: {} },
  {
    errno: 100034,
    when: 'a wrong total',
    reach: bought({ create: { pay_money: 1 } }),
    msg: '票价错误',
    data: { pay_money: 29_800 },
  },
  {
    errno: 100039,
    when: 'prepare after the sale',
    reach: (run) => prepareWith(run, {}, 710_105),
    msg: '活动收摊啦,下次要快点哦',
    data: {},
  },
  {
    errno: 100039,
    when: 'createV2 after the sale',
    reach: (run) => createAt(run, 710_101, { end: -1 }),
    msg: '活动收摊啦,下次要快点哦',
    data: {},
  },
  {
    errno: 100040,
    when: 'createstatus of a free order',
    reach: (run) => statusAfter(run, null, 710_101),
    msg: '0元订单',
    data: { order_id: anyText },
  },
  {
    errno: 100041,
    when: 'prepare before the sale',
    reach: (run) => prepareWith(run, {}, 710_106),
    msg: '您的账号存在异常，暂时无法购票',
    data: null,
  },
  {
    errno: 100041,
    when: 'createV2 before the sale',
    reach: (run) => createAt(run, 710_101, { begin: 1 }),
    msg: '您的账号存在异常，暂时无法购票',
    data: null,
  },
  {
    errno: 100044,
    when: 'a new challenge at createV2',
    reach: faulted('challenge', { errno: 100044 }),
    msg: '需要验证',
    data: challengeData,
  },
  {
    errno: 100048,
    when: 'an unpaid order of the project',
    reach: (run) => orderTwice(run, { screen: 1 }),
    msg: '有尚未完成订单',
    data: anyOrder,
  },
  { errno: 100049, when: 'one per person', reach: faulted('limitOne'), msg: '每人限购1张', data: {} },
  {
    errno: 100050,
    when: 'an unknown token',
    reach: bought({ create: { token: 'SBXPREP.0001' } }),
    msg: '订单准备无效',
    data: {},
  },
  { errno: 100051, when: 'an expired token', reach: (run) => createLate(run), msg: '订单准备过期，重新验证', data: {} },
  {
    errno: 100051,
    when: 'confirmInfo with an unknown token',
    reach: (run) => run.get('/order/confirmInfo', { token: 'no' }),
    msg: '订单准备过期，重新验证',
    data: {},
  },
  {
    errno: 100079,
    when: 'the same order again',
    reach: (run) => orderTwice(run, { create: { again: 1 } }),
    msg: '存在未支付的重复订单',
    data: anyOrder,
  },
  {
    errno: 100079,
    when: 'createstatus still queueing',
    reach: (run) => statusAfter(run, 'stillQueueing'),
    msg: '存在未支付的重复订单',
    data: {},
  },
  {
    errno: 100080,
    when: 'a project that does not exist',
    reach: (run) => prepareWith(run, { project_id: 1 }),
    msg: '项目或场次不存在',
    data: {},
  },
  {
    errno: 100080,
    when: 'a screen that is not the project’s',
    reach: (run) => prepareWith(run, { screen_id: 720_002 }),
    msg: '项目或场次不存在',
    data: {},
  },
  {
    errno: 100082,
    when: 'a sku that is not the screen’s',
    reach: (run) => prepareWith(run, { sku_id: 730_002 }),
    msg: '票种不存在',
    data: {},
  },
  {
    errno: 100098,
    when: 'more than the limit',
    reach: bought({ projectId: 710_108, count: 2 }),
    msg: '超出可购买数量',
    data: {},
  },
  {
    errno: 209001,
    when: 'no buyer',
    reach: bought({ create: { buyer_info: undefined } }),
    msg: '请选择1位购买人',
    data: {},
  },
  {
    errno: 209001,
    when: 'no contact',
    reach: bought({ projectId: 710_003, create: { buyer: '' } }),
    msg: '请填写联系人姓名及手机号',
    data: {},
  },
  {
    errno: 209002,
    when: 'buyers that do not parse',
    reach: bought({ create: { buyer_info: '2,1' } }),
    msg: '未收到购买人信息',
    data: {},
  },
  { errno: 900001, when: 'the shield', reach: faulted('orderShield'), msg: '下单检查未通过', data: {} },
  { errno: 900002, when: 'a crowd', reach: faulted('crowded'), msg: '前方拥堵，请重试~', data: null },
];

/** createV2 with a token from before the sale window moved; `move` is in milliseconds from now. */
async function createAt(run: Running, projectId: number, move: { begin?: number; end?: number }): Promise<Answer> {
  const { create: body } = await bodiesOf(run, { projectId });
  const token = await prepareToken(run, { projectId });
  const now = run.admin.clock.now();
  await run.operate(
    projectId,
    'setSaleWindow',
    Object.fromEntries(Object.entries(move).map(([name, ms]) => [name, now + ms])),
  );
  return run.postJson('/order/createV2', { ...body, token });
}

async function createLate(run: Running): Promise<Answer> {
  const { create: body } = await bodiesOf(run);
  const token = await prepareToken(run);
  await run.admin.clock.advance(600_000);
  return run.postJson('/order/createV2', { ...body, token });
}

test.each(SCENARIOS)('errno $errno: $when', async ({ errno, reach, msg, data }) => {
  await using run = await startShow();
  const { status, json } = await reach(run);
  expect([status, json.errno, json.msg]).toEqual([200, errno, msg]);
  if (data === null || JSON.stringify(data) === '{}') expect(json.data).toEqual(data);
  else expect(json.data).toMatchObject(data as object);
  expect(run.broken()).toEqual([]);
});

test.each([
  ['gatewayBan', {}, 412],
  ['tooManyRequests', {}, 429],
  ['gatewayDown', {}, 503],
  ['gatewayDown', { status: 504 }, 504],
])('HTTP status of %s %j, with a page that is no JSON', async (name, args, status) => {
  await using run = await startShow();
  const { create: body } = await bodiesOf(run);
  const token = await prepareToken(run);
  run.fault(name, 'order.createV2', args);
  const answer = await run.postJson('/order/createV2', { ...body, token });
  expect([answer.status, answer.headers.get('content-type'), answer.json]).toEqual([
    status,
    'text/html; charset=utf-8',
    undefined,
  ]);
  expect((await run.postJson('/order/createV2', { ...body, token })).json.errno).toBe(0);
});

test('every row of the errno table that is marked for the sandbox has a scenario here', () => {
  const reached = new Set([
    '0',
    ...SCENARIOS.map(({ errno }) => String(errno)),
    'HTTP 412',
    'HTTP 429',
    'HTTP 503',
    'HTTP 504',
  ]);
  const wanted = BILIBILI_SHOW_ERRNOS.filter(({ sandbox }) => sandbox !== 'no').map(({ wireCode }) => wireCode);
  expect(wanted.filter((wireCode) => !reached.has(wireCode))).toEqual([]);
  expect(wanted.length).toBeGreaterThan(30);
});

test('texts that were seen on the wire are sent as they were seen', () => {
  const seen = BILIBILI_SHOW_ERRNOS.flatMap((row) => ('wireText' in row ? [[row.wireCode, row.wireText]] : []));
  const sent = SCENARIOS.map(({ errno, msg }) => `${errno} ${msg}`);
  expect(seen.length).toBeGreaterThan(5);
  for (const [wireCode, text] of seen) expect(sent).toContain(`${wireCode} ${text}`);
});
