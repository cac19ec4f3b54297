import { expect, test } from 'vitest';
import { bodiesOf, buyersText, create, order, prepareToken } from './buy.ts';
import { startShow, type Running } from './start.ts';

const BUYERS = 300;
const STOCK = 100;

test('300 concurrent orders on a stock of 100: 100 are locked, 200 get errno 100009, the stock is 0', async () => {
  await using run = await startShow({ users: BUYERS, stock: { 730001: STOCK } });
  const users = Array.from({ length: BUYERS }, (_, index) => index + 1);
  const { prepare, create: body } = await bodiesOf(run);
  const tokens = await Promise.all(
    users.map(async (user) => (await run.postJson('/order/prepare', prepare, user)).json.data.token),
  );
  const answers = await Promise.all(
    users.map((user, index) => {
      const own = { ...body, token: tokens[index], buyer_info: buyersText(user, 1) };
      return run.postJson('/order/createV2', own, user);
    }),
  );
  const errnos = Map.groupBy(answers, ({ json }) => json.errno);
  expect([...errnos.keys()].toSorted()).toEqual([0, 100_009]);
  expect([errnos.get(0)?.length, errnos.get(100_009)?.length]).toEqual([STOCK, BUYERS - STOCK]);
  const locked = await Promise.all(
    answers.map(async ({ json }, index) => {
      if (json.errno !== 0) return 0;
      const { token } = json.data;
      return Number((await run.get('/order/createstatus', { token }, index + 1)).json.errno === 0);
    }),
  );
  expect(locked.reduce((sum, one) => sum + one, 0)).toBe(STOCK);
  expect((await run.get('/project/get', 'id=710001', 0)).json.data.screen_list[0].ticket_list[0].num).toBe(0);
  expect(run.broken()).toEqual([]);
});

test('50 accounts at one seat: one gets it', async () => {
  await using run = await startShow({ users: 50 });
  const seats = { seats: ['12_3_7'] };
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      create(run, { user: index + 1, projectId: 710_002, prepare: seats, create: seats }),
    ),
  );
  const errnos = answers.map(({ json }) => json.errno).toSorted((a, b) => a - b);
  expect(errnos).toEqual([0, ...Array(49).fill(100_009)]);
  expect(run.broken()).toEqual([]);
});

const SEATS = { seats: ['12_3_7', '12_3_8'] };

async function buySeats(run: Running, user: number): Promise<number> {
  return (await create(run, { user, projectId: 710_002, count: 2, prepare: SEATS, create: SEATS })).json.errno;
}

async function takenSeats(run: Running): Promise<string[]> {
  return (await run.get('/area/seat', 'screen_id=720002&area_id=12')).json.data.unavailable;
}

test('held seats return after expiry on the virtual clock', async () => {
  await using run = await startShow();
  expect(await buySeats(run, 1)).toBe(0);
  expect(await takenSeats(run)).toEqual(['1_0', '3_7', '3_8']);
  expect(await buySeats(run, 2)).toBe(100_009);
  await run.admin.clock.advance(599_999);
  expect(await takenSeats(run)).toEqual(['1_0', '3_7', '3_8']);
  await run.admin.clock.advance(1);
  expect(await takenSeats(run)).toEqual(['1_0']);
  expect(await buySeats(run, 2)).toBe(0);
  expect(run.broken()).toEqual([]);
});

test('a cancelled order’s seat can be bought again', async () => {
  await using run = await startShow();
  const { orderId } = await order(run, { projectId: 710_002, count: 2, prepare: SEATS, create: SEATS });
  expect(await buySeats(run, 2)).toBe(100_009);
  await run.get('/order/cancel', { order_id: orderId });
  expect(await buySeats(run, 2)).toBe(0);
  expect(await takenSeats(run)).toEqual(['1_0', '3_7', '3_8']);
  expect(run.broken()).toEqual([]);
});

test('a paid order keeps its seats, and can neither be cancelled nor expire', async () => {
  await using run = await startShow();
  const { orderId } = await order(run, { projectId: 710_002, count: 2, prepare: SEATS, create: SEATS });
  await run.holder(orderId, 'pay');
  await run.admin.clock.advance(3_600_000);
  expect((await run.get('/order/cancel', { order_id: orderId })).json.errno).toBe(1);
  expect(await takenSeats(run)).toEqual(['1_0', '3_7', '3_8']);
});

