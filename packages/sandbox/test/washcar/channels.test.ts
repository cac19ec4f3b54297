import { expect, test } from 'vitest';
import type { SandboxEvent } from '@boxwire/sandbox';
import type { WashcarChannel } from '@boxwire/sandbox/washcar';
import { gate, startServer, type ServerRequest } from '@boxwire/tooling/test-kit';
import { signByHand } from './signed-fetch.ts';
import { NOW, ORDER, startWashcar } from './start.ts';

const SECRET = 'BoxwireDemoKey01';
const DEMO: WashcarChannel = { appId: '20000', secret: SECRET };

test('a suspended channel may query, not order; activated it may order again', async () => {
  await using run = await startWashcar();
  expect(await run.operate('20000', 'suspend')).toMatchObject({ appId: '20000', status: 'suspended' });
  expect((await run.get('/api/goods/list')).json.code).toBe(200);
  expect((await run.get('/api/order/detail', { orderNo: '1' })).json.message).toBe('参数(orderNo)错误:订单不存在');
  const core = [
    run.post('/api/order/create', ORDER),
    run.post('/api/order/cancel', ORDER),
    run.get('/api/order/booking-url'),
  ];
  for (const { json } of await Promise.all(core))
    expect(json.message).toBe('参数(channelId)错误:渠道已暂停,请联系管理员');
  await run.operate('20000', 'activate');
  expect((await run.post('/api/order/create', ORDER)).json.code).toBe(200);
});

test('a disabled channel may do nothing until its review', async () => {
  await using run = await startWashcar();
  await run.operate('20000', 'disable');
  expect((await run.get('/api/goods/list')).json.message).toBe('参数(channelId)错误:该渠道已被禁用');
  await expect(run.operate('20000', 'suspend')).rejects.toMatchObject({ code: 'ACTION_REFUSED' });
  await run.operate('20000', 'activate');
  expect((await run.get('/api/goods/list')).json.code).toBe(200);
});

test('an authorization lapses on the sandbox clock, and renewal revives it', async () => {
  await using run = await startWashcar({ channels: [{ ...DEMO, expireTime: '2026-01-01T00:10:00Z' }] });
  await run.admin.clock.advance(599_999);
  expect((await run.get('/api/goods/list')).json.code).toBe(200);
  await run.admin.clock.advance(1);
  expect((await run.get('/api/goods/list')).json.message).toBe('参数(channelId)错误:渠道授权已过期,请续期');
  await expect(run.operate('20000', 'renew', { expireTime: NOW })).rejects.toMatchObject({ code: 'ACTION_REFUSED' });
  await expect(run.operate('20000', 'renew')).rejects.toMatchObject({ code: 'ADMIN_INPUT_INVALID' });
  await run.operate('20000', 'renew', { expireTime: '2027-01-01T00:00:00Z' });
  expect((await run.get('/api/goods/list')).json.code).toBe(200);
});

test('actions on unknown things fail with a code', async () => {
  await using run = await startWashcar();
  for (const [ref, action] of [
    ['29999', 'suspend'],
    ['G999', 'takeOffSale'],
    ['GI999', 'setStock'],
  ] as const) {
    await expect(run.operate(ref, action, { stock: 1 })).rejects.toMatchObject({ code: 'SUBJECT_UNKNOWN' });
  }
  await expect(run.operate('GI001', 'setStock', { stock: -1 })).rejects.toMatchObject({ code: 'ADMIN_INPUT_INVALID' });
});

function reader(request: ServerRequest) {
  const url = new URL(request.url, 'http://receiver');
  return {
    query: Object.fromEntries(url.searchParams),
    body: JSON.parse(request.body.toString('utf8')),
    method: request.method,
  };
}

