import { listEndpoints } from '@boxwire/contract';
import type { BilibiliShowSandboxOptions } from '@boxwire/sandbox/bilibili-show';
import { bilibiliShow, decodeSeatMap } from '@boxwire/schemas-bilibili-show';
import { expect, test } from 'vitest';
import { startShow, type ShowWorld } from './show-world.ts';

/** One endpoint called by the typed client: what it answers, and its most likely failure. */
type Check = (world: ShowWorld) => Promise<void>;

const OPTIONS: BilibiliShowSandboxOptions = {
  projects: [
    { id: 710_001, name: '沙盒演出', idBind: 2, screens: 1 },
    { id: 710_005, name: '沙盒日期票', dated: true, screens: 1 },
  ],
  stock: { 730001: 50, 735001: 60 },
};

const TICKET = { project_id: '710001', screen_id: '720001', sku_id: '730001', count: 1, order_type: 1 };
const BUYER = { id: '810001', name: '测试甲', tel: '100****0001', personal_id: '0000**********0001', id_type: 0 };
const NOT_LOGGED_IN = { ok: false, kind: 'notLoggedIn', code: 'NotLoggedIn', wireCode: '-101' };
const INVALID = { ok: false, kind: 'invalid', code: 'InvalidParameters', wireCode: '1' };
const NO_PROJECT = { ok: false, kind: 'notFound', code: 'ProjectNotFound', wireCode: '3' };
const NO_ORDER = { order_id: '4000000000000000' };

const answered = (data: unknown): object => ({ ok: true, data });

/** Expects the answer for an account that has no session any more. */
async function withoutSession({ jar }: ShowWorld, call: () => Promise<unknown>): Promise<void> {
  jar.clear();
  expect(await call()).toMatchObject(NOT_LOGGED_IN);
}

function dataOf<Data>(outcome: { readonly ok: true; readonly data: Data } | { readonly ok: false }): Data {
  if (!outcome.ok) throw new Error(`expected a success, got ${JSON.stringify(outcome)}`);
  return outcome.data;
}

async function prepare({ client }: ShowWorld): Promise<string> {
  return dataOf(await client.order.prepare({ query: { project_id: '710001' }, body: TICKET })).token;
}

function createBody(token: string) {
  const timestamp = new Date('2026-01-01T00:00:00Z');
  return { ...TICKET, token, timestamp, pay_money: 29_800, buyer_info: [BUYER], id_bind: 2, again: false };
}

/** An order that waits for its payment: its number and its own token. */
async function order(world: ShowWorld): Promise<{ readonly orderId: string; readonly token: string }> {
  const { client } = world;
  const token = await prepare(world);
  const created = dataOf(await client.order.createV2({ query: { project_id: '710001' }, body: createBody(token) }));
  return { orderId: created.orderId ?? '', token: created.token ?? '' };
}

