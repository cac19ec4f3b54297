import { expect, test } from 'vitest';
import { bodiesOf, create, order, prepareToken, readProject } from './buy.ts';
import { send } from '../send.ts';
import { startShow } from './start.ts';

/** The pitfalls of bilibili-show §13 as this server lays them out, a test for each, named after it. */

test('§3.3 members that a strict client demands are on every project, screen and ticket', async () => {
  await using run = await startShow();
  const wanted = {
    project:
      'id name is_sale start_time end_time pick_seat project_type express_fee sale_begin sale_end count_down screen_list sale_flag_number is_free id_bind hotProject',
    screen:
      'id start_time name ticket_type screen_type delivery_type pick_seat ticket_list clickable sale_end sale_start sale_flag_number show_date',
    ticket:
      'saleStart saleEnd id project_id price desc sale_start sale_end type sale_type is_sale num sale_flag clickable sale_flag_number screen_name',
  };
  const lacks = (members: string, value: object): string[] => members.split(' ').filter((name) => !(name in value));
  for (const { projectId } of run.state().projects) {
    if (projectId === 710_112) continue;
    const project = await readProject(run, projectId);
    const missing = [
      ...lacks(wanted.project, project),
      ...lacks(wanted.screen, project.screen_list[0]),
      ...lacks(wanted.ticket, project.screen_list[0].ticket_list[0]),
    ];
    expect([projectId, missing]).toEqual([projectId, []]);
  }
});

test('§13.1 ids: order ids have 16 digits and are safe integers, each greater than the last', async () => {
  await using run = await startShow({ users: 20 });
  const ids: number[] = [];
  for (let user = 1; user <= 20; user += 1) ids.push((await order(run, { user })).orderId);
  expect(ids.every((id) => Number.isSafeInteger(id) && /^4\d{15}$/.test(String(id)))).toBe(true);
  expect(ids.toSorted((a, b) => a - b)).toEqual(ids);
  expect(new Set(ids).size).toBe(20);
});

test('§13.1 ids: an id beyond 2^53 names nothing, rather than its neighbour', async () => {
  await using run = await startShow();
  expect((await run.get('/project/get', 'id=9007199254740993', 0)).json.errno).toBe(3);
  expect((await run.get('/order/info', 'order_id=99999999999999999999')).json.errno).toBe(1);
});

test('§13.2 same id, different type: a number from createV2, text from all others, and either is taken back', async () => {
  await using run = await startShow();
  const { orderId, token } = await order(run);
  expect(typeof orderId).toBe('number');
  const id = String(orderId);
  const status = await run.get('/order/createstatus', { token, orderId });
  expect([status.json.data.order_id, status.json.data.payParam.orderId]).toEqual([id, id]);
  expect((await run.get('/order/info', { order_id: id })).json.data.order_id).toBe(id);
  expect((await run.get('/order/list', 'page=0')).json.data.list[0].order_id).toBe(id);
  expect(
    (await run.postJson('/stock/check', { projectId: '710001', screenId: 720_001, skuId: 730_001 })).json.data
      .unpaidOrderId,
  ).toBe(id);
});

test('§13.2 same id, different type: createV2 can answer text', async () => {
  await using run = await startShow({ forms: { orderId: 'text' } });
  expect((await order(run)).orderId).toMatch(/^4\d{15}$/);
  expect((await create(run, { screen: 1 })).json.data.orderId).toMatch(/^4\d{15}$/);
});

test('§13.3 data on failure is {}, null or an object, by errno', async () => {
  await using run = await startShow();
  expect((await create(run, { create: { buyer_info: undefined } })).json.data).toEqual({});
  run.fault('crowded', 'order.createV2');
  expect((await create(run)).json.data).toBeNull();
  expect((await create(run, { create: { pay_money: 1 } })).json.data).toEqual({ pay_money: 29_800 });
});