test('seats are held by createV2, not by prepare; a partly failed pick still gives a token', async () => {
  await using run = await startShow();
  const three = { seats: ['12_3_6', ...SEATS.seats] };
  const tickets = { project_id: 710_002, screen_id: 720_002, order_type: 1 };
  const early = await run.postJson('/order/prepare', { ...tickets, count: 3, ...three });
  expect(early.json.data).toMatchObject({ success_seats: three.seats, failed_seats: [] });
  expect(await buySeats(run, 2)).toBe(0);
  const { data } = (await run.postJson('/order/prepare', { ...tickets, count: 3, ...three })).json;
  expect(data).toMatchObject({ success_seats: ['12_3_6'], failed_seats: ['12_3_7', '12_3_8'] });
  const send = async (body: object) => {
    const more = { token: data.token, pay_money: 29_800, buyer_info: '[{"id":810001}]', ...body };
    return (await run.postJson('/order/createV2', { ...tickets, ...more })).json.errno;
  };
  const all = {
    seats: three.seats,
    count: 3,
    pay_money: 89_400,
    buyer_info: '[{"id":810001},{"id":810002},{"id":810003}]',
  };
  expect(await send(all)).toBe(100_009);
  expect(await send({ seats: ['12_3_5'], count: 1 })).toBe(1);
  expect(await send({ seats: data.success_seats, count: 1 })).toBe(0);
  expect(run.broken()).toEqual([]);
});

test('a seat whose class is off sale is 100017, the other class is sold on', async () => {
  await using run = await startShow();
  await run.operate(735_002, 'takeOffSale');
  const buy = async (code: string, pay_money: number) => {
    const seats = { seats: [code] };
    return (await create(run, { projectId: 710_002, prepare: seats, create: { ...seats, pay_money } })).json.errno;
  };
  expect([await buy('3_1_2', 49_800), await buy('12_3_7', 29_800)]).toEqual([100_017, 0]);
});

test('seats of two classes in one order are paid by their classes', async () => {
  await using run = await startShow();
  const seats = { seats: ['12_0_0', '12_3_7', '3_1_2'] };
  const wanted = { projectId: 710_002, count: 3, prepare: seats, create: { ...seats, pay_money: 1 } };
  expect((await create(run, wanted)).json.data).toEqual({ pay_money: 29_800 + 2 * 49_800 });
  const { orderId } = await order(run, { ...wanted, create: { ...seats, pay_money: 129_400 } });
  expect((await run.get('/order/info', { order_id: orderId })).json.data).toMatchObject({
    count: 3,
    total_money: 129_400,
  });
  expect(run.broken()).toEqual([]);
});

test.each([0, -1, 1001, '1e3', 'two', 1.5])('prepare with a count of %j is refused', async (count) => {
  await using run = await startShow();
  const body = { project_id: 710_001, screen_id: 720_001, sku_id: 730_001, count, order_type: 1 };
  expect((await run.postJson('/order/prepare', body)).json.errno).toBe(1);
});

test.each<[string, object, number]>([
  ['a seat that is none', { seats: ['12_3_99'] }, 100_082],
  ['an aisle', { seats: ['12_0_4'] }, 100_082],
  ['another count', { seats: ['12_3_7'], count: 2 }, 1],
  ['one seat twice', { seats: ['12_3_7', '12_3_7'], count: 2 }, 1],
])('prepare with %s is refused', async (_, seats, errno) => {
  await using run = await startShow();
  const body = { project_id: 710_002, screen_id: 720_002, sku_id: 730_002, count: 1, order_type: 1, ...seats };
  expect((await run.postJson('/order/prepare', body)).json.errno).toBe(errno);
});

test('an unpaid order of another screen is in the way without again, with it only the same one', async () => {
  await using run = await startShow();
  const first = await order(run);
  const errnoOf = async (wanted: object) => (await create(run, wanted)).json;
  expect(await errnoOf({ screen: 1 })).toMatchObject({
    errno: 100_048,
    data: { orderId: first.orderId, token: first.token },
  });
  expect(await errnoOf({ create: { again: 1 } })).toMatchObject({ errno: 100_079, data: { orderId: first.orderId } });
  const otherBuyer = { again: '1', buyer_info: '[{"id":810002}]' };
  expect(await errnoOf({ create: otherBuyer })).toMatchObject({ errno: 0 });
  expect(await errnoOf({ screen: 1, create: { again: 1 } })).toMatchObject({ errno: 0 });
  expect(await errnoOf({ projectId: 710_003 })).toMatchObject({ errno: 0 });
});

