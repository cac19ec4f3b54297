import { describe, expect, test } from 'vitest';
import { FakeShow, type Answer } from './fake-show.ts';
import {
  confirmWire,
  listedWire,
  orderWire,
  preparedWire,
  projectWire,
  screenWire,
  ticketWire,
} from './wire-samples.ts';

const contact = { buyer: '测试联系人', tel: '10012345678' };
const plain = { projectId: '710001', contact };
const realName = projectWire({ id_bind: 2, buyer_info: '2,1' });
const paper = projectWire({
  has_paper_ticket: true,
  screen_list: [screenWire({ delivery_type: 3, express_fee: 1500 })],
});
const seated = projectWire({ pick_seat: 1, screen_list: [screenWire({ pick_seat: 1 })] });
const price = (pay_money: number): Answer => ({ errno: 100034, msg: '票价错误', data: { pay_money } });

test('orders from the page id alone, every id, token and amount taken from the answer it came in', async () => {
  const show = new FakeShow();
  const { result } = await show.order(plain);
  expect(result).toEqual({
    ok: true,
    data: {
      orderId: '4000000000000001',
      status: 1,
      statusName: '待支付',
      payMoneyFen: 29800,
      payRemainSeconds: 599,
      payment: { codeUrl: 'http://127.0.0.1/pay/4000000000000001', amountFen: 29800 },
      projectId: '710001',
      screenId: '720001',
      count: 1,
      seats: [],
    },
  });
  expect(show.ids).toEqual([
    'project.getV2',
    'order.prepare',
    'order.confirmInfo',
    'order.createV2',
    'order.createstatus',
    'order.info',
    'order.getPayParam',
  ]);
  expect(show.inputs('order.prepare')[0]).toMatchObject({
    project_id: 710001,
    screen_id: 720001,
    sku_id: 730001,
    count: 1,
  });
  expect(show.inputs('order.confirmInfo')[0]).toMatchObject({ token: 'SBXPREP.0001', project_id: '710001' });
  expect(show.inputs('order.createV2')[0]).toMatchObject({
    ...contact,
    project_id: 710001,
    screen_id: 720001,
    sku_id: 730001,
    pay_money: 29800,
    token: 'SBXPREP.0001',
    again: 0,
  });
  expect(show.inputs('order.createstatus')[0]).toEqual({
    token: '0123456789abcdef',
    orderId: '4000000000000001',
    project_id: '710001',
  });
});

test('createV2 carries no value of a device or of a hand', async () => {
  const show = new FakeShow();
  await show.order(plain);
  const sent = Object.keys(show.inputs('order.createV2')[0] ?? {});
  expect(sent.filter((name) => ['deviceId', 'ctoken', 'clickPosition', 'voucher'].includes(name))).toEqual([]);
});

