import fc from 'fast-check';
import { findUnknownMembers, sensitiveNamesOf, toJsonSchema } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { anyTime } from '../src/models/any-time.ts';
import {
  bookingUrl,
  category,
  channel,
  goods,
  order,
  ORDER_STATUSES,
  orderStatusName,
  orderStatusNumber,
  shopDetail,
  washcar,
  type Order,
} from '../src/index.ts';

const SAMPLE = new Date('2024-03-04T09:39:44.000Z');

const PLAIN: Order = {
  orderNo: 'B1',
  orderStatus: 'CREATED',
  createTime: SAMPLE,
  completeTime: null,
  mobile: null,
  quantity: 1,
  codes: [],
  verifications: [],
};

describe('order', () => {
  test.each([
    ['the seed spelling', { orderId: 'B1', orderStatus: 'CREATED', createTime: '2024-03-04T09:39:44Z' }],
    ['the sister spelling', { outOrderNo: 'B1', status: 0, createTime: 1709545184000, completeTime: 0 }],
    ['local time, status as text', { orderNo: 'B1', status: '0', createTime: '2024-03-04 17:39:44', mobile: null }],
    [
      'a Java local time',
      { orderNo: 'B1', orderId: 'B1', orderStatus: 'CREATED', createTime: '2024-03-04T17:39:44.000' },
    ],
    [
      'nulls all over',
      {
        orderNo: 'B1',
        orderId: null,
        orderStatus: 'CREATED',
        status: 9,
        createTime: '2024-03-04T17:39:44+08:00',
        quantity: null,
        codes: null,
      },
    ],
  ])('is read from %s', (_name, wire) => {
    expect(order.decode(wire)).toEqual(PLAIN);
  });

  test('is written in the canonical spelling of washcar §5.3', () => {
    const value: Order = {
      ...PLAIN,
      orderStatus: 'ISSUED',
      salePrice: 10890,
      codes: [{ code: 'V-1', status: 'UNUSED', expireTime: SAMPLE }],
      platformNote: 'kept',
    };
    expect(order.encode(value)).toEqual({
      orderNo: 'B1',
      orderId: 'B1',
      orderStatus: 'ISSUED',
      status: 2,
      createTime: '2024-03-04T09:39:44.000Z',
      completeTime: null,
      mobile: null,
      quantity: 1,
      salePrice: '108.90',
      codes: [{ code: 'V-1', status: 'UNUSED', expireTime: '2024-03-04T09:39:44.000Z' }],
      verifications: [],
      platformNote: 'kept',
    });
  });

  test('a differing orderId and outOrderNo are kept', () => {
    const value = order.decode({ orderNo: 'B1', orderId: 'X', outOrderNo: 'Y', orderStatus: 'CREATED' });
    expect(value).toMatchObject({ orderNo: 'B1', orderId: 'X', outOrderNo: 'Y' });
    expect(order.encode(value)).toMatchObject({ orderNo: 'B1', orderId: 'X', outOrderNo: 'Y' });
  });

  test('an unknown state passes, as text or number', () => {
    expect(order.decode({ orderNo: 'B1', orderStatus: 'PARKED' }).orderStatus).toBe('PARKED');
    const numbered = order.decode({ orderNo: 'B1', status: 5 });
    expect(numbered.orderStatus).toBe('5');
    expect(order.encode(numbered)).toMatchObject({ orderStatus: '5', status: 5 });
  });

  test.each([
    [{ orderStatus: 'CREATED' }, 'expected orderNo, orderId or outOrderNo'],
    [{ orderNo: 'B1' }, 'expected orderStatus or status'],
    [{ orderNo: 'B1', orderStatus: 'CREATED', createTime: '2024-02-30 00:00:00' }, 'expected ISO 8601'],
    [{ orderNo: 'B1', orderStatus: 'CREATED', salePrice: '1.005' }, 'fraction digits'],
  ])('%j is refused', (wire, problem) => {
    const result = z.safeDecode(order, wire);
    expect(result.success).toBe(false);
    expect(JSON.stringify(result.error?.issues)).toContain(problem);
  });

  test('a member beyond the contract is found', () => {
    expect(findUnknownMembers(order, { orderNo: 'B1', status: 0, extra: 1, codes: [{ code: 'a', more: 2 }] })).toEqual([
      '/extra',
      '/codes/*/more',
    ]);
  });

  const date = fc.date({ min: new Date(1), max: new Date(4e12), noInvalidDate: true });
  const fen = fc.integer({ min: 0, max: 1e9 });
  const orders: fc.Arbitrary<Order> = fc.record(
    {
      orderNo: fc.string({ minLength: 1 }),
      orderStatus: fc.constantFrom(...ORDER_STATUSES),
      createTime: fc.option(date),
      completeTime: fc.option(date),
      mobile: fc.option(fc.constant('10012345678')),
      quantity: fc.nat(),
      codes: fc.array(fc.record({ code: fc.string(), expireTime: fc.option(date) })),
      verifications: fc.array(fc.record({ code: fc.string(), verifyTime: date })),
      salePrice: fen,
      totalSettleAmount: fen,
      unknownMember: fc.string(),
    },
    {
      requiredKeys: [
        'orderNo',
        'orderStatus',
        'createTime',
        'completeTime',
        'mobile',
        'quantity',
        'codes',
        'verifications',
      ],
    },
  );
  test('encoding and decoding gives the same order back', () => {
    fc.assert(
      fc.property(orders, (value) => {
        expect(order.decode(order.encode(value))).toEqual(value);
      }),
    );
  });
});

