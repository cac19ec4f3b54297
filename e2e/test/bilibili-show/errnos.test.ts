import type { InputOf } from '@boxwire/contract';
import { BILIBILI_SHOW_ERRNOS, BILIBILI_SHOW_FAILURES, type bilibiliShow } from '@boxwire/schemas-bilibili-show';
import { expect, test } from 'vitest';
import { startShow, type ShowWorld } from './show-world.ts';

type CreateBody = InputOf<typeof bilibiliShow.endpoints.order.createV2>['body'];
type Change = Partial<CreateBody>;

const person = [{ id: '810001' }];
const contact = { buyer: '测试联系人', tel: '10012345678' };

/** Prepares one ticket of a project's first screen and class, and creates it with a change. */
async function create(world: ShowWorld, projectId: string, change: Change = {}, between?: () => Promise<unknown>) {
  const { order } = world.client;
  const ids = {
    project_id: projectId,
    screen_id: projectId.replace('71', '72'),
    sku_id: projectId.replace('71', '73'),
  };
  const count = change.count ?? 1;
  const prepared = await order.prepare({ body: { ...ids, count, order_type: 1, token: '' } });
  if (!prepared.ok) return prepared;
  await between?.();
  const { token } = prepared.data;
  const timestamp = new Date(world.sandbox.admin.clock.now());
  const body = { ...ids, count, order_type: 1, pay_money: 29_800 * count, timestamp, token, ...change };
  return order.createV2({
    body: Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as CreateBody,
  });
}

const bought = (world: ShowWorld, change: Change = {}) => create(world, '710001', { buyer_info: person, ...change });
const faulted =
  (name: string, args: Readonly<Record<string, unknown>> = {}) =>
  (world: ShowWorld) => {
    world.fault('order.createV2', { type: 'named', name, args });
    return bought(world);
  };

async function status(world: ShowWorld, fault?: string, projectId = '710003') {
  if (fault !== undefined) world.fault('order.createV2', { type: 'named', name: fault });
  const price = projectId === '710101' ? { pay_money: 0 } : {};
  const made = await create(world, projectId, { ...contact, ...price });
  return world.client.order.createstatus({ query: { token: (made.ok && made.data.token) || '' } });
}

async function twice(world: ShowWorld, change: Change, between?: (orderId: string) => Promise<unknown>) {
  const made = await bought(world);
  await between?.((made.ok && made.data.orderId) || '');
  return bought(world, change);
}

const sale = (world: ShowWorld, window: Readonly<Record<string, number>>) => () =>
  world.operate(
    710_001,
    'setSaleWindow',
    Object.fromEntries(Object.entries(window).map(([name, ms]) => [name, world.sandbox.admin.clock.now() + ms])),
  );

interface Scenario {
  readonly wireCode: string;
  readonly code: keyof typeof BILIBILI_SHOW_FAILURES | 'success';
  readonly reach: (world: ShowWorld) => Promise<{ readonly ok: boolean }>;
  /** What the outcome says to supply, or carries. */
  readonly detail?: unknown;
}

