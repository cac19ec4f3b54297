import { expect, test } from 'vitest';
import { bodiesOf, create, deliverText, order, prepareToken, readProject } from './buy.ts';
import { exchange } from './wire.ts';
import { NOW, startShow, type Running } from './start.ts';

/** The decisions of bilibili-show §14, a test for each row, named after it. */

const MINUTE = 60_000;

test('§14 clock: Date, current_time, count_down and pay_remain_time derive from the virtual clock', async () => {
  await using run = await startShow({}, { clock: { mode: 'manual', now: '2026-05-01T12:00:00Z' } });
  const { orderId } = await order(run);
  const look = async () => {
    const answer = await run.get('/project/get', 'id=710106', 0);
    const { current_time, count_down } = answer.json.data;
    const { pay_remain_time } = (await run.get('/order/info', { order_id: orderId })).json.data;
    return [answer.headers.get('date'), current_time, count_down, pay_remain_time];
  };
  expect(await look()).toEqual(['Fri, 01 May 2026 12:00:00 GMT', 1_777_636_800, 3600, 600]);
  await run.admin.clock.advance(90_000);
  expect(await look()).toEqual(['Fri, 01 May 2026 12:01:30 GMT', 1_777_636_890, 3510, 510]);
});

test('§14 clock: the sale opens and closes on the virtual clock', async () => {
  await using run = await startShow();
  const [open, close] = [NOW + 3_600_000, NOW + 7_200_000];
  await run.operate(710_106, 'setSaleWindow', { end: new Date(close).toISOString() });
  const errnoOf = async () => {
    const { prepare } = await bodiesOf(run, { projectId: 710_106 });
    return (await run.postJson('/order/prepare', prepare)).json.errno;
  };
  const flagOf = async () => (await readProject(run, 710_106)).screen_list[0].sale_flag_number;
  const at = async (time: number) => {
    await run.admin.clock.set(time);
    return [await flagOf(), await errnoOf()];
  };
  expect(await at(open - 1)).toEqual([1, 100_041]);
  expect(await at(open)).toEqual([2, 0]);
  expect(await at(close - 1)).toEqual([2, 0]);
  expect(await at(close)).toEqual([3, 100_039]);
});

test('§14 prepare token TTL: 600 seconds, unknown 100050, expired 100051, not consumed by a failed create, consumed by success', async () => {
  await using run = await startShow();
  const { create: body } = await bodiesOf(run);
  const token = await prepareToken(run);
  const send = async (more: object = {}) =>
    (await run.postJson('/order/createV2', { ...body, token, ...more })).json.errno;
  expect(await send({ token: 'x' })).toBe(100_050);
  for (let fail = 0; fail < 30; fail += 1) expect(await send({ pay_money: 1 })).toBe(100_034);
  await run.admin.clock.advance(600_000 - 1);
  expect(await send()).toBe(0);
  expect(await send()).toBe(100_050);
  const late = await prepareToken(run, { user: 2 });
  await run.admin.clock.advance(600_000);
  const { create: other } = await bodiesOf(run, { user: 2 });
  expect((await run.postJson('/order/createV2', { ...other, token: late }, 2)).json.errno).toBe(100_051);
});

test('§14 prepare token TTL: a token is its account’s own, and the life is an option', async () => {
  await using run = await startShow({ prepareTokenLifeMs: 5_000 });
  const { create: body } = await bodiesOf(run, { user: 2 });
  const token = await prepareToken(run);
  expect((await run.postJson('/order/createV2', { ...body, token }, 2)).json.errno).toBe(100_050);
  expect((await run.get('/order/confirmInfo', { token }, 2)).json.errno).toBe(100_051);
  expect((await run.get('/order/confirmInfo', { token })).json.errno).toBe(0);
  await run.admin.clock.advance(5_000);
  expect((await run.get('/order/confirmInfo', { token })).json.errno).toBe(100_051);
});