test('a change of state is posted to the callback URL, signed in the query', async () => {
  await using receiver = await startServer(() => ({ body: 'success' }));
  await using run = await startWashcar({
    channels: [{ ...DEMO, callbackUrl: `${receiver.origin}/hook?from=washcar` }],
  });
  await run.operate('20000', 'suspend', { reason: '余额不足', operator: '管理员' });
  await receiver.received(1);
  const { query, body, method } = reader(receiver.requests[0]!);
  expect(method).toBe('POST');
  expect(body).toEqual({
    appId: '20000',
    oldStatus: 'active',
    newStatus: 'suspended',
    changeTime: '2026-01-01T00:00:00.000Z',
    reason: '余额不足',
    operator: '管理员',
  });
  const { sign, ...signed } = query;
  expect(signed).toEqual({
    from: 'washcar',
    appId: '20000',
    timestamp: String(NOW),
    nonce: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(sign).toBe(signByHand({ ...body, ...signed }, SECRET));
});

test('a callback is repeated on the sandbox clock until the answer is success, each time signed freshly', async () => {
  const answers = ['no', 'fail', 'success'];
  await using receiver = await startServer(() => ({ body: answers.shift() ?? 'too many' }));
  await using run = await startWashcar({ channels: [{ ...DEMO, callbackUrl: `${receiver.origin}/` }] });
  await run.operate('20000', 'suspend');
  await receiver.received(1);
  await run.admin.clock.advance(1_000);
  await run.admin.clock.advance(600_000);
  const seen = receiver.requests.map((request) => reader(request).query);
  expect(seen.map(({ timestamp }) => Number(timestamp) - NOW)).toEqual([0, 1_000, 6_000]);
  expect(new Set(seen.map(({ nonce }) => nonce)).size).toBe(3);
});

test('after five tries the sandbox gives up and says so', async () => {
  await using receiver = await startServer(() => ({ status: 500, body: 'success' }));
  await using run = await startWashcar({ channels: [{ ...DEMO, callbackUrl: `${receiver.origin}/` }] });
  const outcomes: string[] = [];
  run.sandbox.events.on((event: SandboxEvent) => {
    if (event.type === 'callback') outcomes.push(`${event.attempt} ${event.outcome}`);
  });
  await run.operate('20000', 'disable');
  await run.admin.clock.advance(3_600_000);
  expect(receiver.requests).toHaveLength(5);
  expect(outcomes).toEqual(['1 refused', '2 refused', '3 refused', '4 refused', '5 refused', '5 gaveUp']);
});

test('a reset forgets call-backs under way', async () => {
  const held = gate();
  await using receiver = await startServer(async () => {
    await held.opened;
    return { body: 'not yet' };
  });
  await using run = await startWashcar({ channels: [{ ...DEMO, callbackUrl: `${receiver.origin}/` }] });
  await run.operate('20000', 'suspend');
  await receiver.received(1);
  run.admin.reset();
  held.open();
  await run.admin.clock.advance(3_600_000);
  expect(receiver.requests).toHaveLength(1);
  expect((await run.get('/api/goods/list')).json.code).toBe(200);
});

test('expiry by time is told by callback too', async () => {
  await using receiver = await startServer(() => ({ body: 'success' }));
  await using run = await startWashcar({
    channels: [{ ...DEMO, expireTime: '2026-01-01T01:00:00Z', callbackUrl: `${receiver.origin}/` }],
  });
  await run.admin.clock.advance(3_600_000);
  await receiver.received(1);
  expect(reader(receiver.requests[0]!).body).toMatchObject({
    oldStatus: 'active',
    newStatus: 'expired',
    operator: 'system',
  });
});

test('order changes are posted in the sister form only where a URL is given', async () => {
  await using receiver = await startServer(() => ({ body: 'success' }));
  await using run = await startWashcar({ channels: [{ ...DEMO, orderCallbackUrl: `${receiver.origin}/orders` }] });
  const { json } = await run.post('/api/order/create', ORDER);
  const { orderNo } = json.data;
  await run.admin.clock.advance(1_000);
  await run.admin.clock.advance(0);
  await run.act(orderNo, 'verify');
  await receiver.received(2);
  const told = receiver.requests.map((request) => reader(request).body);
  expect(told).toMatchObject([
    { type: 1, orderData: { orderNo, status: 2, orderStatus: 'ISSUED' } },
    { type: 7, orderData: { orderNo, status: 3, orderStatus: 'VERIFIED' } },
  ]);
});

test.each([['http://example.com/hook'], ['https://127.0.0.1/hook'], ['http://127.0.0.1.example.com/'], ['no url']])(
  'the callback URL %s is refused: the sandbox calls nobody outside',
  async (callbackUrl) => {
    await expect(startWashcar({ channels: [{ ...DEMO, callbackUrl }] })).rejects.toMatchObject({
      code: 'OPTION_INVALID',
    });
  },
);

test.each<[string, WashcarChannel[]]>([
  ['a short appId', [{ appId: 'abc', secret: 'x' }]],
  ['no secret', [{ appId: '20000', secret: '' }]],
  ['an appId twice', [DEMO, DEMO]],
])('%s is refused with a code, and nothing stays open', async (_, channels) => {
  const probe = await startWashcar();
  const ports = { washcar: { api: Number(new URL(probe.api).port) } };
  await probe.sandbox.close();
  await expect(startWashcar({ channels }, { ports })).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  await using again = await startWashcar({}, { ports });
  expect((await again.get('/api/goods/list')).json.code).toBe(200);
});