const SCENARIOS: readonly Scenario[] = [
  { wireCode: '0', code: 'success', reach: (world) => bought(world) },
  {
    wireCode: '1',
    code: 'InvalidParameters',
    reach: (world) => create(world, '710002', { buyer_info: person, pay_money: 29_800 }),
  },
  { wireCode: '3', code: 'SlowDown', reach: faulted('tooFast') },
  { wireCode: '3', code: 'ProjectNotFound', reach: (world) => world.client.project.getV2({ query: { id: '1' } }) },
  { wireCode: '211', code: 'LostTheRace', reach: faulted('lostRace') },
  {
    wireCode: '214',
    code: 'DeliveryMissing',
    detail: { supply: ['delivery'] },
    reach: (world) => create(world, '710004', contact),
  },
  { wireCode: '219', code: 'OrderLayerFailed', reach: faulted('orderFailed') },
  { wireCode: '221', code: 'FlowControl', reach: faulted('flowControl') },
  {
    wireCode: '-101',
    code: 'NotLoggedIn',
    reach: async (world) => {
      await world.operate(10_001, 'logout');
      return world.client.buyer.list({});
    },
  },
  { wireCode: '-401', code: 'ChallengeRequired', detail: { answerField: 'voucher' }, reach: faulted('challenge') },
  { wireCode: '100001', code: 'Overloaded', reach: faulted('overloaded') },
  {
    wireCode: '100003',
    code: 'AlreadyBought',
    reach: (world) => twice(world, {}, (orderId) => world.holder(orderId, 'pay')),
  },
  { wireCode: '100009', code: 'OutOfStock', reach: (world) => create(world, '710103', contact) },
  { wireCode: '100009', code: 'OutOfStock', reach: (world) => status(world, 'phantomCreate') },
  { wireCode: '100012', code: 'OrderPending', reach: (world) => status(world, 'pendingCreate') },
  { wireCode: '100016', code: 'ProjectNotSellable', reach: (world) => create(world, '710104', contact) },
  { wireCode: '100017', code: 'TicketNotSellable', reach: (world) => create(world, '710109', contact) },
  {
    wireCode: '100034',
    code: 'PriceChanged',
    detail: { pay_money: 29_800 },
    reach: (world) => bought(world, { pay_money: 1 }),
  },
  { wireCode: '100039', code: 'SaleOver', reach: (world) => create(world, '710105', contact) },
  {
    wireCode: '100039',
    code: 'SaleOver',
    reach: (world) => create(world, '710001', { buyer_info: person }, sale(world, { end: -1 })),
  },
  { wireCode: '100040', code: 'success', reach: (world) => status(world, undefined, '710101') },
  { wireCode: '100041', code: 'NotOnSaleYet', reach: (world) => create(world, '710106', contact) },
  {
    wireCode: '100041',
    code: 'NotOnSaleYet',
    reach: (world) => create(world, '710001', { buyer_info: person }, sale(world, { begin: 60_000 })),
  },
  {
    wireCode: '100044',
    code: 'ChallengeRequired',
    detail: { answerField: 'voucher' },
    reach: faulted('challenge', { errno: 100044 }),
  },
  { wireCode: '100048', code: 'UnpaidOrderExists', reach: (world) => twice(world, {}) },
  { wireCode: '100049', code: 'AlreadyBought', reach: faulted('limitOne') },
  { wireCode: '100050', code: 'TokenInvalid', reach: (world) => bought(world, { token: 'SBXPREP.0001' }) },
  {
    wireCode: '100051',
    code: 'TokenExpired',
    reach: (world) => create(world, '710001', { buyer_info: person }, () => world.sandbox.admin.clock.advance(600_000)),
  },
  { wireCode: '100079', code: 'DuplicateOrder', reach: (world) => twice(world, { again: true }) },
  {
    wireCode: '100080',
    code: 'TargetNotFound',
    detail: { supply: ['date'] },
    reach: (world) =>
      world.client.order.prepare({
        body: { project_id: '710005', screen_id: '1', sku_id: '1', count: 1, order_type: 1 },
      }),
  },
  {
    wireCode: '100082',
    code: 'TargetNotFound',
    detail: { supply: ['date'] },
    reach: (world) =>
      world.client.order.prepare({
        body: { project_id: '710005', screen_id: '720005', sku_id: '1', count: 1, order_type: 1 },
      }),
  },
  {
    wireCode: '100098',
    code: 'OverLimit',
    reach: (world) => create(world, '710108', { count: 2, buyer_info: [{ id: '810001' }, { id: '810002' }] }),
  },
  {
    wireCode: '209001',
    code: 'PeopleMissing',
    detail: { supply: ['buyers', 'contact'] },
    reach: (world) => create(world, '710001'),
  },
  {
    wireCode: '209001',
    code: 'PeopleMissing',
    detail: { supply: ['buyers', 'contact'] },
    reach: (world) => create(world, '710003'),
  },
  {
    wireCode: '209002',
    code: 'BuyersUnreadable',
    detail: { supply: ['buyers'] },
    reach: (world) => create(world, '710001', { buyer_info: [{ id: '99999999999999999999' }] }),
  },
  { wireCode: '900001', code: 'Shielded', reach: faulted('orderShield') },
  { wireCode: '900002', code: 'Overloaded', reach: faulted('crowded') },
  { wireCode: 'HTTP 412', code: 'GatewayBanned', reach: faulted('gatewayBan') },
  { wireCode: 'HTTP 429', code: 'TooManyRequests', reach: faulted('tooManyRequests') },
  { wireCode: 'HTTP 503', code: 'GatewayFailed', reach: faulted('gatewayDown') },
  { wireCode: 'HTTP 504', code: 'GatewayFailed', reach: faulted('gatewayDown', { status: 504 }) },
];

test.each(SCENARIOS)('$wireCode is $code for a client of the sandbox', async ({ wireCode, code, reach, detail }) => {
  await using world = await startShow();
  const outcome = await reach(world);
  if (code === 'success') {
    expect(outcome).toMatchObject({ ok: true });
    return;
  }
  const { kind } = BILIBILI_SHOW_FAILURES[code];
  expect(outcome).toMatchObject({ ok: false, wireCode, code, kind, ...(detail !== undefined && { detail }) });
  expect(world.broken()).toEqual([]);
});

test('every row the sandbox answers is among them', () => {
  const reached = new Set(SCENARIOS.map(({ wireCode }) => wireCode));
  const answered = BILIBILI_SHOW_ERRNOS.filter(({ sandbox }) => sandbox !== 'no').map(({ wireCode }) => wireCode);
  expect(answered.filter((wireCode) => !reached.has(wireCode))).toEqual([]);
});

test.each(['E1', 'E2', 'E3', 'E4', 'E5'])('envelope %s reads like the full one', async (form) => {
  await using world = await startShow({ envelope: { '*': form as 'E1', 'mall.itemsDetail': form as 'E1' } });
  expect(await bought(world)).toMatchObject({ ok: true });
  expect(await twice(world, {})).toMatchObject({ ok: false, code: 'UnpaidOrderExists', wireCode: '100048' });
});

test('the mall’s newer detail has the same screens', async () => {
  await using world = await startShow();
  const referer = 'https://mall.bilibili.com/';
  const item = await world.client.mall.itemsDetail({
    headers: { referer },
    body: { itemsId: '710001', itemsDetailPageType: 3 },
  });
  const project = await world.client.project.getV2({ query: { id: '710001' } });
  expect(item.ok && item.data.screenList).toEqual(project.ok && project.data.screen_list);
  expect(item.ok && item.data.screenList?.length).toBeGreaterThan(0);
});
