import { expect, test } from 'vitest';
import type { EnvelopeForm } from '@boxwire/sandbox/bilibili-show';
import { create, order, readProject } from './buy.ts';
import { startShow, type Running } from './start.ts';
import { exchange } from './wire.ts';

const FORMS: readonly [EnvelopeForm, string, string][] = [
  [
    'E2-full',
    '{"code":0,"errno":0,"errtag":0,"msg":"","message":"","data":{"total":0,"list":[]}}',
    '{"code":1,"errno":1,"errtag":0,"msg":"订单不存在","message":"订单不存在","data":{}}',
  ],
  [
    'E1',
    '{"errno":0,"errtag":0,"msg":"","data":{"total":0,"list":[]}}',
    '{"errno":1,"errtag":0,"msg":"订单不存在","data":{}}',
  ],
  [
    'E2',
    '{"code":0,"errno":0,"errtag":0,"msg":"","data":{"total":0,"list":[]}}',
    '{"code":1,"errno":1,"errtag":0,"msg":"订单不存在","data":{}}',
  ],
  [
    'E3',
    '{"data":{"total":0,"list":[]},"errtag":0,"errno":0,"msg":""}',
    '{"data":{},"errtag":0,"errno":1,"msg":"订单不存在"}',
  ],
  [
    'E4',
    '{"success":true,"code":0,"message":"","data":{"total":0,"list":[]}}',
    '{"success":false,"code":1,"message":"订单不存在","data":{}}',
  ],
  ['E5', '{"code":0,"message":"","data":{"total":0,"list":[]}}', '{"code":1,"message":"订单不存在","data":{}}'],
];

async function both(run: Running): Promise<string[]> {
  const list = await run.get('/order/list', 'page=0');
  const info = await run.get('/order/info', 'order_id=1');
  return [list.text, info.text];
}

test.each(FORMS)('envelope %s, as an option, by the operator and for one answer', async (form, success, failure) => {
  await using optioned = await startShow({ envelope: form });
  expect(await both(optioned)).toEqual([success, failure]);
  await using run = await startShow();
  await run.operate('*', 'envelope', { form });
  expect(await both(run)).toEqual([success, failure]);
  await run.operate('*', 'envelope', { form: 'E2-full' });
  run.fault('envelope', 'order.list', { form });
  expect((await run.get('/order/list', 'page=0')).text).toBe(success);
  expect(await both(run)).toEqual([FORMS[0]![1], FORMS[0]![2]]);
});

test('envelopes switch by endpoint; 900002 keeps the one it was seen in', async () => {
  await using run = await startShow({ envelope: { '*': 'E1', 'order.list': 'E5' } });
  expect(await both(run)).toEqual([FORMS[5]![1], FORMS[1]![2]]);
  run.fault('crowded', 'order.createV2');
  expect((await create(run)).text).toBe('{"data":null,"errtag":0,"errno":900002,"msg":"前方拥堵，请重试~"}');
  await run.operate('*', 'envelope', { form: 'E3' });
  expect(await both(run)).toEqual([FORMS[3]![1], FORMS[3]![2]]);
  await expect(run.operate('*', 'envelope', { form: 'E9' })).rejects.toMatchObject({ code: 'ADMIN_INPUT_INVALID' });
});

test('the mall speaks E4 whatever the ticket API speaks, unless it is switched by name', async () => {
  await using run = await startShow({ envelope: 'E1' });
  const ask = () =>
    exchange(`${run.mall}/mall-search-items/items_detail/info`, {
      method: 'POST',
      headers: { origin: run.mall },
      body: '{"itemsId":1}',
    });
  expect((await ask()).text).toBe('{"success":false,"code":3,"message":"项目不存在","data":{}}');
  await run.operate('mall.itemsDetail', 'envelope', { form: 'E1' });
  expect((await ask()).text).toBe('{"errno":3,"errtag":0,"msg":"项目不存在","data":{}}');
});

test.each<[string, Record<string, string>, boolean]>([
  ['no page', {}, false],
  ['another page', { referer: 'https://show.bilibili.com/' }, false],
  ['no address', { referer: 'mall' }, false],
  ['the mall as Referer', { referer: 'https://mall.bilibili.com/x' }, true],
  ['the mall as Origin', { origin: 'https://mall.bilibili.com' }, true],
])('the mall checks where a request comes from: %s', async (_, headers, welcome) => {
  await using run = await startShow();
  await using lenient = await startShow({ mallChecksReferer: false });
  const codeOf = async (origin: string) =>
    (
      await exchange(`${origin}/mall-search-items/items_detail/info`, {
        method: 'POST',
        headers,
        body: '{"itemsId":710001}',
      })
    ).json.code;
  expect(await codeOf(run.mall)).toBe(welcome ? 0 : 1);
  expect(await codeOf(lenient.mall)).toBe(0);
});