describe('what the input leaves out is asked of the account holder', () => {
  test('a contact', async () => {
    const show = new FakeShow();
    const paused = await show.order({ projectId: '710001' });
    expect(paused.result).toEqual({ ok: false, reason: 'paused', challenge: { kind: 'contact', ref: '710001' } });
    expect(show.ids).not.toContain('order.createV2');
    const { result } = await show.order(undefined, { contact }, paused.entries);
    expect(result).toMatchObject({ ok: true });
    expect(show.inputs('order.createV2')).toHaveLength(1);
  });

  test('no contact where the account keeps one', async () => {
    const show = new FakeShow();
    show.on('order.confirmInfo', { data: confirmWire({ contact_info: { username: '测试乙', tel: '10000000002' } }) });
    await show.order({ projectId: '710001' });
    expect(show.asked).toEqual([]);
    expect(show.inputs('order.createV2')[0]).toMatchObject({ buyer: '测试乙', tel: '10000000002' });
  });

  test('buyers, as many as the tickets of a project with one id per ticket', async () => {
    const show = new FakeShow().on('project.getV2', { data: realName });
    show.on('order.confirmInfo', { data: confirmWire({ id_bind: 2, count: 2, pay_money: 59600 }) });
    const { result } = await show.order({ projectId: '710001', count: 2 }, { buyers: ['810001', '810003'] });
    expect(result).toMatchObject({ ok: true });
    expect(show.asked[0]).toMatchObject({ kind: 'buyers', answerField: 'buyer_info', show: { needed: 2 } });
    const { buyer_info } = show.inputs('order.createV2')[0] ?? {};
    expect(JSON.parse(String(buyer_info))).toMatchObject([{ id: '810001' }, { id: '810003' }]);
  });

  test('one buyer for any count with one id per order', async () => {
    const show = new FakeShow().on('project.getV2', { data: projectWire({ id_bind: 1 }) });
    await show.order({ projectId: '710001', count: 3, buyerIds: ['810002'], payMoney: 89400 });
    expect(JSON.parse(String(show.inputs('order.createV2')[0]?.buyer_info))).toHaveLength(1);
  });

  test('an address, and delivery is paid once', async () => {
    const show = new FakeShow().on('project.getV2', { data: paper });
    show.on('order.confirmInfo', { data: confirmWire({ count: 2, pay_money: 61100, express_fee: 1500 }) });
    const { result } = await show.order({ ...plain, count: 2 }, { address: '820001' });
    expect(result).toMatchObject({ ok: true });
    expect(show.asked.map(({ kind }) => kind)).toEqual(['address']);
    expect(JSON.parse(String(show.inputs('order.createV2')[0]?.deliver_info))).toEqual({
      name: '测试收件人',
      tel: '10012345678',
      addr_id: 820001,
      addr: '沙盒省沙盒市沙盒区沙盒路1号',
    });
  });

  test('seats, of every area that has some', async () => {
    const show = new FakeShow().on('project.getV2', { data: seated });
    show.on('order.confirmInfo', { data: confirmWire({ count: 2, pay_money: 79600 }) });
    const { result } = await show.order(plain, { seats: ['12_0_0', '3_1_1'] });
    expect(result).toMatchObject({ ok: true, data: { count: 2, seats: ['12_0_0', '3_1_1'] } });
    expect(show.inputs('area.seat').map(({ area_id }) => area_id)).toEqual(['12', '3']);
    expect(show.inputs('order.prepare')[0]).toMatchObject({ seats: '["12_0_0","3_1_1"]', count: 2 });
    expect(show.inputs('order.prepare')[0]).not.toHaveProperty('sku_id');
  });

  test('a date, whose screens are those of that day', async () => {
    const dated = projectWire({
      project_type: 2,
      sales_dates: [{ date: '2030-01-01' }, { date: '2030-01-03' }],
      screen_list: [],
    });
    const show = new FakeShow().on('project.getV2', { data: dated });
    show.on('project.infoByDate', { data: { id: 710001, screen_list: [screenWire({ id: 720009 })] } });
    show.on('order.confirmInfo', { data: confirmWire({ screen_id: 720009 }) });
    const { result } = await show.order(plain, { date: '2030-01-03' });
    expect(result).toMatchObject({ ok: true, data: { screenId: '720009' } });
    expect(show.inputs('project.infoByDate')[0]).toEqual({ id: '710001', date: '2030-01-03' });
    expect(show.inputs('order.prepare')[0]).toMatchObject({ screen_id: 720009, sku_id: 730001 });
  });
});

