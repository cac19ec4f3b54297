import {
  decodeResponse,
  encodeRequest,
  parseJson,
  requestTarget,
  stringifyJson,
  type WireResponse,
} from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  areasOf,
  areaSeat,
  bilibiliShow,
  BILIBILI_SHOW_FAILURES,
  buyer,
  confirmInfo,
  createBilibiliShow,
  created,
  createStatus,
  decodeSeatMap,
  expressFeeFen,
  listedOrder,
  orderInfo,
  payParam,
  place,
  prepared,
  project,
  purchaseKindOf,
  screen,
  ticket,
} from '../src/index.ts';
import { pitfalls } from './contract-document.ts';
import * as wire from './wire-samples.ts';

const { order, buyer: buyers } = bilibiliShow.endpoints;
const forms = createBilibiliShow({ bodies: 'form' }).endpoints;
const answer = (body: unknown): WireResponse => ({ status: 200, headers: {}, bodyText: JSON.stringify(body) });
const create = {
  project_id: '710001',
  screen_id: '720001',
  sku_id: '730001',
  count: 1,
  pay_money: 29800,
  order_type: 1,
  timestamp: new Date(1_890_000_123_000),
  token: 'SBXPREP.0001',
} as const;

describe('pitfall 1: ids', () => {
  test('a 16-digit number, digit text and a number beyond 2^53 arrive as the same digits', () => {
    const read = (text: string) => z.decode(created, parseJson(`{"orderId":${text}}`) as never).orderId;
    expect(read('4007620767596999')).toBe('4007620767596999');
    expect(read('"4007620767596999"')).toBe('4007620767596999');
    expect(read('9007199254740993')).toBe('9007199254740993');
  });

  test('an integer that JavaScript rounded is refused loudly', () => {
    expect(z.safeDecode(created, { orderId: 2 ** 53 }).success).toBe(false);
    expect(z.safeDecode(created, { orderId: 1.5 }).success).toBe(false);
  });

  test('an id is written as an integer of any length', () => {
    expect(stringifyJson(z.encode(created, { orderId: '9007199254740993' }))).toBe('{"orderId":9007199254740993}');
  });
});

test('pitfall 2: the same id in different types compares equal', () => {
  const id = '4000000000000001';
  expect(z.decode(created, { orderId: 4000000000000001 }).orderId).toBe(id);
  expect(z.decode(createStatus, { order_id: id }).order_id).toBe(id);
  expect(z.decode(createStatus, { order_id: 4000000000000001 }).order_id).toBe(id);
  expect(z.decode(payParam, { orderId: id }).orderId).toBe(id);
  expect(z.decode(listedOrder, wire.listedWire() as never).order_id).toBe(id);
  const screens = [z.decode(orderInfo, wire.orderWire() as never), z.decode(listedOrder, wire.listedWire() as never)];
  expect(screens.map(({ item_info }) => item_info?.screen_id)).toEqual(['720001', '720001']);
});

test.each([[{}], [null], [[]], [{ token: 1, list: 'x' }], ['text'], [undefined]])(
  'pitfall 3: data on failure %j is never read as data',
  (data) => {
    for (const target of [order.prepare, order.createV2, order.confirmInfo, order.info, buyers.list]) {
      const outcome = decodeResponse(target, answer({ errno: 100009, errtag: 0, msg: '库存不足', data }));
      expect(outcome).toMatchObject({ ok: false, code: 'OutOfStock' });
    }
  },
);

