import { encodeRequest, isContractError, listEndpoints, requestTarget, type WireRequest } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { createWashcar, washcar, WASHCAR_PATHS } from '../src/index.ts';

const { account, region, goods, order, shop, channel } = washcar.endpoints;

const CASES: readonly (readonly [WireRequest, method: string, target: string, bodyText: string | null])[] = [
  [encodeRequest(account.balance, {}), 'GET', '/api/account/balance', null],
  [encodeRequest(region.cities, {}), 'GET', '/api/region/cities', null],
  [
    encodeRequest(region.districts, { query: { cityCode: '110100' } }),
    'GET',
    '/api/region/districts?cityCode=110100',
    null,
  ],
  [
    encodeRequest(goods.list, {
      query: { cityCode: '110100', categoryId: 'C1', keyword: '精洗 +', page: 0, size: 100 },
    }),
    'GET',
    '/api/goods/list?cityCode=110100&categoryId=C1&keyword=%E7%B2%BE%E6%B4%97%20%2B&page=0&size=100',
    null,
  ],
  [encodeRequest(goods.list, {}), 'GET', '/api/goods/list', null],
  [encodeRequest(goods.detail, { query: { goodsId: 'G001' } }), 'GET', '/api/goods/detail?goodsId=G001', null],
  [encodeRequest(goods.categories, {}), 'GET', '/api/goods/categories', null],
  [
    encodeRequest(order.bookingUrl, { query: { channelOrderNo: 'CH-1', code: 'V-1' } }),
    'GET',
    '/api/order/booking-url?channelOrderNo=CH-1&code=V-1',
    null,
  ],
  [
    encodeRequest(order.cancel, { body: { orderNo: 'B1', reason: '改期' } }),
    'POST',
    '/api/order/cancel',
    '{"orderNo":"B1","reason":"改期"}',
  ],
  [
    encodeRequest(order.create, {
      body: {
        channelOrderNo: 'CH-1',
        mobile: '10012345678',
        goodsId: 'G001',
        goodsItemId: 'GI001',
        cityCode: '110100',
      },
    }),
    'POST',
    '/api/order/create',
    '{"channelOrderNo":"CH-1","mobile":"10012345678","goodsId":"G001","goodsItemId":"GI001","cityCode":"110100"}',
  ],
  [encodeRequest(order.detail, { query: { orderNo: 'B1' } }), 'GET', '/api/order/detail?orderNo=B1', null],
  [
    encodeRequest(shop.list, {
      query: { cityCode: '110100', areaCode: '110105', longitude: '116.397', latitude: '-39.9', page: 1 },
    }),
    'GET',
    '/api/shop/list?cityCode=110100&areaCode=110105&longitude=116.397&latitude=-39.9&page=1',
    null,
  ],
  [encodeRequest(shop.detail, { query: { shopId: 'S1' } }), 'GET', '/api/shop/detail?shopId=S1', null],
  [encodeRequest(channel.verify, {}), 'GET', '/api/channel/verify', null],
];

describe('every endpoint on the wire', () => {
  test.each(CASES.map((row) => [row[0].endpointId, row] as const))('%s', (_id, [request, method, target, bodyText]) => {
    expect({ method: request.method, target: requestTarget(request), bodyText: request.bodyText }).toEqual({
      method,
      target,
      bodyText,
    });
    expect(request.origin).toBe('api');
    expect(request.headers).toEqual({
      accept: 'application/json',
      ...(bodyText !== null && { 'content-type': 'application/json; charset=UTF-8' }),
    });
  });

  test('no endpoint is left out', () => {
    expect(new Set(CASES.map(([request]) => request.endpointId))).toEqual(new Set(Object.keys(WASHCAR_PATHS)));
    expect(listEndpoints(washcar).map((each) => each.id)).toHaveLength(13);
  });
});