describe('order states', () => {
  test.each([
    [0, 'CREATED'],
    [1, 'BOOKED'],
    [2, 'ISSUED'],
    [3, 'VERIFIED'],
    [6, 'CANCELLED'],
    [7, 'REFUNDED'],
  ])('%i is %s and back', (number, name) => {
    expect(orderStatusName(number)).toBe(name);
    expect(orderStatusNumber(name)).toBe(number);
  });

  test('a name without a number has none', () => {
    expect(orderStatusNumber('PARKED')).toBeUndefined();
    expect(orderStatusNumber('toString')).toBeUndefined();
  });
});

describe('times', () => {
  const time = anyTime();
  test.each([
    ['2024-03-04T09:39:44Z', SAMPLE],
    ['2024-03-04T17:39:44+08:00', SAMPLE],
    ['2024-03-04 17:39:44', SAMPLE],
    ['2024-03-04T17:39:44', SAMPLE],
    [1709545184000, SAMPLE],
    ['1709545184000', SAMPLE],
    [0, null],
    ['0', null],
    ['', null],
    [null, null],
  ])('%j is read', (wire, expected) => {
    expect(time.decode(wire)).toEqual(expected);
  });

  test.each([['yesterday'], ['2024-13-01 00:00:00'], ['2024-03-04'], [9e15]])('%j is refused', (wire) => {
    expect(z.safeDecode(time, wire).success).toBe(false);
  });
});

describe('the other models', () => {
  test('prices arrive as number or text and leave as text', () => {
    const value = goods.decode({
      goodsId: 1,
      goodsName: '精洗',
      originPrice: 108.9,
      salePrice: '88',
      settlePrice: null,
    });
    expect(value).toMatchObject({ goodsId: '1', originPrice: 10890, salePrice: 8800, settlePrice: null });
    expect(goods.encode(value)).toEqual({
      goodsId: '1',
      goodsName: '精洗',
      originPrice: '108.90',
      salePrice: '88.00',
      settlePrice: null,
    });
  });

  test('a shop carries its goods, degrees as numbers', () => {
    const value = shopDetail.decode({
      shopId: 'S1',
      shopName: '一号店',
      latitude: 39.9042,
      longitude: '116.4074',
      goodsList: [
        {
          goodsId: 'G001',
          goodsName: '精洗',
          items: [{ goodsItemId: 'GI001', goodsItemName: '小型车', salePrice: 88 }],
        },
      ],
    });
    expect(value).toMatchObject({ latitude: 39.9042, longitude: 116.4074 });
    expect(value.goodsList?.[0]?.items?.[0]?.salePrice).toBe(8800);
  });

  test('categories nest', () => {
    const value = category.decode({
      categoryId: 'C1',
      categoryName: '洗车',
      children: [{ categoryId: 2, categoryName: '精洗' }],
    });
    expect(value.children?.[0]?.categoryId).toBe('2');
  });

  test('a balance without a value is refused', () => {
    expect(channel.safeParse({ appId: '10000', status: 'active' }).success).toBe(false);
    expect(channel.decode({ appId: '10000', status: 'active', balance: '1000.5' }).balance).toBe(100050);
  });

  test('a booking link keeps what stands beside it', () => {
    expect(bookingUrl.decode('https://h5.example/b')).toEqual({ url: 'https://h5.example/b' });
    expect(bookingUrl.encode({ url: 'https://h5.example/b' })).toBe('https://h5.example/b');
    const rich = { url: 'https://h5.example/b', expiresIn: 60 };
    expect(bookingUrl.encode(bookingUrl.decode(rich))).toEqual(rich);
  });
});

test('every model has a JSON Schema of its wire side', () => {
  for (const schema of [order, goods, shopDetail, category, channel, bookingUrl]) {
    expect(Object.keys(toJsonSchema(schema))).not.toHaveLength(0);
  }
  expect(toJsonSchema(order)).toMatchObject({ type: 'object', properties: { orderNo: {}, status: {} } });
});

test('phones, voucher codes and booking links are marked, and no name of the envelope is', () => {
  const { request, response } = sensitiveNamesOf(washcar);
  expect([...request].toSorted()).toEqual(['code', 'mobile']);
  expect([...response].toSorted()).toEqual(['codes', 'mobile', 'url', 'verifications']);
});