describe('pitfall 4: one key, several types', () => {
  test('sale_flag is text at the project and an object below', () => {
    const read = z.decode(project, wire.projectWire() as never);
    expect(read.sale_flag).toBe('预售中');
    expect(read.screen_list?.[0]?.sale_flag).toEqual({ number: 2, display_name: '预售中' });
    expect(read.screen_list?.[0]?.ticket_list[0]?.sale_flag?.number).toBe(2);
  });

  test('sale_start is seconds at the screen and Beijing time as text at the ticket', () => {
    const own = { ...wire.ticketWire(), sale_start: '2029-11-22 05:20:00' };
    expect(z.decode(ticket, own as never).sale_start).toEqual(new Date(1_889_990_400_000));
    expect(z.decode(ticket, own as never).saleStart).toEqual(new Date(1_890_000_000_000));
    expect(z.decode(screen, wire.screenWire() as never).sale_start).toEqual(new Date(1_890_000_000_000));
    expect(z.safeDecode(screen, wire.screenWire({ sale_start: '2029-11-22 05:20:00' }) as never).success).toBe(false);
  });

  test.each([0, 1, true, false, '0', '1', 'true', 'False'])('need_contact and has_paper_ticket as %j', (flag) => {
    const read = z.decode(project, wire.projectWire({ need_contact: flag, has_paper_ticket: flag }) as never);
    const expected = ['1', 'true'].includes(String(flag).toLowerCase());
    expect([read.need_contact, read.has_paper_ticket]).toEqual([expected, expected]);
  });

  test('error_code, orderExpire and traceId as text or number', () => {
    const [one] = wire.BUYERS_WIRE.list;
    for (const error_code of ['0', 0]) expect(z.decode(buyer, { ...one, error_code } as never).error_code).toBe('0');
    for (const orderExpire of ['600', 600]) expect(z.decode(payParam, { orderExpire }).orderExpire).toBe(600);
    for (const traceId of ['sbx', 4_294_967_296]) expect(z.decode(payParam, { traceId }).traceId).toBe(traceId);
  });
});

describe('pitfall 5: JSON inside strings', () => {
  const people = {
    buyer_info: [{ id: '810001', name: '测试甲' }],
    deliver_info: { name: '测试收件人', tel: '10012345678', addr_id: '820001', addr: '沙盒路1号' },
    seats: ['12_3_7'],
  };

  test('stays a string in a JSON body and in a form', () => {
    const body = { ...create, ...people };
    const sent = JSON.parse(encodeRequest(order.createV2, { body }).bodyText ?? '') as Record<string, unknown>;
    const formed = new URLSearchParams(encodeRequest(forms.order.createV2, { body }).bodyText ?? '');
    for (const name of ['buyer_info', 'deliver_info', 'seats'] as const) {
      expect(typeof sent[name]).toBe('string');
      expect(formed.get(name)).toBe(sent[name]);
    }
    expect(JSON.parse(String(sent.buyer_info))).toEqual(people.buyer_info);
  });

  test('clickPosition passes through as it is given, and is text in a form', () => {
    const body = { ...create, clickPosition: { x: 1, y: 1, origin: 1, now: 2 } };
    expect(JSON.parse(encodeRequest(order.createV2, { body }).bodyText ?? '')).toMatchObject({
      clickPosition: body.clickPosition,
    });
    const formed = new URLSearchParams(encodeRequest(forms.order.createV2, { body }).bodyText ?? '');
    expect(formed.get('clickPosition')).toBe('{"x":1,"y":1,"origin":1,"now":2}');
    const text = encodeRequest(forms.order.createV2, { body: { ...create, clickPosition: 'x' } }).bodyText;
    expect(new URLSearchParams(text ?? '').get('clickPosition')).toBe('x');
  });

  test('performance_image is read out of its string', () => {
    const read = z.decode(project, wire.projectWire() as never);
    expect(read.performance_image?.first?.url).toBe('//127.0.0.1/a.png');
  });
});

