import { decodeResponse, findEndpoint } from '@boxwire/contract';
import { bilibiliShow } from '@boxwire/schemas-bilibili-show';
import { expect, test } from 'vitest';
import { create, order, prepareToken } from './buy.ts';
import { startShow, type Running } from './start.ts';
import { exchange, type Answer } from './wire.ts';

function decode(id: string, { status, headers, text }: Answer) {
  const endpoint = findEndpoint(bilibiliShow, id);
  if (endpoint === undefined) throw new Error(`no endpoint ${id}`);
  return decodeResponse(endpoint, { status, headers: Object.fromEntries(headers), bodyText: text });
}

/** One success of every endpoint. */
async function successes(run: Running): Promise<[string, Answer][]> {
  const { orderId, token } = await order(run, { projectId: 710_002, count: 2 });
  const contact = await prepareToken(run, { projectId: 710_004 });
  const closed = await order(run, { projectId: 710_003 });
  const mall = {
    method: 'POST',
    headers: { origin: 'https://mall.bilibili.com' },
    body: '{"itemsId":710001,"itemsDetailPageType":3}',
  };
  return [
    ['project.get', await run.get('/project/get', 'id=710001', 0)],
    ['project.getV2', await run.get('/project/getV2', 'id=710005', 0)],
    ['project.getV2', await run.get('/project/getV2', 'id=710107', 0)],
    ['project.getV2', await run.get('/project/getV2', 'id=710112', 0)],
    ['project.infoByDate', await run.get('/project/infoByDate', 'id=710005&date=2026-03-03', 0)],
    ['mall.itemsDetail', await exchange(`${run.mall}/mall-search-items/items_detail/info`, mall)],
    ['place.get', await run.get('/place/get', 'project_id=710002&screen_id=720002')],
    ['area.seat', await run.get('/area/seat', 'screen_id=720002&area_id=12')],
    ['buyer.list', await run.get('/buyer/list')],
    [
      'buyer.create',
      await run.postForm('/buyer/create', 'name=测试戊&tel=10000000099&id_type=0&personal_id=000011112222'),
    ],
    ['buyer.update', await run.postForm('/buyer/update', 'id=890001&name=测试己')],
    ['buyer.delete', await run.postForm('/buyer/delete', 'id=890001')],
    ['buyer.saveContactInfo', await run.postForm('/buyer/saveContactInfo', 'username=测试联系人&tel=10000000001')],
    ['addr.list', await run.get('/addr/list')],
    [
      'order.prepare',
      await run.postForm('/order/prepare', 'project_id=710001&screen_id=720001&sku_id=730001&count=1&order_type=1'),
    ],
    [
      'order.prepare',
      await run.postForm('/order/prepare', 'project_id=710002&screen_id=720002&count=1&order_type=1&seats=12_3_5'),
    ],
    ['order.confirmInfo', await run.get('/order/confirmInfo', { token: await prepareToken(run) })],
    ['order.confirmInfo', await run.get('/order/confirmInfo', { token: contact })],
    ['order.createV2', await create(run)],
    ['order.createstatus', await run.get('/order/createstatus', { token, orderId })],
    ['order.info', await run.get('/order/info', { order_id: orderId })],
    ['order.getPayParam', await run.get('/order/getPayParam', { order_id: orderId })],
    ['order.list', await run.get('/order/list', 'page=0&page_size=10')],
    ['ordercenter.ticketList', await run.get('/ordercenter/ticketList', 'page=0&page_size=10')],
    ['order.cancel', await run.get('/order/cancel', { order_id: closed.orderId })],
    ['order.del', await run.postForm('/order/del', `order_id=${closed.orderId}`)],
    ['stock.check', await run.postJson('/stock/check', { projectId: '710001', screenId: 720_001, skuId: 730_001 })],
    ['linkgoods.list', await run.get('/linkgoods/list', 'project_id=710001&page_type=0', 0)],
  ];
}

const OTHER_FORMS = {
  orderId: 'text',
  needContact: 'boolean',
  ticketFlags: 'number',
  errorCode: 'number',
  payParam: 'number',
  noBuyers: 'text',
  linkScName: 'list',
  noBuyerList: 'null',
  buyerItems: 'nemo-compat',
  orderCreateUrl: 'own',
} as const;

test.each([
  {},
  { forms: OTHER_FORMS },
  { envelope: 'E1' },
  { envelope: 'E3' },
  { envelope: 'E4' },
  { envelope: 'E5' },
] as const)('with %j every success is what the contract says', async (options) => {
  await using run = await startShow(options);
  const answers = await successes(run);
  for (const [id, answer] of answers) expect([id, decode(id, answer)]).toMatchObject([id, { ok: true }]);
  const declared = new Set(answers.map(([id]) => id)).add('linkgoods.detail');
  expect(
    run.admin
      .routes()
      .map(({ endpointId }) => endpointId)
      .filter((id) => !id.startsWith('sandbox.') && !declared.has(id)),
  ).toEqual([]);
});

test.each([
  ['tooFast', {}, 'SlowDown'],
  ['overloaded', {}, 'Overloaded'],
  ['crowded', {}, 'Overloaded'],
  ['orderShield', {}, 'Shielded'],
  ['lostRace', {}, 'LostTheRace'],
  ['challenge', {}, 'ChallengeRequired'],
  ['challenge', { errno: 100_044 }, 'ChallengeRequired'],
  ['gatewayBan', {}, 'GatewayBanned'],
  ['tooManyRequests', {}, 'TooManyRequests'],
  ['gatewayDown', { status: 504 }, 'GatewayFailed'],
])('a createV2 under %s %j is a %s of the contract', async (name, args, code) => {
  await using run = await startShow();
  run.fault(name, 'order.createV2', args);
  expect(decode('order.createV2', await create(run))).toMatchObject({ ok: false, code });
});

test('defaultBBR is no success of the contract', async () => {
  await using run = await startShow();
  run.fault('defaultBbr', 'order.createV2');
  expect(decode('order.createV2', await create(run))).toMatchObject({ ok: false });
});
