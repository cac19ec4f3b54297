import { expect, test } from 'vitest';
import { startShow, type Running } from './start.ts';
import type { Answer } from './wire.ts';

/** The bodies of bilibili-show §11.1, per kind, as forms and JSON, in every encoding of seats that was seen. */

async function tokenOf(run: Running, body: string): Promise<string> {
  const answer = await run.postForm(`/order/prepare?project_id=${/project_id=(\d+)/.exec(body)?.[1]}`, body);
  expect(answer.json.errno).toBe(0);
  return answer.json.data.token;
}

const enc = encodeURIComponent;

async function locked(run: Running, created: Answer, payAmount: number): Promise<void> {
  expect(created.json).toMatchObject({ errno: 0 });
  const { token, orderId } = created.json.data;
  const status = await run.get('/order/createstatus', { token, orderId });
  expect(status.json.data.payParam.payAmount).toBe(payAmount);
}

test('kind A as a form', async () => {
  await using run = await startShow();
  const tickets = 'project_id=710001&screen_id=720001&sku_id=730001&count=1&order_type=1';
  const token = await tokenOf(run, `${tickets}&token=&newRisk=True`);
  const buyers = '[{"id":810001,"uid":10001,"name":"测试甲"}]';
  const body = `${tickets}&pay_money=29800&timestamp=1767225600&token=${enc(token)}&buyer_info=${enc(buyers)}&again=0&deviceId=&clickPostion=${enc("{'x':1}")}`;
  await locked(run, await run.postForm('/order/createV2', body), 29_800);
});

test.each<[string, string, string]>([
  ['JSON text', `seats=${enc('["12_3_7","12_3_8"]')}`, '&sku_id=730002'],
  ['a repeated key, without sku_id', 'seats=12_3_7&seats=12_3_8', ''],
  ['JSON text with spaces, sku_id of the other class', `seats=${enc('[ "12_3_7", "12_3_8" ]')}`, '&sku_id=735002'],
])('kind B as a form, seats as %s', async (_, seats, sku) => {
  await using run = await startShow();
  const tickets = `project_id=710002&screen_id=720002${sku}&count=2&order_type=1&${seats}`;
  const answer = await run.postForm('/order/prepare?project_id=710002', `${tickets}&token=`);
  expect(answer.json.data).toMatchObject({ success_seats: ['12_3_7', '12_3_8'], failed_seats: [] });
  const buyers = '[{"id":810001},{"id":810002}]';
  const body = `${tickets}&pay_money=59600&timestamp=1767225600000&token=${enc(answer.json.data.token)}&buyer_info=${enc(buyers)}&deviceId=&requestSource=pc-new&newRisk=true`;
  await locked(run, await run.postForm('/order/createV2?project_id=710002', body), 59_600);
});

test.each<[string, unknown]>([
  ['an array', ['12_3_7', '12_3_8']],
  ['JSON text', '["12_3_7","12_3_8"]'],
])('kind B as JSON, seats as %s', async (_, seats) => {
  await using run = await startShow();
  const tickets = { project_id: 710_002, screen_id: 720_002, count: 2, order_type: 1, seats };
  const { token } = (await run.postJson('/order/prepare?project_id=710002', { ...tickets, token: '' })).json.data;
  const body = { ...tickets, pay_money: 59_600, token, buyer_info: '[{"id":"810001"},{"id":"810002"}]' };
  await locked(run, await run.postJson('/order/createV2?project_id=710002', body), 59_600);
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['buyer and tel', { buyer: '测试联系人', tel: '10000000001' }],
  ['contactInfo with username', { contactInfo: { uid: 10_001, username: '测试联系人', tel: '10000000001' } }],
  ['contactInfo with name', { contactInfo: { uid: 10_001, name: '测试联系人', tel: '10000000001' } }],
  ['a telephone that is a number', { buyer: '测试联系人', tel: 10_000_000_001 }],
  ['both', { buyer: '测试联系人', tel: '10000000001', contactInfo: { username: '', tel: '' } }],
])('kind C as JSON with %s', async (_, contact) => {
  await using run = await startShow();
  const tickets = { project_id: 710_003, screen_id: 720_003, sku_id: 730_003, count: 1, order_type: 1 };
  const { token } = (await run.postJson('/order/prepare?project_id=710003', tickets)).json.data;
  const body = { ...tickets, id_bind: 0, need_contact: 1, pay_money: 29_800, again: 0, token, ...contact };
  await locked(run, await run.postJson('/order/createV2?project_id=710003', body), 29_800);
});