/** A request that breaks everything after its token at once; each step mends one thing. */
const STEPS: readonly {
  readonly errno: number;
  readonly mend: (run: Running, body: Record<string, unknown>) => unknown;
}[] = [
  { errno: -101, mend: (run) => run.holder(10_001, 'login') },
  { errno: 100_001, mend: (run) => run.admin.faults.clear() },
  { errno: -401, mend: (run) => run.holder(10_001, 'answerChallenge') },
  { errno: 100_050, mend: (_, body) => (body.token = body.realToken) },
  { errno: 1, mend: (_, body) => (body.screen_id = 720_020) },
  { errno: 100_041, mend: (run) => run.operate(710_020, 'setSaleWindow', { begin: 0, end: NOW - 1 }) },
  { errno: 100_039, mend: (run) => run.operate(710_020, 'setSaleWindow', { end: NOW + 1 }) },
  { errno: 100_016, mend: (run) => run.operate(710_020, 'putOnSale') },
  { errno: 100_017, mend: async (run) => Promise.all([730_020, 735_020].map((sku) => run.operate(sku, 'putOnSale'))) },
  { errno: 1, mend: (_, body) => (body.seats = ['12_3_0', '12_3_1', '12_3_2']) },
  { errno: 209_002, mend: (_, body) => (body.buyer_info = '[]') },
  { errno: 209_001, mend: (_, body) => (body.buyer_info = '[{"id":810001},{"id":810002},{"id":810003}]') },
  { errno: 209_001, mend: (_, body) => Object.assign(body, { buyer: '测试联系人', tel: '10000000001' }) },
  { errno: 214, mend: (_, body) => (body.deliver_info = deliverText(1)) },
  {
    errno: 100_098,
    mend: (_, body) =>
      Object.assign(body, { seats: ['12_3_0', '12_3_1'], count: 2, buyer_info: '[{"id":810001},{"id":810002}]' }),
  },
  { errno: 100_048, mend: (run, body) => run.get('/order/cancel', { order_id: String(body.other) }) },
  { errno: 100_034, mend: (_, body) => (body.pay_money = 29_800 * 2 + 1500) },
  { errno: 100_009, mend: (run, body) => run.get('/order/cancel', { order_id: String(body.rival) }, 2) },
];

test('§14 order of createV2 checks: of many broken things, the first in the list is answered', async () => {
  const everything = { id: 710_020, idBind: 2, pickSeat: true, paper: true, needContact: true, limit: 2 } as const;
  await using run = await startShow({ projects: [everything] });
  const seats = ['12_3_0', '12_3_1', '12_3_2'];
  const tickets = { project_id: 710_020, screen_id: 720_020, order_type: 1 };
  const realToken = (await run.postJson('/order/prepare', { ...tickets, count: 3, seats })).json.data.token;
  const contact = { buyer: '测试联系人', tel: '10000000001' };
  const rivalSeat = { seats: ['12_3_0'] };
  const rival = await order(run, {
    user: 2,
    projectId: 710_020,
    prepare: rivalSeat,
    create: { ...contact, ...rivalSeat },
  });
  const other = await order(run, { projectId: 710_020, screen: 1, create: contact });
  await run.operate(10_001, 'challenge', { on: 'createV2' });
  await run.operate(10_001, 'logout');
  for (const id of [710_020, 730_020, 735_020]) await run.operate(id, 'takeOffSale');
  await run.operate(710_020, 'setSaleWindow', { begin: NOW + 1 });
  run.admin.faults.add({ action: { type: 'named', name: 'overloaded' } });
  const body: Record<string, unknown> = {
    ...tickets,
    screen_id: 721_020,
    count: 3,
    token: 'none',
    buyer_info: '2,1',
    pay_money: 1,
    realToken,
    rival: rival.orderId,
    other: other.orderId,
  };
  for (const { errno, mend } of STEPS) {
    expect((await run.postJson('/order/createV2', body)).json.errno).toBe(errno);
    await mend(run, body);
  }
  expect((await run.postJson('/order/createV2', body)).json.errno).toBe(0);
  expect(run.broken()).toEqual([]);
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['another sku', { sku_id: 735_001 }],
  ['no sku', { sku_id: undefined }],
  ['another count', { count: 2 }],
  ['no count', { count: undefined }],
  ['another screen', { screen_id: 721_001 }],
  ['another project', { project_id: 710_003 }],
  ['another order_type', { order_type: 6 }],
  ['an again that is a boolean', { again: true }],
])('§14 token ↔ body mismatch: %s is errno 1', async (_, change) => {
  await using run = await startShow();
  const { json } = await create(run, { create: change });
  expect([json.errno, json.msg]).toEqual([1, '参数错误']);
});