test('§13.3 data on success can be {} too: the server has nothing', async () => {
  await using run = await startShow();
  run.fault('emptyData', 'project.getV2');
  expect((await run.get('/project/getV2', 'id=710001', 0)).text).toContain(
    '"errno":0,"errtag":0,"msg":"","message":"","data":{}',
  );
});

test('§13.4 sale_flag and sale_start change their type by level', async () => {
  await using run = await startShow();
  const project = await readProject(run, 710_001);
  const [screen] = project.screen_list;
  const [ticket] = screen.ticket_list;
  expect([project.sale_flag, screen.sale_flag, ticket.sale_flag]).toEqual([
    '预售中',
    { number: 2, display_name: '预售中' },
    { number: 2, display_name: '预售中' },
  ]);
  expect([screen.sale_start, ticket.sale_start, ticket.saleStart]).toEqual([
    1_767_139_200,
    '2025-12-31 08:00:00',
    1_767_139_200,
  ]);
  expect([project.need_contact, project.has_eticket, project.has_paper_ticket]).toEqual([0, true, false]);
});

test('§13.4 need_contact, has_*_ticket, error_code, orderExpire and traceId come in their other types', async () => {
  await using run = await startShow({
    forms: { needContact: 'boolean', ticketFlags: 'number', errorCode: 'number', payParam: 'number' },
  });
  const project = await readProject(run, 710_004);
  expect([project.need_contact, project.has_eticket, project.has_paper_ticket]).toEqual([true, 0, 1]);
  expect((await run.get('/buyer/list')).json.data.list[0].error_code).toBe(0);
  const { orderId } = await order(run);
  const { orderExpire, traceId } = (await run.get('/order/getPayParam', { order_id: orderId })).json.data;
  expect(orderExpire).toBe(600);
  expect(traceId).toBeGreaterThan(0);
});