test('without real names the contact’s telephone tells who buys', async () => {
  await using run = await startShow();
  const wanted = (tel: string) => ({ projectId: 710_003, create: { again: 1, tel } });
  expect((await create(run, wanted('10000000001'))).json.errno).toBe(0);
  expect((await create(run, wanted('10000000001'))).json.errno).toBe(100_079);
  expect((await create(run, wanted('10000000002'))).json.errno).toBe(0);
});

test('id_bind 1 takes one buyer for any count, id_bind 2 one per ticket, and only the account’s own', async () => {
  await using run = await startShow({ projects: [{ id: 710_900, idBind: 1 }] });
  const buy = async (projectId: number, count: number, ids: number[]) => {
    const buyer_info = JSON.stringify(ids.map((id) => ({ id })));
    const { json } = await create(run, { projectId, count, create: { buyer_info, pay_money: 1 } });
    return [json.errno, json.msg];
  };
  const right = [100_034, '票价错误'];
  expect(await buy(710_900, 3, [810_001])).toEqual(right);
  expect(await buy(710_900, 3, [810_001, 810_002, 810_003])).toEqual([209_001, '请选择1位购买人']);
  expect(await buy(710_001, 2, [810_001, 810_002])).toEqual(right);
  expect(await buy(710_001, 2, [810_001])).toEqual([209_001, '请选择2位购买人']);
  expect(await buy(710_001, 2, [810_001, 810_001])).toEqual([209_001, '请选择2位购买人']);
  expect(await buy(710_001, 1, [810_011])).toEqual([209_001, '请选择1位购买人']);
});

test('an act that prepare did not name gives no discount: createV2 says the full total', async () => {
  await using run = await startShow();
  const projectId = 710_107;
  expect((await create(run, { projectId })).json).toMatchObject({ errno: 100_034, data: { pay_money: 29_800 } });
  const act = { act_id: 9001, order_type: 6 };
  expect((await create(run, { projectId, prepare: act, create: act })).json.errno).toBe(0);
});

test('too fast holds createV2 for five seconds, the shield for one', async () => {
  await using run = await startShow();
  for (const [name, errno, ms] of [
    ['tooFast', 3, 5_000],
    ['orderShield', 900_001, 1_000],
  ] as const) {
    const next = async () => (await create(run, { create: { pay_money: 1 } })).json.errno;
    run.fault(name, 'order.createV2');
    expect(await next()).toBe(errno);
    await run.admin.clock.advance(ms - 1);
    expect(await next()).toBe(errno);
    await run.admin.clock.advance(1);
    expect(await next()).toBe(100_034);
  }
});

test('prepare can be too fast as well, and holds prepare alone', async () => {
  await using run = await startShow();
  const { prepare, create: body } = await bodiesOf(run);
  const token = await prepareToken(run);
  run.fault('tooFast', 'order.prepare', { ms: 2_000 });
  const next = async () => (await run.postJson('/order/prepare', prepare)).json.errno;
  expect([await next(), await next()]).toEqual([3, 3]);
  expect((await run.postJson('/order/createV2', { ...body, token })).json.errno).toBe(0);
  await run.admin.clock.advance(2_000);
  expect(await next()).toBe(0);
});

test('defaultBBR is errno 0 in words only: no order was made, and the token still works', async () => {
  await using run = await startShow();
  const { create: body } = await bodiesOf(run);
  const token = await prepareToken(run);
  run.fault('defaultBbr', 'order.createV2');
  const answer = await run.postJson('/order/createV2', { ...body, token });
  expect(answer.text).toBe('{"code":0,"errno":0,"errtag":0,"msg":"defaultBBR","message":"defaultBBR","data":{}}');
  expect((await run.get('/order/list', 'page=0')).json.data.total).toBe(0);
  expect((await run.postJson('/order/createV2', { ...body, token })).json.errno).toBe(0);
});