test('§14 stock: taken at createV2, given back on cancel and on expiry, kept when paid', async () => {
  await using run = await startShow({ stock: { 730001: 10 } });
  const left = async () => (await readProject(run, 710_001)).screen_list[0].ticket_list[0].num;
  await prepareToken(run);
  expect(await left()).toBe(10);
  const first = await order(run, { count: 3 });
  expect(await left()).toBe(7);
  await run.get('/order/cancel', { order_id: first.orderId });
  expect(await left()).toBe(10);
  await order(run, { count: 2 });
  await run.admin.clock.advance(10 * MINUTE);
  expect(await left()).toBe(10);
  const third = await order(run, { count: 4 });
  await run.holder(third.orderId, 'pay');
  await run.admin.clock.advance(10 * MINUTE);
  expect(await left()).toBe(6);
  expect(run.broken()).toEqual([]);
});

test('§14 stock: num is a hint and may lag', async () => {
  await using run = await startShow({ stock: { 730001: 4 }, stockHintLagMs: MINUTE });
  const look = async () => {
    const [ticket] = (await readProject(run, 710_001)).screen_list[0].ticket_list;
    return [ticket.num, ticket.sale_flag_number];
  };
  expect(await look()).toEqual([4, 6]);
  await order(run, { count: 4 });
  expect(await look()).toEqual([4, 6]);
  expect((await create(run, { user: 2 })).json.errno).toBe(100_009);
  await run.admin.clock.advance(MINUTE);
  expect(await look()).toEqual([0, 8]);
  await run.admin.clock.advance(10 * MINUTE);
  expect(await look()).toEqual([4, 6]);
});

test('§14 createstatus: N times 100012, then 0', async () => {
  await using run = await startShow();
  run.fault('pendingCreate', 'order.createV2', { polls: 3 });
  const { token, orderId } = await order(run);
  const poll = async () => (await run.get('/order/createstatus', { token })).json;
  for (let look = 0; look < 3; look += 1) {
    expect(await poll()).toMatchObject({ errno: 100_012, data: { order_id: orderId } });
  }
  expect(await poll()).toMatchObject({ errno: 0, data: { order_id: String(orderId) } });
});

test('§14 createstatus: 100012 until a time on the virtual clock', async () => {
  await using run = await startShow();
  run.fault('pendingCreate', 'order.createV2', { ms: 3_000 });
  const { token } = await order(run);
  const poll = async () => (await run.get('/order/createstatus', { token })).json.errno;
  expect(await poll()).toBe(100_012);
  await run.admin.clock.advance(2_999);
  expect(await poll()).toBe(100_012);
  await run.admin.clock.advance(1);
  expect(await poll()).toBe(0);
});