describe('the portable subset of washcar §2.4', () => {
  test('empty optional members are left out', () => {
    const request = encodeRequest(goods.list, { query: { cityCode: '', categoryId: null, keyword: undefined } });
    expect(requestTarget(request)).toBe('/api/goods/list');
    expect(encodeRequest(order.cancel, { body: { orderNo: 'B1', channelOrderNo: '', reason: null } }).bodyText).toBe(
      '{"orderNo":"B1"}',
    );
  });

  const BLANKS = [
    ' ',
    '\t',
    '\u0000',
    '\u0001',
    '\u001f',
    '\u00a0',
    '\u1680',
    '\u180e',
    '\u2007',
    '\u200a',
    '\u2028',
    '\u202f',
    '\u205f',
    '\u2800',
    '\u3000',
    '\u3164',
    '\ufeff',
    ' \u00a0\u3000',
  ];
  test.each(BLANKS.map((blank) => [escape(blank), blank] as const))('text of only %s is refused', (_name, blank) => {
    expect(() => encodeRequest(goods.list, { query: { keyword: blank } })).toThrow('/query/keyword');
    expect(() => encodeRequest(goods.detail, { query: { goodsId: blank } })).toThrow('/query/goodsId');
  });

  test.each([['\u200b'], ['\u0085'], ['\u2060'], ['x '], ['\u3000x']])(
    'text that no server counts as blank passes as it is (%j)',
    (text) => {
      expect(encodeRequest(goods.list, { query: { keyword: text } }).query).toEqual([['keyword', text]]);
    },
  );

  test.each([['\ud83d'], ['a\udc00b']])('an unpaired surrogate is refused (%j)', (text) => {
    expect(() => encodeRequest(goods.list, { query: { keyword: text } })).toThrow('unpaired surrogate');
  });

  const order1 = {
    channelOrderNo: 'CH-1',
    mobile: '10012345678',
    goodsId: 'G001',
    goodsItemId: 'GI001',
    cityCode: '110100',
  };
  test.each([
    ['mobile', '1001234567'],
    ['mobile', '20012345678'],
    ['mobile', ''],
    ['cityCode', '11010'],
    ['channelOrderNo', 'x'.repeat(65)],
    ['channelOrderNo', ''],
    ['goodsId', ''],
    ['goodsItemId', ' '],
  ])('create refuses %s %j and names the place, never the value', (name, value) => {
    const error = caught(() => encodeRequest(order.create, { body: { ...order1, [name]: value } }));
    expect(error.code).toBe('REQUEST_INVALID');
    expect(error.issues.every((issue) => issue.pointer === `/body/${name}`)).toBe(true);
    if (value.length > 3) expect(error.message).not.toContain(value);
  });

  test.each([
    [{ page: -1 }, '/query/page'],
    [{ page: 0.5 }, '/query/page'],
    [{ size: 0 }, '/query/size'],
    [{ size: 101 }, '/query/size'],
    [{ longitude: '180.1' }, '/query/longitude'],
    [{ latitude: '1e1' }, '/query/latitude'],
    [{ latitude: '90.5' }, '/query/latitude'],
  ])('shop.list refuses %j', (more, pointer) => {
    const error = caught(() => encodeRequest(shop.list, { query: { cityCode: '110100', ...more } }));
    expect(error.issues.map((issue) => issue.pointer)).toContain(pointer);
  });

  test('an order is named by exactly one of its numbers', () => {
    for (const query of [{}, { orderNo: '' }, { orderNo: 'B1', channelOrderNo: 'CH-1' }]) {
      expect(() => encodeRequest(order.detail, { query })).toThrow('exactly one of orderNo and channelOrderNo');
    }
    expect(encodeRequest(order.detail, { query: { orderNo: '', channelOrderNo: 'CH-1' } }).query).toEqual([
      ['channelOrderNo', 'CH-1'],
    ]);
  });

  test('a member the contract does not know is refused', () => {
    const query = { goodsId: 'G001', appId: '10000' };
    expect(() => encodeRequest(goods.detail, { query })).toThrow('Unrecognized key');
  });
});

describe('createWashcar', () => {
  test('replaces paths and leaves the others', () => {
    const own = createWashcar({ paths: { 'order.cancel': '/v2/refund' } });
    expect(own.endpoints.order.cancel.path).toBe('/v2/refund');
    expect(own.endpoints.order.create.path).toBe('/api/order/create');
    expect(own.endpoints.goods.list.method).toBe('GET');
  });

  test('postEverything sends reads by POST, parameters still in the query', () => {
    const own = createWashcar({ postEverything: true });
    const request = encodeRequest(own.endpoints.goods.detail, { query: { goodsId: 'G001' } });
    expect(request.method).toBe('POST');
    expect(requestTarget(request)).toBe('/api/goods/detail?goodsId=G001');
    expect(request.bodyText).toBeNull();
  });

  test('a path without its slash is refused', () => {
    expect(() => createWashcar({ paths: { 'goods.list': 'goods' } })).toThrow('path must begin with "/"');
  });
});

function caught(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (isContractError(error)) return error;
    throw error;
  }
  throw new Error('expected a ContractError');
}

function escape(text: string): string {
  return Array.from(text, (unit) => `U+${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(' ');
}