const PROJECTS: Readonly<Record<string, Check>> = {
  'project.get': ({ client }) => expectDetail((id) => client.project.get({ query: { id, version: 134 } })),
  'project.getV2': ({ client }) => expectDetail((id) => client.project.getV2({ query: { id, project_id: id } })),
  'project.infoByDate': async ({ client }) => {
    const { sales_dates } = dataOf(await client.project.getV2({ query: { id: '710005' } }));
    expect(sales_dates).toEqual([{ date: '2026-03-02' }]);
    const day = await client.project.infoByDate({ query: { id: '710005', date: '2026-03-02' } });
    const screen_list = [{ id: '720005', ticket_list: [{ id: '730005', price: 29_800 }, { id: '735005' }] }];
    expect(day).toMatchObject(answered({ id: '710005', screen_list }));
    const unknown = await client.project.infoByDate({ query: { id: '719999', date: '2026-03-02' } });
    expect(unknown).toMatchObject(NO_PROJECT);
  },
  'mall.itemsDetail': async ({ client }) => {
    const body = { itemsId: '710001', itemsDetailPageType: 3 };
    const referer = 'https://mall.bilibili.com/neul-next/detail.html?id=710001';
    expect(await client.mall.itemsDetail({ headers: { referer }, body })).toMatchObject(
      answered({ projectId: '710001', projectName: '沙盒演出', idBind: 2, buyerInfo: '2,1', hotProject: false }),
    );
    expect(await client.mall.itemsDetail({ headers: {}, body })).toMatchObject({ ...INVALID, message: '来源不正确' });
  },
  'place.get': async (world) => {
    const call = () => world.client.place.get({ query: { project_id: '710002', screen_id: '720002' } });
    expect(await call()).toMatchObject(
      answered({
        available_area: ['12', '3'],
        area_name: { 12: 'A 区', 3: 'B 区' },
        ticket_area: [
          { id: '730002', price: 29_800, area: ['12'] },
          { id: '735002', price: 49_800 },
        ],
      }),
    );
    await withoutSession(world, call);
  },
  'area.seat': async (world) => {
    const call = () => world.client.area.seat({ query: { screen_id: '720002', area_id: '3' } });
    const map = dataOf(await call());
    expect(map).toMatchObject({ max_limit: 4, seats: ['bbbbbb', '##bb##'], unavailable: ['0_0'] });
    expect(decodeSeatMap('3', map).at(1)).toMatchObject({
      code: '3_0_1',
      name: '1-2',
      priceFen: 49_800,
      available: true,
    });
    await withoutSession(world, call);
  },
  'linkgoods.list': async ({ client }) => {
    const outcome = await client.linkgoods.list({ query: { project_id: '710001', page_type: 0 } });
    expect(outcome).toMatchObject(answered({ total: 0, list: [] }));
  },
  'linkgoods.detail': async ({ client }) => {
    // the sandbox sells no goods beside its tickets: every link is unknown
    expect(await client.linkgoods.detail({ query: { link_id: '1' } })).toMatchObject(INVALID);
  },
};

async function expectDetail(read: (id: string) => Promise<unknown>): Promise<void> {
  expect(await read('710001')).toMatchObject(
    answered({
      ...{ id: '710001', name: '沙盒演出', id_bind: 2, pick_seat: false, buyer_info: '2,1', need_contact: false },
      ...{ price_low: 29_800, price_high: 49_800, has_paper_ticket: false, sales_dates: [] },
      current_time: new Date('2026-01-01T00:00:00Z'),
      screen_list: [
        { id: '720001', name: '2026-03-02 周一', ticket_list: [{ id: '730001', price: 29_800, num: 50 }, {}] },
      ],
    }),
  );
  expect(await read('719999')).toMatchObject(NO_PROJECT);
}

const PEOPLE: Readonly<Record<string, Check>> = {
  'buyer.list': async (world) => {
    const call = () => world.client.buyer.list({ query: { is_default: '', projectId: '710001' } });
    const first = { ...BUYER, uid: '10001', is_default: true, verify_status: 1, error_code: '0' };
    const { list, max_limit } = dataOf(await call());
    expect([list.length, max_limit]).toEqual([4, 30]);
    expect(list[0]).toMatchObject(first);
    await withoutSession(world, call);
  },
  'buyer.create': async (world) => {
    const body = { name: '测试戊', tel: '10000000099', id_type: 1, personal_id: '00001111222233', is_default: true };
    const call = () => world.client.buyer.create({ body });
    expect(await call()).toMatchObject(answered({ id: 890_001 }));
    const added = { id: '890001', name: '测试戊', personal_id: '0000******2233', id_type: 1, is_default: true };
    expect(dataOf(await world.client.buyer.list({ query: {} })).list.at(-1)).toMatchObject(added);
    await withoutSession(world, call);
  },
  'buyer.update': async (world) => {
    const person = { name: '测试己', tel: '10000000098', id_type: 0, personal_id: '000011112222333344' };
    const call = (id: string) => world.client.buyer.update({ body: { id, ...person } });
    expect(await call('810001')).toMatchObject(answered({}));
    const { list } = dataOf(await world.client.buyer.list({ query: {} }));
    expect(list[0]).toMatchObject({ id: '810001', name: '测试己', personal_id: '0000**********3344' });
    expect(await call('899999')).toMatchObject(INVALID);
  },
  'buyer.delete': async ({ client }) => {
    const call = () => client.buyer.delete({ body: { id: '810004' } });
    expect(await call()).toMatchObject(answered({}));
    const { list } = dataOf(await client.buyer.list({ query: {} }));
    expect(list.map(({ id }) => id)).toEqual(['810001', '810002', '810003']);
    expect(await call()).toMatchObject(INVALID);
  },
  'buyer.saveContactInfo': async (world) => {
    const contact = { username: '测试联系人', tel: '10000000001' };
    const call = () => world.client.buyer.saveContactInfo({ body: contact });
    expect(await call()).toMatchObject(answered({}));
    const token = await prepare(world);
    const shown = await world.client.order.confirmInfo({ query: { token } });
    expect(shown).toMatchObject(answered({ contact_info: contact }));
    await withoutSession(world, call);
  },
  'addr.list': async (world) => {
    const call = () => world.client.addr.list({});
    const home = { name: '测试收件人', prov: '沙盒省', city: '沙盒市', area: '沙盒区', addr: '沙盒路 1 号' };
    const addr_list = [
      { ...home, id: '820001', phone: '10000050001' },
      { id: '820002', addr: '沙盒路 2 号' },
    ];
    expect(await call()).toMatchObject(answered({ addr_list }));
    await withoutSession(world, call);
  },
};

