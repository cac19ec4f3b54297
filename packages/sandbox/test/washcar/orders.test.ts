import { expect, test } from 'vitest';
import { NOW, ORDER, startWashcar, type Running } from './start.ts';

const refused = (code: number, message: string): string => JSON.stringify({ code, message, data: null });

async function placed(run: Running, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { json } = await run.post('/api/order/create', { ...ORDER, ...more });
  return json.data.orderNo;
}

async function statusOf(run: Running, orderNo: string): Promise<string> {
  return (await run.get('/api/order/detail', { orderNo })).json.data.orderStatus;
}

const DAY_MS = 86_400_000;

test('order.create opens an order, takes stock and money', async () => {
  await using run = await startWashcar({ stock: { GI001: 5 } });
  const answer = await run.post('/api/order/create', ORDER);
  const { orderNo } = answer.json.data;
  expect(orderNo).toMatch(/^20260101080000\d{6}$/);
  expect(answer.status).toBe(200);
  expect(answer.text).toBe(
    `{"code":200,"message":"success","data":{"orderNo":"${orderNo}","orderId":"${orderNo}","orderStatus":"CREATED","status":0,` +
      '"createTime":"2026-01-01T00:00:00.000Z","completeTime":null,"channelOrderNo":"CH0001","mobile":"10012345678",' +
      '"goodsId":"G001","goodsItemId":"GI001","cityCode":"110100","orderTitle":"标准洗车","orderSubTitle":"标准洗车(五座轿车)",' +
      '"orderDesc":"标准洗车服务,到店核销,有效期内可用一次","originPrice":"35.00","salePrice":"28.00","settlePrice":"21.70",' +
      '"totalSettleAmount":"21.70","quantity":1,"codes":[],"verifications":[]}}',
  );
  expect((await run.get('/api/goods/detail', { goodsId: 'G001' })).json.data.items[0].stock).toBe(4);
  expect((await run.get('/api/account/balance')).json.data.balance).toBe('999978.30');
  expect(run.admin.minted(orderNo)).toMatchObject([{ field: '/data/orderNo', endpointId: 'order.create', at: NOW }]);
  expect(run.broken()).toEqual([]);
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['no channelOrderNo', { channelOrderNo: '' }, refused(301, '参数(channelOrderNo)错误:渠道订单号不能为空')],
  [
    'a long channelOrderNo',
    { channelOrderNo: 'x'.repeat(65) },
    refused(301, '参数(channelOrderNo)错误:渠道订单号长度不能超过64'),
  ],
  ['no mobile', { mobile: '' }, refused(301, '参数(mobile)错误:手机号不能为空')],
  ['a bad mobile', { mobile: '23812345678' }, refused(301, '参数(mobile)错误:手机号格式不正确')],
  ['no goodsId', { goodsId: '' }, refused(301, '参数(goodsId)错误:商品ID不能为空')],
  ['no goodsItemId', { goodsItemId: '' }, refused(301, '参数(goodsItemId)错误:套餐ID不能为空')],
  ['no cityCode', { cityCode: '' }, refused(301, '参数(cityCode)错误:城市编码不能为空')],
  ['a malformed city', { cityCode: '11010' }, refused(301, '参数(cityCode)错误:城市编码有误')],
  ['a city not served', { cityCode: '999999' }, refused(301, '参数(cityCode)错误:城市编码不在服务范围内')],
  ['unknown goods', { goodsId: 'G999' }, refused(301, '参数(goodsId)错误:商品不存在或已下架')],
  ['goods off sale', { goodsId: 'G014' }, refused(301, '参数(goodsId)错误:商品不存在或已下架')],
  ['an unknown package', { goodsItemId: 'GI999' }, refused(301, '参数(goodsItemId)错误:套餐不存在或已删除')],
  ['a package of other goods', { goodsItemId: 'GI003' }, refused(301, '参数(goodsItemId)错误:套餐不存在或已删除')],
  [
    'a sold-out package',
    { goodsId: 'G007', goodsItemId: 'GI014' },
    refused(503, '接口异常 详细:商品库存不足,无法创建订单'),
  ],
])('order.create with %s changes nothing', async (_, more, body) => {
  await using run = await startWashcar();
  const answer = await run.post('/api/order/create', { ...ORDER, ...more });
  expect([answer.status, answer.text]).toEqual([200, body]);
  expect((await run.get('/api/account/balance')).json.data.balance).toBe('1000000.00');
  expect(run.broken()).toEqual([]);
});