test('sale flags follow window, stock, holds and the operator', async () => {
  await using run = await startShow({ stock: { 730001: 6, 735001: 0, 731001: 0, 736001: 0 } });
  const look = async (projectId = 710_001) => {
    const project = await readProject(run, projectId);
    const [screen] = project.screen_list;
    const [ticket] = screen.ticket_list;
    return [project, screen, ticket]
      .map(({ sale_flag_number }) => sale_flag_number)
      .concat(screen.clickable, ticket.clickable);
  };
  expect(await look()).toEqual([2, 2, 2, true, true]);
  const { orderId } = await order(run, { count: 1 });
  expect(await look()).toEqual([6, 6, 6, true, true]);
  await order(run, { user: 2, count: 4 });
  await order(run, { user: 3, count: 1 });
  expect(await look()).toEqual([8, 8, 8, false, false]);
  await run.holder(orderId, 'pay');
  await run.operate(730_001, 'setStock', { stock: 0 });
  await run.admin.clock.advance(600_000);
  expect(await look()).toEqual([6, 6, 6, true, true]);
  await run.operate(730_001, 'setStock', { stock: 0 });
  expect(await look()).toEqual([4, 4, 4, false, false]);
  expect(await look(710_104)).toEqual([5, 5, 5, false, false]);
  expect(await look(710_105)).toEqual([3, 3, 3, false, false]);
  expect(await look(710_106)).toEqual([1, 1, 1, false, false]);
  expect(run.broken()).toEqual([]);
});

test.each([
  [9, '无购买资格', 100_017],
  [101, '未开始', 100_017],
  [102, '已结束', 100_017],
  [103, '未完成', 100_017],
  [105, '下架', 100_017],
  [106, '已取消', 100_017],
  [6, '库存紧张', 0],
])('the operator can show sale flag %i %s', async (number, display_name, errno) => {
  await using run = await startShow();
  await run.operate(730_001, 'setFlag', { number });
  const [ticket] = (await readProject(run, 710_001)).screen_list[0].ticket_list;
  expect([ticket.sale_flag, ticket.sale_flag_number]).toEqual([{ number, display_name }, number]);
  expect((await create(run)).json.errno).toBe(errno);
  await run.operate(730_001, 'setFlag', { number: null });
  expect((await readProject(run, 710_001)).screen_list[0].ticket_list[0].sale_flag_number).toBe(2);
  await expect(run.operate(730_001, 'setFlag', { number: 7 })).rejects.toMatchObject({ code: 'ADMIN_INPUT_INVALID' });
});

test('a project whose sale is not set up has no screen_list', async () => {
  await using run = await startShow();
  const { data } = (await run.get('/project/get', 'id=710112', 0)).json;
  expect(data).not.toHaveProperty('screen_list');
  expect([data.is_sale, data.sale_flag_number, data.canClick]).toEqual([1, 5, false]);
});

test('a date project shows dates, and screens by date alone; an unknown date has none', async () => {
  await using run = await startShow();
  const { data } = (await run.get('/project/get', 'id=710005', 0)).json;
  expect([data.project_type, data.sales_dates, data.screen_list]).toEqual([
    2,
    [{ date: '2026-03-02' }, { date: '2026-03-03' }, { date: '2026-03-04' }],
    [],
  ]);
  expect((await run.get('/project/infoByDate', 'id=710005&date=2026-03-09', 0)).json).toMatchObject({
    errno: 0,
    data: { id: 710_005, screen_list: [] },
  });
  expect((await run.get('/project/infoByDate', 'id=1&date=2026-03-09', 0)).json.errno).toBe(3);
});

test('the text of id_bind says what the number says, for clients that read the text', async () => {
  await using run = await startShow();
  const textOf = async (idBind: number) => {
    const { projectId } = run
      .state()
      .projects.find((own: { idBind: number; dated: boolean }) => own.idBind === idBind && !own.dated);
    const { list } = (await readProject(run, projectId)).performance_desc;
    return list[0].details[1].content;
  };
  expect([await textOf(0), await textOf(1), await textOf(2)]).toEqual(['无需实名', '一单一证', '一人一证']);
});

test('stock/check tells sold out from soon back', async () => {
  await using run = await startShow({ stock: { 730001: 1 } });
  const look = async () =>
    (await run.postJson('/stock/check', { projectId: '710001', skuId: 730_001, screenId: 720_001 }, 2)).json.data;
  const { orderId } = await order(run);
  expect(await look()).toEqual({ hasStock: false, stockStatus: 1 });
  await run.holder(orderId, 'pay');
  expect(await look()).toEqual({ hasStock: false, stockStatus: 2 });
  expect((await run.postJson('/stock/check', { projectId: '710001', skuId: 1, screenId: 720_001 })).json.errno).toBe(
    100_082,
  );
});