const PURCHASE: Readonly<Record<string, Check>> = {
  'order.prepare': async ({ client }) => {
    const call = (screen_id: string) =>
      client.order.prepare({ query: { project_id: '710001' }, body: { ...TICKET, screen_id } });
    expect(await call('720001')).toMatchObject(
      answered({ token: expect.stringMatching(/^[A-Za-z0-9_-]{27}[A.]$/), ptoken: null, shield: { open: 0 } }),
    );
    const unknown = { ok: false, kind: 'notFound', code: 'TargetNotFound', wireCode: '100080' };
    expect(await call('729999')).toMatchObject(unknown);
  },
  'order.confirmInfo': async (world) => {
    const call = (token: string) => world.client.order.confirmInfo({ query: { token, project_id: '710001' } });
    expect(await call(await prepare(world))).toMatchObject(
      answered({
        ...{ count: 1, project_id: '710001', screen_id: '720001', order_type: 1, id_bind: 2, buyer_info: '2,1' },
        ...{ pay_money: 29_800, item_total_money: 29_800, express_fee: 0, need_contact: false },
        ticket_info: { name: '普通票', price: 29_800, count: 1, sku_id: '730001', link_sc_name: [] },
      }),
    );
    expect(await call('none')).toMatchObject({ ok: false, kind: 'expired', code: 'TokenExpired', wireCode: '100051' });
  },
  'order.createV2': async (world) => {
    const token = await prepare(world);
    const call = (changes: object) =>
      world.client.order.createV2({ query: { project_id: '710001' }, body: { ...createBody(token), ...changes } });
    expect(await call({ pay_money: 1 })).toMatchObject({
      ...{ ok: false, kind: 'expired', code: 'PriceChanged', wireCode: '100034' },
      detail: { pay_money: 29_800 },
    });
    expect(await call({})).toMatchObject(
      answered({
        orderId: expect.stringMatching(/^40\d{14}$/),
        orderCreateTime: new Date('2026-01-01T00:00:00Z'),
        token: expect.stringMatching(/^[0-9a-f]{32}$/),
      }),
    );
  },
  'order.createstatus': async (world) => {
    const { orderId, token } = await order(world);
    const call = (given: string) =>
      world.client.order.createstatus({ query: { token: given, orderId, project_id: '710001' } });
    const payParam = { orderId, payAmount: 29_800, feeType: 'CNY', orderExpire: 600, expire_time: 300 };
    expect(await call(token)).toMatchObject(answered({ order_id: orderId, payParam }));
    expect(await call('none')).toMatchObject({ ...INVALID, message: '参数错误' });
  },
};