test('order.create refuses a used channelOrderNo and an empty account', async () => {
  await using run = await startWashcar({
    channels: [{ appId: '20000', secret: 'BoxwireDemoKey01', balanceFen: 2170 + 2169 }],
  });
  await placed(run);
  const again = await run.post('/api/order/create', ORDER);
  expect(again.text).toBe(refused(301, '参数(channelOrderNo)错误:订单号已存在'));
  const poor = await run.post('/api/order/create', { ...ORDER, channelOrderNo: 'CH0002' });
  expect(poor.text).toBe(refused(503, '接口异常 详细:账户余额不足'));
  await run.operate('20000', 'topUp', { fen: 1 });
  expect((await run.post('/api/order/create', { ...ORDER, channelOrderNo: 'CH0002' })).json.code).toBe(200);
  expect(run.broken()).toEqual([]);
});

test('two creates with one channelOrderNo at once make exactly one order', async () => {
  await using run = await startWashcar();
  const answers = await Promise.all(Array.from({ length: 8 }, () => run.post('/api/order/create', ORDER)));
  expect(answers.filter(({ json }) => json.code === 200)).toHaveLength(1);
  expect(answers.filter(({ text }) => text === refused(301, '参数(channelOrderNo)错误:订单号已存在'))).toHaveLength(7);
  expect(run.broken()).toEqual([]);
});

test('the last one in stock is sold once, however many ask at once', async () => {
  await using run = await startWashcar({ stock: { GI001: 1 } });
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) => run.post('/api/order/create', { ...ORDER, channelOrderNo: `CH${index}` })),
  );
  expect(answers.filter(({ json }) => json.code === 200)).toHaveLength(1);
  expect(run.broken()).toEqual([]);
});

test('the code comes out after a second of sandbox time', async () => {
  await using run = await startWashcar();
  const orderNo = await placed(run);
  await run.admin.clock.advance(999);
  expect(await statusOf(run, orderNo)).toBe('CREATED');
  await run.admin.clock.advance(1);
  const { json } = await run.get('/api/order/detail', { orderNo });
  expect(json.data).toMatchObject({ orderStatus: 'ISSUED', status: 2 });
  const [{ code }] = json.data.codes;
  expect(json.data.codes).toEqual([
    {
      code: expect.stringMatching(/^\d{12}$/),
      qrCode: `washcar:${code}`,
      expireTime: '2026-01-31T00:00:01.000Z',
      status: 'UNUSED',
    },
  ]);
});

test('the code comes out within create, or only when the holder says so', async () => {
  await using atOnce = await startWashcar({ issueAfterMs: 0 });
  expect((await atOnce.post('/api/order/create', ORDER)).json.data).toMatchObject({
    orderStatus: 'ISSUED',
    codes: [{}],
  });
  await using byHand = await startWashcar({ issueAfterMs: null });
  const orderNo = await placed(byHand);
  await byHand.admin.clock.advance(DAY_MS);
  expect(await statusOf(byHand, orderNo)).toBe('CREATED');
  expect(await byHand.act(orderNo, 'issue')).toEqual({ orderNo, orderStatus: 'ISSUED' });
});

test('order.detail finds an order by either number, and only an own one', async () => {
  await using run = await startWashcar({
    channels: [
      { appId: '20000', secret: 'BoxwireDemoKey01' },
      { appId: '20001', secret: 'OtherChannelKey1' },
    ],
  });
  const orderNo = await placed(run);
  expect((await run.get('/api/order/detail', { channelOrderNo: 'CH0001' })).json.data.orderNo).toBe(orderNo);
  const unknown = refused(301, '参数(orderNo)错误:订单不存在');
  expect((await run.get('/api/order/detail', { orderNo: '1' })).text).toBe(unknown);
  expect((await run.get('/api/order/detail', { orderNo, channelOrderNo: 'CH9' })).text).toBe(unknown);
  const stranger = { appId: '20001', secret: 'OtherChannelKey1' };
  expect((await run.get('/api/order/detail', { orderNo }, stranger)).text).toBe(unknown);
  expect((await run.get('/api/order/detail', {})).text).toBe(
    refused(300, '参数错误 详细:订单号和渠道订单号不能同时为空'),
  );
});