describe('pitfall 6: names that collide', () => {
  test('buyer_info is a rule in answers and in prepare, a list in createV2', () => {
    expect(z.decode(project, wire.projectWire({ buyer_info: '2,1' }) as never).buyer_info).toBe('2,1');
    expect(z.decode(confirmInfo, wire.confirmWire({ buyer_info: '2,1' }) as never).buyer_info).toBe('2,1');
    const { token: _token, timestamp: _time, pay_money: _money, ...rest } = create;
    const sent = encodeRequest(order.prepare, { body: { ...rest, buyer_info: '2,1' } }).bodyText;
    expect(JSON.parse(sent ?? '')).toMatchObject({ buyer_info: '2,1' });
    expect(() => encodeRequest(order.createV2, { body: { ...create, buyer_info: '2,1' as never } })).toThrow(
      /\/body\/buyer_info/,
    );
  });

  test('buyer is a contact in createV2, a person in buyer_infos, and null in a buyer', () => {
    const infos = [{ buyer: '测试甲', id_type: 0 }];
    expect(z.decode(orderInfo, wire.orderWire({ buyer_infos: infos }) as never).buyer_infos).toEqual(infos);
    expect(z.decode(buyer, { ...wire.BUYERS_WIRE.list[0], buyer: null } as never).buyer).toBeNull();
  });

  test('the three tokens are three fields: of prepare in, of prepare out, of the order', () => {
    const { timestamp: _time, pay_money: _money, ...rest } = create;
    expect(encodeRequest(order.prepare, { body: { ...rest, token: '' } }).bodyText).toContain('"token":""');
    expect(z.decode(prepared, wire.preparedWire() as never).token).toBe('SBXPREP.0001');
    expect(z.decode(created, { orderId: 1, token: '0123456789abcdef0123456789abcdef' }).token).toMatch(
      /^[0-9a-f]{32}$/,
    );
    // an order token is never taken for a prepare token
    expect(z.safeDecode(prepared, { ...wire.preparedWire(), token: '' }).success).toBe(false);
  });
});

test('pitfall 7: ticket_type 1 is paper, delivery_type 1 is electronic', () => {
  const base = z.decode(project, wire.projectWire() as never);
  const kind = (delivery_type: number, ticket_type: number) =>
    purchaseKindOf(base, z.decode(screen, wire.screenWire({ delivery_type, ticket_type }) as never)).paper;
  expect(kind(1, 1)).toBe(false);
  expect(kind(3, 2)).toBe(true);
  expect(kind(4, 2)).toBe(true);
});

test.each([
  [-1, false, 0],
  [-2, false, 0],
  [0, false, 0],
  [1500, false, 1500],
  [1500, true, 0],
])('pitfall 8: express_fee %d with free delivery %j adds %d', (express_fee, express_free_flag, fen) => {
  expect(expressFeeFen({ express_fee, express_free_flag })).toBe(fen);
});

describe('pitfall 9: empty text for a list, null for an object', () => {
  test('performance_desc.details', () => {
    const details = z.decode(project, wire.projectWire() as never).performance_desc?.list.map((row) => row.details);
    expect(details).toEqual([[{ title: '实名认证', content: '无需实名' }], '<p>沙盒</p>']);
  });

  test('link_sc_name and buyer_infos', () => {
    const named = (link_sc_name: unknown) =>
      z.decode(confirmInfo, wire.confirmWire({ ticket_info: { price: 1, link_sc_name } }) as never).ticket_info
        .link_sc_name;
    expect([named(''), named(['a'])]).toEqual([[], ['a']]);
    const people = (buyer_infos: unknown) => z.decode(orderInfo, wire.orderWire({ buyer_infos }) as never).buyer_infos;
    expect([people(''), people([])]).toEqual([[], []]);
    expect(z.encode(orderInfo, z.decode(orderInfo, wire.orderWire() as never)).buyer_infos).toEqual([]);
  });

  test('buyerList, discount_act and act', () => {
    for (const buyerList of [null, { list: [], max_limit: 4 }]) {
      expect(z.decode(confirmInfo, wire.confirmWire({ buyerList }) as never).buyerList).toEqual(buyerList);
    }
    expect(z.decode(confirmInfo, wire.confirmWire({ act: { act_id: 9001 } }) as never).act?.act_id).toBe('9001');
    const discount_act = { act_id: 9001, act_type: 6 };
    expect(z.decode(ticket, wire.ticketWire({ discount_act }) as never).discount_act).toMatchObject({ act_id: '9001' });
  });
});

test('pitfall 10: areas come in the platform’s order, not in that of integer-like keys', () => {
  const read = z.decode(place, wire.PLACE_WIRE as never);
  expect(Object.keys(read.area_name ?? {})).toEqual(['3', '7', '12']);
  expect(areasOf(read).map(({ id }) => id)).toEqual(['12', '3', '7']);
  expect(decodeSeatMap('12', z.decode(areaSeat, wire.AREA_WIRE as never))[0]?.code).toBe('12_0_0');
});