test('kind D as a form: the express fee is paid once', async () => {
  await using run = await startShow();
  const tickets = 'project_id=710004&screen_id=720004&sku_id=730004&count=2&order_type=1';
  const token = await tokenOf(run, tickets);
  const deliver = '{"name":"测试收件人","tel":"10000050001","addr_id":820001,"addr":"沙盒省沙盒市沙盒区沙盒路1号"}';
  const body = `${tickets}&pay_money=21500&timestamp=1767225600000&token=${enc(token)}&buyer=${enc('测试联系人')}&tel=10000000001&deliver_info=${enc(deliver)}&deviceId=`;
  await locked(run, await run.postForm('/order/createV2?project_id=710004', body), 21_500);
});

test('kind E: the date is in the screen that infoByDate gave, and nowhere else', async () => {
  await using run = await startShow();
  const [, , { date }] = (await run.get('/project/getV2', 'id=710005', 0)).json.data.sales_dates;
  expect(date).toBe('2026-03-04');
  const [screen] = (await run.get('/project/infoByDate', `id=710005&date=${date}`, 0)).json.data.screen_list;
  const tickets = {
    project_id: 710_005,
    screen_id: screen.id,
    sku_id: screen.ticket_list[0].id,
    count: 1,
    order_type: 1,
  };
  const { token } = (await run.postJson('/order/prepare?project_id=710005', tickets)).json.data;
  const body = { ...tickets, pay_money: 29_800, token, buyer: '测试联系人', tel: '10000000001' };
  const created = await run.postJson('/order/createV2?project_id=710005', body);
  await locked(run, created, 29_800);
  const info = await run.get('/order/info', { order_id: created.json.data.orderId });
  expect(info.json.data.item_info).toMatchObject({ screen_id: 722_005, screen_name: '2026-03-04 周三' });
});

test('a JSON body under a form content type is read, and a form under JSON', async () => {
  await using run = await startShow();
  const json = { project_id: 710_001, screen_id: '720001', sku_id: '730001', count: '1', order_type: '1' };
  expect((await run.postForm('/order/prepare', JSON.stringify(json))).json.errno).toBe(0);
  const form = 'project_id=710001&screen_id=720001&sku_id=730001&count=1&order_type=1';
  expect((await run.postJson('/order/prepare', form)).json.errno).toBe(0);
});

test.each(['', '[]', '{', 'null', '"x"', '%%%', '{"project_id":{}}', '{"project_id":1e999}'])(
  'a body of %j is refused, not crashed on',
  async (body) => {
    await using run = await startShow();
    expect((await run.postJson('/order/prepare', body)).json.errno).toBe(100080);
    expect((await run.postJson('/order/createV2', body)).json.errno).toBe(100050);
  },
);

test('project_id may be in the query, in the body, or in both alike; where they differ it is refused', async () => {
  await using run = await startShow();
  const rest = 'screen_id=720001&sku_id=730001&count=1&order_type=1';
  const errnoOf = async (query: string, body: string): Promise<number> =>
    (await run.postForm(`/order/prepare${query}`, body)).json.errno;
  expect(await errnoOf('?project_id=710001', rest)).toBe(0);
  expect(await errnoOf('', `project_id=710001&${rest}`)).toBe(0);
  expect(await errnoOf('?project_id=710001', `project_id=710001&${rest}`)).toBe(0);
  expect(await errnoOf('?project_id=710002', `project_id=710001&${rest}`)).toBe(1);
});