test('order.cancel before the code is out cancels and gives stock and money back', async () => {
  await using run = await startWashcar({ stock: { GI001: 5 } });
  const orderNo = await placed(run);
  const answer = await run.post('/api/order/cancel', { orderNo, reason: '不想洗了' });
  expect(answer.json).toMatchObject({
    code: 200,
    message: 'success',
    data: { orderNo, orderStatus: 'CANCELLED', status: 6, completeTime: '2026-01-01T00:00:00.000Z', codes: [] },
  });
  expect((await run.get('/api/goods/detail', { goodsId: 'G001' })).json.data.items[0].stock).toBe(5);
  expect((await run.get('/api/account/balance')).json.data.balance).toBe('1000000.00');
  await run.admin.clock.advance(5_000);
  expect(await statusOf(run, orderNo)).toBe('CANCELLED');
  expect((await run.post('/api/order/cancel', { orderNo })).text).toBe(
    refused(503, '接口异常 详细:订单已取消,不能重复取消'),
  );
  expect(run.broken()).toEqual([]);
});

test('order.cancel after the code is out refunds, also under its other path', async () => {
  await using run = await startWashcar({ issueAfterMs: 0 });
  const orderNo = await placed(run);
  await run.act(orderNo, 'book');
  const answer = await run.post('/api/order/refund', { channelOrderNo: 'CH0001' });
  expect(answer.json.data).toMatchObject({
    orderNo,
    orderStatus: 'REFUNDED',
    status: 7,
    codes: [{ status: 'REFUNDED' }],
  });
  expect((await run.get('/api/account/balance')).json.data.balance).toBe('1000000.00');
  expect(run.broken()).toEqual([]);
});

test('order.cancel refuses a used code, an unknown order and a long reason', async () => {
  await using run = await startWashcar({ issueAfterMs: 0 });
  const orderNo = await placed(run);
  await run.act(orderNo, 'verify');
  expect((await run.post('/api/order/cancel', { orderNo })).text).toBe(
    refused(503, '接口异常 详细:订单已核销,不能取消'),
  );
  expect((await run.post('/api/order/cancel', { orderNo: '1' })).text).toBe(
    refused(301, '参数(orderNo)错误:订单不存在'),
  );
  expect((await run.post('/api/order/cancel', {})).text).toBe(
    refused(300, '参数错误 详细:订单号和渠道订单号不能同时为空'),
  );
  const long = await run.post('/api/order/cancel', { orderNo, reason: 'x'.repeat(201) });
  expect(long.text).toBe(refused(301, '参数(reason)错误:取消原因长度不能超过200'));
});

test('the holder uses the code at a shop, and the order shows where and when', async () => {
  await using run = await startWashcar({ issueAfterMs: 0 });
  const orderNo = await placed(run);
  const { json } = await run.get('/api/shop/list', { cityCode: '110100', goodsId: 'G001' });
  const { shopId, shopName } = json.data.list[3];
  await run.admin.clock.advance(60_000);
  await run.act(orderNo, 'verify', { shopId });
  const { data } = (await run.get('/api/order/detail', { orderNo })).json;
  expect(data).toMatchObject({ orderStatus: 'VERIFIED', status: 3, completeTime: '2026-01-01T00:01:00.000Z' });
  expect(data.codes[0].status).toBe('USED');
  expect(data.verifications).toEqual([
    { code: data.codes[0].code, shopId, shopName, verifyTime: '2026-01-01T00:01:00.000Z' },
  ]);
  expect(run.broken()).toEqual([]);
});

test.each(['issue', 'book', 'verify'])('%s is refused where the order does not allow it', async (action) => {
  await using run = await startWashcar({ issueAfterMs: null });
  const orderNo = await placed(run);
  await run.post('/api/order/cancel', { orderNo });
  await expect(run.act(orderNo, action)).rejects.toMatchObject({ code: 'ACTION_REFUSED' });
  await expect(run.act('1', action)).rejects.toMatchObject({ code: 'SUBJECT_UNKNOWN' });
});

test('a code cannot be used in another city', async () => {
  await using run = await startWashcar({ issueAfterMs: 0 });
  const orderNo = await placed(run);
  const { json } = await run.get('/api/shop/list', { cityCode: '510100', size: '1' });
  const { shopId } = json.data.list[0];
  await expect(run.act(orderNo, 'verify', { shopId })).rejects.toMatchObject({ code: 'ACTION_REFUSED' });
});

test('a code that expires unused is refunded', async () => {
  await using run = await startWashcar({ issueAfterMs: 0, codeValidMs: DAY_MS });
  const [lapsed, used] = [await placed(run), await placed(run, { channelOrderNo: 'CH0002' })];
  await run.act(used, 'verify');
  await run.admin.clock.advance(DAY_MS - 1);
  expect(await statusOf(run, lapsed)).toBe('ISSUED');
  await run.admin.clock.advance(1);
  expect([await statusOf(run, lapsed), await statusOf(run, used)]).toEqual(['REFUNDED', 'VERIFIED']);
  expect(run.broken()).toEqual([]);
});