test('§14 createstatus: a phantom is 100009, in no list, and has taken nothing', async () => {
  await using run = await startShow({ stock: { 730001: 10 } });
  run.fault('phantomCreate', 'order.createV2');
  const { token, orderId } = await order(run);
  expect(String(orderId)).toMatch(/^40\d{14}$/);
  expect((await run.get('/order/createstatus', { token, orderId })).json.errno).toBe(100_009);
  expect((await run.get('/order/list', 'page=0&page_size=10')).json.data.total).toBe(0);
  expect((await run.get('/order/info', { order_id: orderId })).json.errno).toBe(1);
  expect((await readProject(run, 710_001)).screen_list[0].ticket_list[0].num).toBe(10);
  expect((await create(run)).json.errno).toBe(0);
});

test('§14 createstatus: an unknown token, another order or another account is errno 1', async () => {
  await using run = await startShow();
  const { token, orderId } = await order(run);
  const errnoOf = async (query: Record<string, string | number>, user = 1) =>
    (await run.get('/order/createstatus', query, user)).json.errno;
  expect(await errnoOf({ token: '0'.repeat(32) })).toBe(1);
  expect(await errnoOf({ token, orderId: Number(orderId) + 1 })).toBe(1);
  expect(await errnoOf({ token, orderId }, 2)).toBe(1);
  expect(await errnoOf({ token, orderId })).toBe(0);
});

test('§14 0元 order: createV2 0, createstatus 100040, status 2, getPayParam errno 1', async () => {
  await using run = await startShow();
  const { token, orderId } = await order(run, { projectId: 710_101, count: 2 });
  expect((await run.get('/order/createstatus', { token })).json).toMatchObject({
    errno: 100_040,
    msg: '0元订单',
    data: { order_id: String(orderId) },
  });
  expect((await run.get('/order/info', { order_id: orderId })).json.data).toMatchObject({ status: 2, pay_money: 0 });
  expect((await run.get('/order/getPayParam', { order_id: orderId })).json.errno).toBe(1);
  await run.admin.clock.advance(10 * MINUTE);
  expect((await run.get('/order/info', { order_id: orderId })).json.data.status).toBe(2);
  expect(run.broken()).toEqual([]);
});

test('§14 payment: code_url is a loopback page, its button and the holder action pay, once', async () => {
  await using run = await startShow();
  const first = await order(run);
  const codeUrl = (await run.get('/order/getPayParam', { order_id: first.orderId })).json.data.code_url;
  expect(new URL(codeUrl).hostname).toBe('127.0.0.1');
  expect((await exchange(codeUrl)).text).toContain('298.00 元');
  expect((await run.get('/order/info', { order_id: first.orderId })).json.data.status).toBe(1);
  expect((await exchange(codeUrl, { method: 'POST' })).text).toContain('已支付');
  const paid = (await run.get('/order/info', { order_id: first.orderId })).json.data;
  expect(paid).toMatchObject({ status: 2, status_name: '已完成', pay_channel: 'wechat', pay_time: NOW / 1000 });
  await expect(run.holder(first.orderId, 'pay')).rejects.toMatchObject({ code: 'ACTION_REFUSED' });
  const second = await order(run, { projectId: 710_003 });
  expect(await run.holder(second.orderId, 'pay')).toEqual({ orderId: String(second.orderId), status: 'paid' });
  expect((await exchange(`${run.show}/pay/1`)).status).toBe(404);
  expect(run.broken()).toEqual([]);
});

test.each<[string, object, number]>([
  ['6 digits', { buyer: '测试联系人', tel: '100000' }, 0],
  ['14 digits', { buyer: '测试联系人', tel: '10000000000000' }, 0],
  ['5 digits', { buyer: '测试联系人', tel: '10000' }, 209_001],
  ['15 digits', { buyer: '测试联系人', tel: '100000000000000' }, 209_001],
  ['letters', { buyer: '测试联系人', tel: '1000a00' }, 209_001],
  ['no name', { buyer: ' ', tel: '10000000001' }, 209_001],
  ['no telephone', { buyer: '测试联系人', tel: undefined }, 209_001],
])('§14 contact in kind C: %s', async (_, change, errno) => {
  await using run = await startShow();
  expect((await create(run, { projectId: 710_003, create: { ...change } })).json.errno).toBe(errno);
});