describe('a choice that does not fit ends the journey before anything is prepared', () => {
  test.each([
    ['a screen that is not offered', { ...plain, screenId: '1' }, {}, 'ScreenNotFound'],
    [
      'no ticket class where there are two',
      plain,
      { screen_list: [screenWire({ ticket_list: [ticketWire(), ticketWire({ id: 2 })] })] },
      'TicketNotChosen',
    ],
    ['no screen where there are two', plain, { screen_list: [screenWire(), screenWire({ id: 2 })] }, 'ScreenNotChosen'],
    ['a project without screens', plain, { screen_list: undefined }, 'ScreenNotFound'],
    [
      'a ticket class that is sold out',
      plain,
      {
        screen_list: [
          screenWire({
            ticket_list: [ticketWire({ clickable: false, sale_flag: { number: 4, display_name: '已售罄' } })],
          }),
        ],
      },
      'NotBuyable',
    ],
    ['too few buyers', { ...plain, count: 2, buyerIds: ['810001'] }, { id_bind: 2 }, 'BuyersMismatch'],
    ['one buyer named twice', { ...plain, count: 2, buyerIds: ['810001', '810001'] }, { id_bind: 2 }, 'BuyersMismatch'],
    ['a buyer of somebody else', { ...plain, buyerIds: ['1'] }, { id_bind: 1 }, 'BuyerNotFound'],
    [
      'an unknown address',
      { ...plain, addressId: '1' },
      { screen_list: [screenWire({ delivery_type: 3 })] },
      'AddressNotFound',
    ],
    ['a taken seat', { ...plain, seats: ['12_1_0'] }, { screen_list: [screenWire({ pick_seat: 1 })] }, 'SeatNotFree'],
    [
      'a seat named twice',
      { ...plain, seats: ['12_1_1', '12_1_1'] },
      { screen_list: [screenWire({ pick_seat: 1 })] },
      'SeatNotFree',
    ],
    [
      'more tickets than seats',
      { ...plain, count: 2, seats: ['12_1_1'] },
      { screen_list: [screenWire({ pick_seat: 1 })] },
      'SeatsMismatch',
    ],
    [
      'a date that is not sold',
      { ...plain, date: '2030-02-01' },
      { sales_dates: [{ date: '2030-01-01' }] },
      'DateNotOnSale',
    ],
  ] as const)('%s', async (_name, input, over, code) => {
    const show = new FakeShow().on('project.getV2', { data: projectWire(over) });
    const { result } = await show.order(input as typeof plain);
    expect(result).toMatchObject({ ok: false, reason: 'failed', failure: { code } });
    expect(show.ids).not.toContain('order.prepare');
  });
});

describe('a price that changed', () => {
  test('is asked about, and the order sent once more with the same token', async () => {
    const show = new FakeShow();
    show.on('order.createV2', price(31300), { data: { orderId: 4000000000000001, token: 'abc' } });
    const { result } = await show.order(plain, { priceChange: true });
    expect(result).toMatchObject({ ok: true });
    expect(show.asked[0]).toMatchObject({ kind: 'priceChange', show: { agreedFen: 29800, wantedFen: 31300 } });
    expect(show.inputs('order.createV2').map(({ pay_money, token }) => [pay_money, token])).toEqual([
      [29800, 'SBXPREP.0001'],
      [31300, 'SBXPREP.0001'],
    ]);
  });

  test('declined, creates nothing', async () => {
    const show = new FakeShow().on('order.createV2', price(31300));
    const { result } = await show.order(plain, { priceChange: false });
    expect(result).toMatchObject({ ok: false, failure: { code: 'PriceDeclined', kind: 'expired' } });
    expect(show.inputs('order.createV2')).toHaveLength(1);
  });

  test('on the confirm page is asked about before createV2', async () => {
    const show = new FakeShow().on('order.confirmInfo', { data: confirmWire({ pay_money: 31300 }) });
    const { result } = await show.order(plain);
    expect(result).toMatchObject({ ok: false, reason: 'paused', challenge: { kind: 'priceChange' } });
    expect(show.ids).not.toContain('order.createV2');
  });

  test('to less is no question', async () => {
    const show = new FakeShow().on('order.confirmInfo', { data: confirmWire({ pay_money: 20000 }) });
    expect((await show.order(plain)).result).toMatchObject({ ok: true });
    expect(show.asked).toEqual([]);
  });

  test('again and again, ends', async () => {
    const show = new FakeShow().on('order.createV2', price(1), price(2), price(3), price(4), price(5));
    expect((await show.order(plain, { priceChange: true })).result).toMatchObject({
      failure: { code: 'StillChallenged' },
    });
    expect(show.inputs('order.createV2')).toHaveLength(4);
  });
});