test('the H5 link is on the sandbox itself; opening it books, and the page is never logged by its path', async () => {
  await using run = await startWashcar({ issueAfterMs: 0 });
  const orderNo = await placed(run);
  const { json, text } = await run.get('/api/order/booking-url', { orderNo });
  const { url } = json.data;
  expect(text).toBe(`{"code":200,"message":"success","data":{"url":"${url}"}}`);
  expect(url).toMatch(new RegExp(`^${run.api}/h5/booking/[0-9a-f]{32}$`));
  expect(run.admin.minted(url)).toMatchObject([{ field: '/data/url', endpointId: 'order.bookingUrl' }]);
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
  expect(await statusOf(run, orderNo)).toBe('ISSUED');
  const page = await fetch(url);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toContain('<h1>预约成功</h1>');
  expect((await run.get('/api/order/detail', { orderNo })).json.data).toMatchObject({
    orderStatus: 'BOOKED',
    status: 1,
    codes: [{ status: 'BOOKED' }],
  });
  await run.act(orderNo, 'verify');
  expect(await (await fetch(url)).text()).toContain('<h1>订单已核销</h1>');
  expect(JSON.stringify(run.admin.requests())).not.toContain(url.split('/').at(-1));
  expect((await fetch(`${run.api}/h5/booking/nothing`)).status).toBe(404);
});

test('the H5 link of an order stays the same, and a seeded id is known as seeded', async () => {
  await using run = await startWashcar({ issueAfterMs: 0 });
  await placed(run);
  const link = async (): Promise<string> =>
    (await run.get('/api/order/booking-url', { channelOrderNo: 'CH0001' })).json.data.url;
  expect(await link()).toBe(await link());
  expect(run.admin.minted('GI001')).toEqual([
    { value: 'GI001', platform: 'washcar', field: 'seed goodsItemId', at: NOW },
  ]);
});

test('the H5 link is written for the host the request came by', async () => {
  await using run = await startWashcar({ issueAfterMs: 0 });
  await placed(run);
  const { port } = new URL(run.api);
  const { json } = await run.get('/api/order/booking-url', { channelOrderNo: 'CH0001' });
  expect(new URL(json.data.url).host).toBe(`127.0.0.1:${port}`);
});

test('order.bookingUrl refuses an unknown order, a missing mobile, an unknown or used code', async () => {
  await using run = await startWashcar({ issueAfterMs: null });
  const noOrder = refused(503, '接口异常 详细:订单不存在或手机号为空');
  const noCode = refused(503, '接口异常 详细:未查询到对应核销码');
  expect((await run.get('/api/order/booking-url', { orderNo: '1' })).text).toBe(noOrder);
  const orderNo = await placed(run);
  expect((await run.get('/api/order/booking-url', { orderNo })).text).toBe(noCode);
  await run.act(orderNo, 'issue');
  expect((await run.get('/api/order/booking-url', { orderNo, code: '1' })).text).toBe(noCode);
  const { json } = await run.get('/api/order/detail', { orderNo });
  expect((await run.get('/api/order/booking-url', { orderNo, code: json.data.codes[0].code })).json.code).toBe(200);
  await run.operate(orderNo, 'forgetMobile');
  expect((await run.get('/api/order/booking-url', { orderNo })).text).toBe(noOrder);
  expect((await run.get('/api/order/detail', { orderNo })).json.data.mobile).toBeNull();
});

test('in auto mode a wait of the caller brings the code', async () => {
  await using run = await startWashcar({}, { clock: { mode: 'auto', now: NOW } });
  const orderNo = await placed(run);
  expect(await statusOf(run, orderNo)).toBe('CREATED');
  await run.admin.clock.sleep(1_000);
  expect(await statusOf(run, orderNo)).toBe('ISSUED');
});

test('every change of an order is told as an event', async () => {
  await using run = await startWashcar({ issueAfterMs: 0 });
  const heard: unknown[] = [];
  run.sandbox.events.on((event) => {
    if (event.type === 'state') heard.push([event.from, event.to, event.cause]);
  });
  const orderNo = await placed(run);
  await run.act(orderNo, 'book');
  await run.post('/api/order/cancel', { orderNo });
  expect(heard).toEqual([
    [null, 'CREATED', 'order.create'],
    ['CREATED', 'ISSUED', 'issue'],
    ['ISSUED', 'BOOKED', 'holder:book'],
    ['BOOKED', 'REFUNDED', 'order.cancel'],
  ]);
});