test('§14 contact: a real-name project with need_contact wants it too', async () => {
  await using run = await startShow();
  const without = await create(run, { projectId: 710_110, create: { buyer: undefined, tel: undefined } });
  expect(without.json).toMatchObject({ errno: 209_001, msg: '请填写联系人姓名及手机号' });
  expect((await create(run, { projectId: 710_110 })).json.errno).toBe(0);
});

test('§14 PII: people count by id and addr_id alone, and what was sent is not in the log', async () => {
  await using run = await startShow();
  const buyers = JSON.stringify([
    { id: 810_001, name: '测试密名', tel: '10099990001', personal_id: '00009999000099990X' },
  ]);
  expect((await create(run, { create: { buyer_info: buyers } })).json.errno).toBe(0);
  const deliver = JSON.stringify({ name: '测试密名', tel: '10099990001', addr_id: 820_001, addr: '测试密路' });
  const contact = { buyer: '测试密名', tel: '10099990001', deliver_info: deliver };
  expect((await create(run, { projectId: 710_004, create: contact })).json.errno).toBe(0);
  await run.postForm('/buyer/create', 'name=测试密名&tel=10099990001&id_type=0&personal_id=00009999000099990X');
  const log = JSON.stringify(run.admin.requests());
  expect(log).toContain('createV2');
  for (const secret of [
    '测试密名',
    '10099990001',
    '00009999000099990X',
    '测试密路',
    'sbx-session-10001',
    'sbx-csrf-10001',
  ]) {
    expect(log).not.toContain(secret);
  }
  expect(JSON.stringify(run.state())).not.toContain('测试密');
});

test('§14 attestation fields are accepted and ignored', async () => {
  await using run = await startShow();
  const opaque = {
    ctoken: 'x',
    deviceId: '',
    clickPosition: "{'x': 1}",
    clickPostion: 1,
    newRisk: 'True',
    requestSource: 'any',
    token: 'hot',
  };
  const { prepare, create: body } = await bodiesOf(run);
  const { token } = (await run.postJson('/order/prepare', { ...prepare, ...opaque })).json.data;
  expect((await run.postJson('/order/createV2', { ...body, ...opaque, token })).json.errno).toBe(0);
});

test('§14 prepare checks: login, scenarios, challenge, ids, sale end, sale start', async () => {
  await using run = await startShow();
  await run.operate(10_001, 'challenge');
  await run.operate(10_001, 'logout');
  await run.operate(710_001, 'setSaleWindow', { begin: NOW + 1, end: NOW });
  run.admin.faults.add({ action: { type: 'named', name: 'crowded' } });
  const body: Record<string, unknown> = { project_id: 710_001, screen_id: 1, sku_id: 1, count: 1, order_type: 1 };
  const next = async () => (await run.postJson('/order/prepare', body)).json.errno;
  expect(await next()).toBe(-101);
  await run.holder(10_001, 'login');
  expect(await next()).toBe(900_002);
  run.admin.faults.clear();
  expect(await next()).toBe(-401);
  await run.holder(10_001, 'answerChallenge');
  expect(await next()).toBe(100_080);
  body.screen_id = 720_001;
  expect(await next()).toBe(100_082);
  body.sku_id = 730_001;
  expect(await next()).toBe(100_039);
  await run.operate(710_001, 'setSaleWindow', { end: NOW + 2 });
  expect(await next()).toBe(100_041);
  await run.operate(710_001, 'setSaleWindow', { begin: NOW });
  expect(await next()).toBe(0);
});

test('§14 prepare checks: 100041 can be switched off, createV2 still waits for the sale', async () => {
  await using run = await startShow({ prepareBeforeSale: 'allow' });
  const { create: body } = await bodiesOf(run, { projectId: 710_106 });
  const token = await prepareToken(run, { projectId: 710_106 });
  const send = async () => (await run.postJson('/order/createV2', { ...body, token })).json.errno;
  expect(await send()).toBe(100_041);
  await run.operate(710_106, 'setSaleWindow', { begin: NOW + 5_000 });
  await run.admin.clock.advance(5_000);
  expect(await send()).toBe(0);
});