describe('a challenge', () => {
  const challenge: Answer = {
    errno: -401,
    data: { token: '', ga_data: { riskParams: { v_voucher: 'voucher_1', decision_type: 'verify', ip: '127.0.0.1' } } },
  };

  test('at prepare pauses, and the answer of the account holder goes into gaia_vtoken', async () => {
    const show = new FakeShow().on('order.prepare', challenge, { data: preparedWire() });
    const paused = await show.order(plain);
    expect(paused.result).toEqual({
      ok: false,
      reason: 'paused',
      challenge: { kind: 'riskControl', ref: 'voucher_1' },
    });
    const { result } = await show.order(undefined, { riskControl: 'ANSWER' }, paused.entries);
    expect(result).toMatchObject({ ok: true });
    expect(show.asked.at(-1)?.answerField).toBe('gaia_vtoken');
    const queries = show.sent.filter(({ id }) => id === 'order.prepare').map(({ request }) => request.query);
    expect(queries).toEqual([
      [['project_id', '710001']],
      [
        ['project_id', '710001'],
        ['gaia_vtoken', 'ANSWER'],
      ],
    ]);
  });

  test.each([-401, 401, 100044])('%d at createV2 pauses, and the answer goes into voucher', async (errno) => {
    const show = new FakeShow();
    show.on('order.createV2', { errno, data: null }, { data: { orderId: 1, token: 'abc' } });
    const { result } = await show.order(plain, { riskControl: 'ANSWER' });
    expect(result).toMatchObject({ ok: true });
    expect(show.inputs('order.createV2').map(({ voucher }) => voucher)).toEqual([undefined, 'ANSWER']);
  });

  test('answered elsewhere carries nothing', async () => {
    const show = new FakeShow().on('order.prepare', challenge, { data: preparedWire() });
    await show.order(plain, { riskControl: '' });
    expect(show.inputs('order.prepare')).toHaveLength(2);
    expect(show.sent.filter(({ id }) => id === 'order.prepare').at(-1)?.request.query).toEqual([
      ['project_id', '710001'],
    ]);
  });

  test('that does not go away ends the journey', async () => {
    const show = new FakeShow().on('order.prepare', challenge);
    const { result } = await show.order(plain, { riskControl: 'ANSWER' });
    expect(result).toMatchObject({ ok: false, failure: { code: 'StillChallenged', kind: 'challenge' } });
    expect(show.inputs('order.prepare')).toHaveLength(4);
  });
});

describe('a create whose answer is lost', () => {
  const mine = listedWire();
  const list = (...orders: unknown[]): Answer => ({ data: { total: orders.length, list: orders } });

  test.each<[string, Answer]>([
    ['a dropped connection', 'lost'],
    ['a gateway that fails', { status: 504 }],
  ])('is settled by looking it up after %s, never by creating again', async (_name, answer) => {
    const show = new FakeShow().on('order.createV2', answer);
    const { result } = await show.order(plain);
    expect(result).toMatchObject({ ok: true, data: { orderId: '4000000000000001', payment: { amountFen: 29800 } } });
    expect(show.ids.filter((id) => id === 'order.createV2')).toHaveLength(1);
    expect(show.ids).not.toContain('order.createstatus');
  });

  test.each([
    ['older', listedWire({ ctime: '2029-11-22 08:01:25' })],
    ['of another project', listedWire({ item_id: 710002 })],
    ['of another screen', listedWire({ item_info: { screen_id: '720002' } })],
    ['of another count', listedWire({ count: 2 })],
    ['of another total', listedWire({ pay_money: 100 })],
    ['paid already', listedWire({ status: 2 })],
  ])('is not taken for an order that is %s', async (_name, other) => {
    const show = new FakeShow().on('order.createV2', 'lost').on('order.list', list(other));
    const { result } = await show.order(plain);
    expect(result).toMatchObject({ ok: false, stepId: 'createV2', failure: { code: 'UNSETTLED' } });
    expect(show.ids.filter((id) => id === 'order.createV2')).toHaveLength(1);
  });

  test('is not guessed between two orders that fit', async () => {
    const show = new FakeShow().on('order.createV2', 'lost');
    show.on('order.list', list(mine, listedWire({ order_id: '4000000000000002' })));
    expect((await show.order(plain)).result).toMatchObject({ failure: { code: 'UNSETTLED' } });
  });

  test('is found when it shows up late, and by a later run', async () => {
    const show = new FakeShow().on('order.createV2', 'lost').on('order.list', list(), list(), list(mine));
    expect((await show.order(plain)).result).toMatchObject({ ok: true });
    const later = new FakeShow().on('order.createV2', 'lost').on('order.list', list());
    const { result, entries } = await later.order(plain);
    expect(result).toMatchObject({ failure: { code: 'UNSETTLED' } });
    later.on('order.list', list(mine));
    expect((await later.order(undefined, {}, entries)).result).toMatchObject({ ok: true });
    expect(later.ids.filter((id) => id === 'order.createV2')).toHaveLength(1);
  });
});