test('pitfall 11: is_default travels without a value', () => {
  const request = encodeRequest(buyers.list, { query: { is_default: '', projectId: '710001' } });
  expect(requestTarget(request)).toBe('/api/ticket/buyer/list?is_default=&projectId=710001');
});

describe('pitfall 12: form bodies', () => {
  test('booleans are text, and "false" is false', () => {
    const schema = forms.order.createV2.body.schema.shape.newRisk;
    for (const text of ['true', 'True', '1', true, 1]) expect(z.decode(schema, text as never)).toBe(true);
    for (const text of ['false', 'False', '0', false, 0]) expect(z.decode(schema, text as never)).toBe(false);
    expect(z.safeDecode(schema, 'yes').success).toBe(false);
    const body = { ...create, newRisk: false };
    expect(new URLSearchParams(encodeRequest(forms.order.createV2, { body }).bodyText ?? '').get('newRisk')).toBe(
      'false',
    );
  });

  test('numbers are text, and again is 0 or 1', () => {
    const { count, again } = forms.order.createV2.body.schema.shape;
    expect([z.decode(count, '2'), z.decode(count, 2)]).toEqual([2, 2]);
    expect(z.encode(again, true)).toBe(1);
  });

  test('arrays repeat their key', () => {
    const { createV2 } = createBilibiliShow({ bodies: 'form', seats: 'repeated' }).endpoints.order;
    const { bodyText } = encodeRequest(createV2, { body: { ...create, seats: ['12_3_7', '12_3_8'] } });
    expect(bodyText).toContain('seats=12_3_7&seats=12_3_8');
  });
});

test('pitfall 13: answers may have more keys, requests may not', () => {
  const read = z.decode(project, wire.projectWire({ new_key: { a: 1 } }) as never);
  expect(read.new_key).toEqual({ a: 1 });
  const more = { ...wire.BUYERS_WIRE.list[0], isBuyerValid: true };
  expect(z.decode(buyer, more as never).isBuyerValid).toBe(true);
  expect(() => encodeRequest(order.createV2, { body: { ...create, sku: 1 } as never })).toThrow(/sku/);
});

test.each([
  '您的账号存在异常，暂时无法购票',
  '您的账号 存在异常，暂时无法购票',
  '您的账号存在异常,暂时无法购票',
  '',
  '库存不足',
])('pitfall 14: the text %j does not decide, the number does', (msg) => {
  const outcome = decodeResponse(order.createV2, answer({ errno: 100041, msg, data: null }));
  expect(outcome).toMatchObject({ code: 'NotOnSaleYet', ...BILIBILI_SHOW_FAILURES.NotOnSaleYet, message: msg });
});

test.each([
  [412, 'text/html', '<html>412</html>', 'GatewayBanned'],
  [429, 'text/plain', 'Too Many Requests', 'TooManyRequests'],
  [429, 'application/json', '{"errno":0,"data":{"orderId":1,"token":"x"}}', 'TooManyRequests'],
  [503, 'text/html', '', 'GatewayFailed'],
  [502, 'text/html', '<html>', 'GatewayFailed'],
  [200, 'text/html', '<html>', 'BODY_NOT_JSON'],
])('pitfall 15: HTTP %d with %s is judged before any JSON', (status, type, bodyText, code) => {
  const outcome = decodeResponse(order.createV2, { status, headers: { 'content-type': type }, bodyText });
  expect(outcome).toMatchObject({ ok: false, code, status });
});

test('every pitfall of the contract has a test named after it', async () => {
  const { readFile } = await import('node:fs/promises');
  const own = await readFile(new URL(import.meta.url), 'utf8');
  const tested = new Set([...own.matchAll(/'pitfall (\d+):/g)].map(([, number]) => number));
  expect(pitfalls().length).toBe(15);
  expect(pitfalls().filter((number) => !tested.has(number))).toEqual([]);
});