test('§14 URLs in replies are loopback, by a real host name too', async () => {
  await using run = await startShow({ forms: { orderCreateUrl: 'own' } });
  const { orderId, token } = await order(run);
  const prepared = await prepareToken(run, { projectId: 710_003 });
  const texts = await Promise.all([
    run.get('/project/get', 'id=710001'),
    run.get('/order/confirmInfo', { token: prepared }),
    run.get('/order/createstatus', { token }),
    run.get('/order/info', { order_id: orderId }),
    run.get('/order/list', 'page=0'),
    run.get('/place/get', 'project_id=710002&screen_id=720002'),
  ]);
  const hosts = texts.flatMap(({ text }) => [...text.matchAll(/\/\/([^/"\\:]+)[:/]/g)].map(([, host]) => host));
  expect(hosts.length).toBeGreaterThan(8);
  expect(new Set(hosts)).toEqual(new Set(['127.0.0.1']));
  expect(texts[1].json.data.orderCreateUrl).toBe(`${run.show}/api/ticket/order/createV2`);
});

test('§14 URLs in replies: the pages and images they name are there', async () => {
  await using run = await startShow();
  const { orderId } = await order(run);
  const { code_url, returnUrl } = (await run.get('/order/getPayParam', { order_id: orderId })).json.data;
  const image = JSON.parse((await readProject(run, 710_001)).performance_image).first.url;
  const statuses = await Promise.all(
    [code_url, returnUrl, `http:${image}`].map(async (url) => (await exchange(url)).status),
  );
  expect(statuses).toEqual([200, 200, 200]);
});

test('§14 admin routes stand apart: nothing under /api/ticket/ changes the world from outside', async () => {
  await using run = await startShow();
  const routes = run.admin.routes().map(({ path }) => path);
  expect(routes.filter((path) => !path.startsWith('/api/ticket/'))).toEqual([
    '/mall-search-items/items_detail/info',
    '/pay/{orderId}',
    '/pay/{orderId}',
    '/return',
    '/image/{file}',
  ]);
  expect(
    run.admin
      .actions()
      .map(({ role, name }) => `${role} ${name}`)
      .toSorted(),
  ).toEqual([
    'holder answerChallenge',
    'holder login',
    'holder pay',
    'operator challenge',
    'operator envelope',
    'operator logout',
    'operator putOnSale',
    'operator setFlag',
    'operator setSaleWindow',
    'operator setStock',
    'operator takeOffSale',
  ]);
});

test('§14 hotProject: prepare gives a ptoken, and createV2 without its echo is 100050', async () => {
  await using run = await startShow();
  const { prepare, create: body } = await bodiesOf(run, { projectId: 710_102 });
  const { token, ptoken } = (await run.postJson('/order/prepare', prepare)).json.data;
  expect(ptoken).toMatch(/^[\w-]{42}==$/);
  const bare = ptoken.replaceAll('=', '');
  const errnoOf = async (query: string, more: object) =>
    (await run.postJson(`/order/createV2?project_id=710102${query}`, { ...body, token, pay_money: 1, ...more })).json
      .errno;
  expect(await errnoOf('', {})).toBe(100_050);
  expect(await errnoOf('&ptoken=', { ptoken: 'other' })).toBe(100_050);
  expect(await errnoOf('', { ptoken: bare })).toBe(100_034);
  expect(await errnoOf('', { ptoken })).toBe(100_034);
  expect(await errnoOf(`&ptoken=${bare}`, {})).toBe(100_034);
  expect(await errnoOf('', { ptoken: bare, pay_money: 29_800 })).toBe(0);
});
