import { createSandbox } from '@boxwire/sandbox';
import {
  BILIBILI_SHOW_DEFAULT_PORT,
  BILIBILI_SHOW_DEMO_USER,
  bilibiliShowSandbox,
  type BilibiliShowSandboxOptions,
} from '@boxwire/sandbox/bilibili-show';
import { expect, test } from 'vitest';
import { create, order } from './buy.ts';
import { cookieOf, startShow } from './start.ts';

test.each<[string, BilibiliShowSandboxOptions]>([
  ['users', { users: 0 }],
  ['users', { users: 1001 }],
  ['payWindowMs', { payWindowMs: 1.5 }],
  ['prepareTokenLifeMs', { prepareTokenLifeMs: 0 }],
  ['stockHintLagMs', { stockHintLagMs: -1 }],
  ['stock.730001', { stock: { 730001: -1 } }],
  ['projects[].id', { projects: [{ id: 1 }] }],
  ['projects[].screens', { projects: [{ id: 710_900, screens: 9 }] }],
  ['projects', { projects: [{ id: 710_900 }, { id: 710_900 }] }],
  ['envelope', { envelope: 'E9' as 'E1' }],
  ['envelope', { envelope: { 'order.create': 'E1' } }],
])('an option that cannot be is refused: %s', async (name, options) => {
  const start = createSandbox({ platforms: [bilibiliShowSandbox(options)] });
  await expect(start).rejects.toMatchObject({ code: 'OPTION_INVALID', message: expect.stringContaining(name) });
});

test('the ports are 8233 and 8234 when the defaults are asked for', () => {
  const { origins } = bilibiliShowSandbox();
  expect(BILIBILI_SHOW_DEFAULT_PORT).toBe(8233);
  expect([origins.show.defaultPort, origins.mall.defaultPort]).toEqual([8233, 8234]);
});

test('the demo user is the first account', () => {
  const { SESSDATA, DedeUserID, bili_jct } = BILIBILI_SHOW_DEMO_USER.cookies;
  expect(cookieOf(1)).toBe(`SESSDATA=${SESSDATA}; DedeUserID=${DedeUserID}; bili_jct=${bili_jct}; buvid3=opaque`);
  expect(BILIBILI_SHOW_DEMO_USER.uid).toBe(10_001);
});

test('an own project stands beside the default ones, or in the place of one', async () => {
  await using run = await startShow({
    projects: [
      { id: 710_999, name: '测试项目', priceFen: 100, limit: 0, stock: 9 },
      { id: 710_001, hot: true },
    ],
  });
  expect((await order(run, { projectId: 710_999, count: 9 })).orderId).toBeGreaterThan(0);
  expect((await run.get('/project/get', 'id=710001', 0)).json.data.hotProject).toBe(true);
});

test('the payment window is an option, told in orderExpire', async () => {
  await using run = await startShow({ payWindowMs: 900_000 });
  const { orderId } = await order(run);
  const pay = (await run.get('/order/getPayParam', { order_id: orderId })).json.data;
  expect(pay.orderExpire).toBe('900');
  await run.admin.clock.advance(899_999);
  expect((await run.get('/order/info', { order_id: orderId })).json.data.status).toBe(1);
  await run.admin.clock.advance(1);
  expect((await run.get('/order/info', { order_id: orderId })).json.data.status).toBe(4);
});

async function session(seed: number): Promise<string[]> {
  await using run = await startShow({}, { seed });
  const texts = [(await run.get('/project/get', 'id=710001', 0)).text, (await create(run)).text];
  return texts.map((text) => text.replaceAll(/127\.0\.0\.1:\d+/g, 'origin'));
}

test('one seed gives the same bytes, another seed another stock and other tokens', async () => {
  const [one, again, other] = [await session(7), await session(7), await session(8)];
  expect(again).toEqual(one);
  for (const [index, text] of other.entries()) expect(text).not.toBe(one[index]);
});

test('a reset begins anew: orders, stock, challenges, envelopes and sessions', async () => {
  await using run = await startShow();
  const before = JSON.stringify(run.state());
  const first = await create(run);
  await run.operate(10_001, 'challenge');
  await run.operate(10_002, 'logout');
  await run.operate('*', 'envelope', { form: 'E1' });
  await run.postForm('/buyer/delete', 'id=810002');
  expect(JSON.stringify(run.state())).not.toBe(before);
  run.admin.reset();
  expect(JSON.stringify(run.state())).toBe(before);
  expect((await create(run)).text).toBe(first.text);
  expect((await run.get('/buyer/list')).json.data.list).toHaveLength(4);
});

test('every seeded id is in the ledger', async () => {
  await using run = await startShow();
  for (const [value, field] of [
    ['710001', 'seed project_id'],
    ['720001', 'seed screen_id'],
    ['730001', 'seed sku_id'],
    ['810001', 'seed buyer id'],
    ['820001', 'seed addr_id'],
  ] as const) {
    expect(run.admin.minted(value)).toMatchObject([{ field }]);
  }
});

test('an order’s life is told in events', async () => {
  await using run = await startShow();
  const seen: string[] = [];
  run.sandbox.events.on((event) => {
    if (event.type === 'state') seen.push(`${event.from ?? 'new'} > ${event.to} by ${event.cause}`);
  });
  const { orderId } = await order(run);
  await run.holder(orderId, 'pay');
  await order(run, { projectId: 710_003 });
  await run.admin.clock.advance(600_000);
  expect(seen).toEqual([
    'new > creating by order.createV2',
    'creating > unpaid by locked',
    'unpaid > paid by holder:pay',
    'new > creating by order.createV2',
    'creating > unpaid by locked',
    'unpaid > closed by expiry',
  ]);
});

test.each([
  ['setStock', '730001', { stock: -1 }, 'ADMIN_INPUT_INVALID'],
  ['setStock', '730002', { stock: 1 }, 'SUBJECT_UNKNOWN'],
  ['setSaleWindow', '1', {}, 'SUBJECT_UNKNOWN'],
  ['setSaleWindow', '710001', { begin: true }, 'ADMIN_INPUT_INVALID'],
  ['takeOffSale', '1', {}, 'SUBJECT_UNKNOWN'],
  ['challenge', '1', {}, 'SUBJECT_UNKNOWN'],
  ['envelope', 'order.create', { form: 'E1' }, 'SUBJECT_UNKNOWN'],
  ['envelope', 'order.createV2', { form: 'E0' }, 'ADMIN_INPUT_INVALID'],
])('the operator action %s on %s with %j is refused as %s', async (action, ref, input, code) => {
  await using run = await startShow();
  await expect(run.operate(ref, action, input)).rejects.toMatchObject({ code });
});

test.each([
  ['login', '1'],
  ['pay', '1'],
])('the holder action %s on an unknown %s is refused', async (action, ref) => {
  await using run = await startShow();
  await expect(run.holder(ref, action)).rejects.toMatchObject({ code: 'SUBJECT_UNKNOWN' });
});