const ORDERS: Readonly<Record<string, Check>> = {
  'order.info': async (world) => {
    const { orderId } = await order(world);
    const call = (order_id: string) => world.client.order.info({ query: { order_id } });
    expect(await call(orderId)).toMatchObject(
      answered({
        ...{ order_id: orderId, item_id: '710001', count: 1, total_money: 29_800, pay_money: 29_800 },
        ...{ status: 1, status_name: '待支付', sub_status: 1, pay_remain_time: 600, uid: '10001' },
        ctime: new Date('2026-01-01T00:00:00Z'),
        buyer_infos: [{ buyer: '测试甲', personal_id: '0000**********0001' }],
      }),
    );
    expect(await call(NO_ORDER.order_id)).toMatchObject({ ...INVALID, message: '订单不存在' });
  },
  'order.getPayParam': async (world) => {
    const { orderId } = await order(world);
    const paid = { orderId, originalAmount: 29_800, payAmount: 29_800, productId: '730001', pay_type: 1 };
    const timestamp = new Date('2026-01-01T00:00:00Z');
    const outcome = await world.client.order.getPayParam({ query: { order_id: orderId } });
    expect(outcome).toMatchObject(answered({ ...paid, timestamp, orderExpire: 600 }));
    expect(await world.client.order.getPayParam({ query: NO_ORDER })).toMatchObject({
      ...INVALID,
      message: '订单不存在',
    });
  },
  'order.cancel': async (world) => {
    const { orderId } = await order(world);
    const call = () => world.client.order.cancel({ query: { order_id: orderId } });
    expect(await call()).toMatchObject(answered({}));
    expect(world.state().orders).toMatchObject([{ orderId, status: 'closed' }]);
    expect(await call()).toMatchObject(INVALID);
  },
  'order.del': async (world) => {
    const { orderId } = await order(world);
    const call = () => world.client.order.del({ body: { order_id: orderId } });
    expect(await call()).toMatchObject(INVALID);
    dataOf(await world.client.order.cancel({ query: { order_id: orderId } }));
    expect(await call()).toMatchObject(answered({}));
    const page = await world.client.order.list({ query: { page: 0, page_size: 10 } });
    expect(page).toMatchObject(answered({ total: 0, list: [] }));
  },
  'order.list': (world) => expectPage(world, (query) => world.client.order.list({ query })),
  'ordercenter.ticketList': (world) => expectPage(world, (query) => world.client.ordercenter.ticketList({ query })),
  'stock.check': async (world) => {
    const call = () => world.client.stock.check({ body: { projectId: '710001', screenId: '720001', skuId: '730001' } });
    expect(await call()).toMatchObject(answered({ hasStock: true, stockStatus: 3 }));
    const { orderId } = await order(world);
    expect(await call()).toMatchObject(answered({ hasStock: true, unpaidOrderId: orderId }));
    await withoutSession(world, call);
  },
};

type Paging = { readonly page: number; readonly page_size: number };

async function expectPage(world: ShowWorld, read: (query: Paging) => Promise<unknown>): Promise<void> {
  const { orderId } = await order(world);
  const row = {
    order_id: orderId,
    item_id: '710001',
    status: 1,
    pay_money: 29_800,
    item_info: { screen_id: '720001' },
  };
  expect(await read({ page: 0, page_size: 10 })).toMatchObject(answered({ total: 1, list: [row] }));
  expect(await read({ page: 1, page_size: 10 })).toMatchObject(answered({ total: 1, list: [] }));
  await withoutSession(world, () => read({ page: 0, page_size: 10 }));
}

const CHECKS = { ...PROJECTS, ...PEOPLE, ...PURCHASE, ...ORDERS };

test('every endpoint of the platform has a test', () => {
  const ids = listEndpoints(bilibiliShow).map(({ id }) => id);
  expect(Object.keys(CHECKS).toSorted()).toEqual(ids.toSorted());
});

const CASES = (['json', 'form'] as const).flatMap((bodies) =>
  Object.entries(CHECKS).map(([id, check]) => ({ id, check, bodies })),
);

test.each(CASES)('$id is called by the typed client, bodies as $bodies', async ({ id, check, bodies }) => {
  await using world = await startShow(OPTIONS, { bodies });
  await check(world);
  expect(world.sandbox.admin.requests({ endpoint: id })).not.toEqual([]);
  expect(world.broken()).toEqual([]);
});