test('§13.5 JSON inside strings: performance_image is text', async () => {
  await using run = await startShow();
  const { performance_image } = await readProject(run, 710_001);
  expect(JSON.parse(performance_image).first.url).toMatch(/^\/\/127\.0\.0\.1:\d+\/image\//);
});

test.each<[string, number, object, number]>([
  ['buyer_info as a list', 710_001, { buyer_info: [{ id: 810_001 }] }, 209_002],
  ['deliver_info as an object', 710_004, { deliver_info: { addr_id: 820_001 } }, 214],
])('§13.5 JSON inside strings: in a JSON body, %s is refused', async (_, projectId, change, errno) => {
  await using run = await startShow();
  expect((await create(run, { projectId, create: { ...change } })).json.errno).toBe(errno);
});

test('§13.5 JSON inside strings: clickPosition may be anything', async () => {
  await using run = await startShow();
  for (const clickPosition of [{ x: 1 }, '{"x":1}', "{'x': 1}", null]) {
    expect((await create(run, { create: { clickPosition, pay_money: 1 } })).json.errno).toBe(100_034);
  }
});

test('§13.6 name collision: buyer_info is a rule string in answers and prepare, a list as text in createV2', async () => {
  await using run = await startShow();
  const rules = async (id: number) => (await readProject(run, id)).buyer_info;
  expect([await rules(710_001), await rules(710_003)]).toEqual(['2,1', '']);
  const { prepare } = await bodiesOf(run);
  for (const buyer_info of ['2,1', [{ id: 810_001 }], '[{"id":810001}]', '']) {
    expect((await run.postJson('/order/prepare', { ...prepare, buyer_info })).json.errno).toBe(0);
  }
  expect((await create(run, { create: { buyer_info: '2,1' } })).json.errno).toBe(209_002);
});

test('§13.6 name collision: token is an empty input, a prepare token and an order token', async () => {
  await using run = await startShow();
  const prepared = await prepareToken(run);
  const { create: body } = await bodiesOf(run);
  const { token } = (await run.postJson('/order/createV2', { ...body, token: prepared })).json.data;
  expect(token).not.toBe(prepared);
  expect(run.admin.minted(prepared)).toMatchObject([{ field: '/data/token', endpointId: 'order.prepare' }]);
  expect(run.admin.minted(token)).toMatchObject([{ field: '/data/token', endpointId: 'order.createV2' }]);
  expect((await run.get('/order/createstatus', { token: prepared })).json.errno).toBe(1);
  expect((await run.get('/order/confirmInfo', { token })).json.errno).toBe(100_051);
});

test('§13.6 name collision: buyer is a contact in createV2 and a person in buyer_infos', async () => {
  await using run = await startShow();
  const { orderId } = await order(run, { projectId: 710_110 });
  const { buyer_infos } = (await run.get('/order/info', { order_id: orderId })).json.data;
  expect(buyer_infos).toEqual([{ buyer: '测试甲', id_type: 0, personal_id: '0000**********0001', tel: '100****0001' }]);
});

test('§13.7 ticket_type 1 is paper, delivery_type 1 is electronic', async () => {
  await using run = await startShow();
  for (const [projectId, ticketType, deliveryType] of [
    [710_004, 1, 3],
    [710_001, 2, 1],
  ] as const) {
    const [screen] = (await readProject(run, projectId)).screen_list;
    expect(screen.delivery_type).toBe(deliveryType);
    const token = await prepareToken(run, { projectId });
    expect((await run.get('/order/confirmInfo', { token })).json.data.ticket_type).toBe(ticketType);
    const { orderId } = await order(run, { projectId });
    expect((await run.get('/order/info', { order_id: orderId })).json.data.item_info).toMatchObject({
      ticket_type: ticketType,
      deliver_type: deliveryType,
    });
  }
});

test('§13.8 express_fee -1 is a sentinel: it is shown, and adds nothing', async () => {
  await using run = await startShow();
  expect((await readProject(run, 710_111)).express_fee).toBe(-1);
  const token = await prepareToken(run, { projectId: 710_111, count: 2 });
  const confirm = (await run.get('/order/confirmInfo', { token })).json.data;
  expect([confirm.express_fee, confirm.item_total_money, confirm.pay_money]).toEqual([0, 59_600, 59_600]);
  expect((await create(run, { projectId: 710_111, count: 2, create: { pay_money: 59_599 } })).json.data).toEqual({
    pay_money: 59_600,
  });
});

test('§13.9 details is text or a list, discount_act and act are null or an object', async () => {
  await using run = await startShow();
  const { list } = (await readProject(run, 710_001)).performance_desc;
  expect(list.map(({ details }: { details: unknown }) => (Array.isArray(details) ? 'list' : typeof details))).toEqual([
    'list',
    'string',
  ]);
  const act = { act_id: 9001, order_type: 6 };
  const acts = [];
  for (const [projectId, prepare] of [
    [710_001, {}],
    [710_107, act],
  ] as const) {
    const [ticket] = (await readProject(run, projectId)).screen_list[0].ticket_list;
    const token = await prepareToken(run, { projectId, prepare });
    acts.push(ticket.discount_act, (await run.get('/order/confirmInfo', { token })).json.data.act);
  }
  expect(acts).toEqual([null, null, { act_id: 9001, act_type: 6 }, { act_id: 9001 }]);
});

test('§13.9 link_sc_name, buyer_infos and buyerList come in their other types', async () => {
  const look = async (forms: object) => {
    await using run = await startShow({ forms });
    const token = await prepareToken(run, { projectId: 710_003 });
    const confirm = (await run.get('/order/confirmInfo', { token })).json.data;
    const { orderId } = await order(run, { projectId: 710_003 });
    const { buyer_infos } = (await run.get('/order/info', { order_id: orderId })).json.data;
    return [confirm.ticket_info.link_sc_name, confirm.buyerList, buyer_infos];
  };
  expect(await look({})).toEqual(['', { list: [], max_limit: 0 }, []]);
  expect(await look({ linkScName: 'list', noBuyerList: 'null', noBuyers: 'text' })).toEqual([[], null, '']);
});

test('§13.10 integer-like keys stand in wire order, which is not ascending', async () => {
  await using run = await startShow();
  const { text } = await run.get('/place/get', 'project_id=710002&screen_id=720002');
  expect(text).toMatch(/"area_list":\{"12":"[^"]+","3":"[^"]+"\},"area_name":\{"12":"A 区","3":"B 区"\}/);
});

test('§13.10 rows of seats are ASCII: column n is code unit n', async () => {
  await using run = await startShow();
  const { seats, seatsName } = (await run.get('/area/seat', 'screen_id=720002&area_id=12')).json.data;
  expect(seats.every((row: string) => /^[ab_#]+$/.test(row))).toBe(true);
  for (const place of Object.keys(seatsName)) {
    const [row, column] = place.split('_').map(Number);
    expect(seats[row!].charAt(column!)).toMatch(/[ab]/);
  }
  expect(seatsName['3_7']).toBe('4-8');
});

test.each(['is_default&projectId=710001', 'is_default=&projectId=710001'])(
  '§13.11 is_default without value parses: %s',
  async (query) => {
    await using run = await startShow();
    expect((await run.get('/buyer/list', query)).json.data.list).toHaveLength(4);
  },
);

test('§13.12 form bodies: booleans as text and repeated keys are taken', async () => {
  await using run = await startShow();
  const body =
    'project_id=710002&screen_id=720002&count=2&order_type=1&seats=12_3_7&seats=12_3_8&newRisk=True&ignoreRequestLimit=true';
  expect((await run.postForm('/order/prepare', body)).json.data.success_seats).toEqual(['12_3_7', '12_3_8']);
});

test('§13.13 buyers have members nobody listed, except in nemo-compat, which has exactly thirteen', async () => {
  const keysOf = async (options: object) => {
    await using run = await startShow(options);
    return Object.keys((await run.get('/buyer/list')).json.data.list[0]).toSorted();
  };
  const thirteen = [
    'accountId',
    'account_channel',
    'error_code',
    'id',
    'id_card_back',
    'id_card_front',
    'id_type',
    'is_default',
    'name',
    'personal_id',
    'tel',
    'uid',
    'verify_status',
  ];
  expect(await keysOf({ forms: { buyerItems: 'nemo-compat' } })).toEqual(thirteen);
  expect(await keysOf({})).toEqual([...thirteen, 'isBuyerInfoVerified', 'isBuyerValid'].toSorted());
});

test('§13.14 wire text may hold stray spaces and ASCII commas', async () => {
  await using run = await startShow();
  run.fault('strayText', 'order.prepare');
  const { prepare } = await bodiesOf(run, { projectId: 710_106 });
  const { errno, msg } = (await run.postJson('/order/prepare', prepare)).json;
  expect([errno, msg]).toEqual([100_041, '您的账号存 在异常,暂时无法购票']);
});

test('§13.15 non-JSON 412 and 429 say so in their content type', async () => {
  await using run = await startShow();
  for (const [name, status] of [
    ['gatewayBan', 412],
    ['tooManyRequests', 429],
  ] as const) {
    run.fault(name, 'project.get');
    const answer = await run.get('/project/get', 'id=710001', 0);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(answer.text).toMatch(/^<!DOCTYPE html>/);
  }
});

test('§1.1 paths are taken in any case and with doubled slashes, by the real host name too', async () => {
  await using run = await startShow();
  for (const path of ['/api/ticket/PROJECT/getv2?id=710001', '//api/ticket//project/getV2?id=710001']) {
    for (const host of ['127.0.0.1', 'show.bilibili.com']) {
      const { text } = await send(run.show, { path, headers: { host } });
      expect(JSON.parse(text)).toMatchObject({ errno: 0, data: { id: 710_001 } });
    }
  }
});