describe('after createV2', () => {
  test('createstatus is asked at a growing pause until the order is locked', async () => {
    const show = new FakeShow();
    const pending: Answer = { errno: 100012, msg: '订单未完成,请等待', data: { order_id: 4000000000000001 } };
    show.on('order.createstatus', pending, pending, { errno: 100079 }, pending, {
      data: { order_id: '4000000000000001' },
    });
    expect((await show.order(plain)).result).toMatchObject({ ok: true });
    expect(show.slept).toEqual([1_000, 2_000, 4_000, 5_000]);
  });

  test('createstatus is asked at the pause the server names, where it names one', async () => {
    const show = new FakeShow();
    const pending: Answer = { errno: 100012, retryAfter: '9' };
    show.on('order.createstatus', pending, { data: { order_id: '4000000000000001' } });
    expect((await show.order(plain)).result).toMatchObject({ ok: true });
    expect(show.slept).toEqual([9_000]);
  });

  test.each([
    ['0', 1_000],
    ['999999', 0],
  ])('a Retry-After of %s neither spins nor sleeps for days', async (retryAfter, firstPauseMs) => {
    const show = new FakeShow().on('order.createstatus', { errno: 100012, retryAfter });
    expect((await show.order(plain)).result).toMatchObject({ failure: { code: 'OrderPending' } });
    expect(show.slept[0] ?? 0).toBe(firstPauseMs);
  });

  test('an order that never locks ends the journey, typed', async () => {
    const show = new FakeShow().on('order.createstatus', { errno: 100012 });
    expect((await show.order(plain)).result).toMatchObject({
      stepId: 'createstatus',
      failure: { code: 'OrderPending' },
    });
    expect(show.slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(290_000);
  });

  test('a phantom is no order', async () => {
    const show = new FakeShow().on('order.createstatus', { errno: 100009, msg: '库存不足' });
    expect((await show.order(plain)).result).toMatchObject({ stepId: 'createstatus', failure: { kind: 'soldOut' } });
    expect(show.ids).not.toContain('order.info');
  });

  test('nothing is to be paid for an order of 0 yuan', async () => {
    const free = ticketWire({ price: 0 });
    const show = new FakeShow().on('project.getV2', {
      data: projectWire({ screen_list: [screenWire({ ticket_list: [free] })] }),
    });
    show.on('order.confirmInfo', { data: confirmWire({ pay_money: 0 }) });
    show.on('order.createstatus', { errno: 100040, msg: '0元订单', data: null });
    show.on('order.info', { data: orderWire({ status: 2, sub_status: 2, pay_money: 0, pay_remain_time: 0 }) });
    const { result } = await show.order(plain);
    expect(result).toMatchObject({ ok: true, data: { payment: null, status: 2 } });
    expect(show.ids).not.toContain('order.getPayParam');
  });

  test('defaultBBR created nothing', async () => {
    const show = new FakeShow().on('order.createV2', { data: { orderId: 1, token: 'x' }, msg: 'defaultBBR' });
    expect((await show.order(plain)).result).toMatchObject({ stepId: 'createV2', failure: { code: 'NotCreated' } });
    expect(show.ids).not.toContain('order.createstatus');
  });

  test('a refusal of createV2 is final: the journey sends it once', async () => {
    for (const errno of [3, 211, 219, 221, 100001, 100003, 100009, 100048, 900001, 900002, 209001]) {
      const show = new FakeShow().on('order.createV2', { errno });
      expect((await show.order(plain)).result).toMatchObject({ ok: false, reason: 'failed', stepId: 'createV2' });
      expect(show.inputs('order.createV2')).toHaveLength(1);
      expect(show.slept).toEqual([]);
    }
  });
});

test('a prepare token that lapsed is renewed once', async () => {
  const show = new FakeShow();
  show.on('order.createV2', { errno: 100051 }, { data: { orderId: 1, token: 'abc' } });
  expect((await show.order(plain)).result).toMatchObject({ ok: true });
  expect(show.inputs('order.prepare')).toHaveLength(2);
  const twice = new FakeShow().on('order.createV2', { errno: 100050 });
  expect((await twice.order(plain)).result).toMatchObject({ failure: { code: 'TokenInvalid' } });
  expect(twice.inputs('order.createV2')).toHaveLength(2);
});

test('the ptoken of a hot project is echoed without "=" in both queries and the body', async () => {
  const show = new FakeShow().on('order.prepare', { data: preparedWire({ ptoken: 'a=b==' }) });
  expect((await show.order(plain)).result).toMatchObject({ ok: true });
  expect(show.inputs('order.confirmInfo')[0]?.ptoken).toBe('ab');
  expect(show.inputs('order.createV2')[0]?.ptoken).toBe('ab');
  const create = show.sent.find(({ id }) => id === 'order.createV2');
  expect(create?.request.query).toEqual([
    ['project_id', '710001'],
    ['ptoken', 'ab'],
  ]);
});

test('seats that were taken between the map and prepare end the journey before the order', async () => {
  const show = new FakeShow().on('project.getV2', { data: seated });
  show.on('order.prepare', { data: preparedWire({ success_seats: ['12_0_0'], failed_seats: ['12_0_1'] }) });
  const { result } = await show.order({ ...plain, seats: ['12_0_0', '12_0_1'] });
  expect(result).toMatchObject({ ok: false, stepId: 'prepare', failure: { code: 'SeatNotFree', kind: 'soldOut' } });
  expect(show.ids).not.toContain('order.createV2');
});

test('a discount goes through prepare, the confirm page and createV2', async () => {
  const discounted = ticketWire({ discount_act: { act_id: 9001, act_type: 6 } });
  const show = new FakeShow().on('project.getV2', {
    data: projectWire({ screen_list: [screenWire({ ticket_list: [discounted] })] }),
  });
  show.on('order.confirmInfo', { data: confirmWire({ order_type: 6, act: { act_id: 9001 } }) });
  await show.order(plain);
  expect(show.inputs('order.prepare')[0]).toMatchObject({ order_type: 6, act_id: 9001 });
  expect(show.inputs('order.createV2')[0]).toMatchObject({ order_type: 6, act_id: 9001 });
});

describe('orderCreateUrl', () => {
  const showOrigin = 'http://127.0.0.1:4000';

  test.each([
    ['', undefined],
    ['/api/ticket/order/createV2', undefined],
    [`${showOrigin}/api/ticket/order/createV2?project_id=1`, showOrigin],
    [`${showOrigin}//api/ticket/order/CREATEV2`, `${showOrigin}/`],
  ])('%j is the endpoint itself', async (orderCreateUrl, origin) => {
    const show = new FakeShow().on('order.confirmInfo', { data: confirmWire({ orderCreateUrl }) });
    expect((await show.order({ ...plain, showOrigin: origin })).result).toMatchObject({ ok: true });
  });

  test.each([
    ['https://elsewhere.test/api/ticket/order/createV2', showOrigin],
    ['http://127.0.0.1:4001/api/ticket/order/createV2', showOrigin],
    ['//elsewhere.test/api/ticket/order/createV2', showOrigin],
    ['/\\elsewhere.test/api/ticket/order/createV2', showOrigin],
    [`${showOrigin}/api/ticket/order/createV3`, showOrigin],
    [`${showOrigin}/api/ticket/order/createV2`, undefined],
    ['http://own.invalid/api/ticket/order/createV2', undefined],
    ['javascript:createV2', undefined],
    ['http://', showOrigin],
  ])('%j is foreign and refused before anything is created', async (orderCreateUrl, origin) => {
    const show = new FakeShow().on('order.confirmInfo', { data: confirmWire({ orderCreateUrl }) });
    const { result } = await show.order({ ...plain, showOrigin: origin });
    expect(result).toMatchObject({ ok: false, failure: { code: 'CreateUrlRefused', kind: 'refused' } });
    expect(show.ids).not.toContain('order.createV2');
  });
});
