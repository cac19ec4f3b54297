import { encodeRequest, type CodeOf, type DataOf, type InputOf } from '@boxwire/contract';
import { expectTypeOf, test } from 'vitest';
import {
  createWashcar,
  washcar,
  type Goods,
  type Order,
  type Region,
  type WashcarFailureCode,
  type WashcarPlatform,
} from '../src/index.ts';

const { order, goods, region } = washcar.endpoints;

test('answers are typed', () => {
  expectTypeOf<DataOf<typeof order.create>>().toEqualTypeOf<Order>();
  expectTypeOf<DataOf<typeof order.cancel>>().toEqualTypeOf<Order | null>();
  expectTypeOf<DataOf<typeof region.cities>>().toEqualTypeOf<Region[]>();
  expectTypeOf<DataOf<typeof goods.list>['list'][number]>().toEqualTypeOf<Goods>();
  expectTypeOf<Goods['salePrice']>().toEqualTypeOf<number | null | undefined>();
  expectTypeOf<CodeOf<typeof order.create>>().toEqualTypeOf<WashcarFailureCode>();
});

test('inputs are typed', () => {
  expectTypeOf<Record<never, never>>().toExtend<InputOf<typeof region.cities>>();
  expectTypeOf<InputOf<typeof order.create>['body']['mobile']>().toEqualTypeOf<string>();
  expectTypeOf<NonNullable<InputOf<typeof goods.list>['query']>['page']>().toEqualTypeOf<number | undefined>();
});

test('the default platform keeps its literals', () => {
  expectTypeOf(washcar.endpoints.order.create.path).toEqualTypeOf<'/api/order/create'>();
  expectTypeOf(washcar.endpoints.goods.list.method).toEqualTypeOf<'GET'>();
  expectTypeOf(washcar.endpoints.goods.list.effect).toEqualTypeOf<'read'>();
  expectTypeOf(washcar.endpoints.order.create.facts.permission).toEqualTypeOf<'order.create'>();
  expectTypeOf(washcar.signing.scheme).toEqualTypeOf<'washcar'>();
  expectTypeOf(createWashcar().endpoints.order.create.path).toEqualTypeOf<string>();
  expectTypeOf(washcar).toExtend<WashcarPlatform>();
});

test('what must not compile', () => {
  const never = () => {
    // @ts-expect-error goodsId is required
    encodeRequest(goods.detail, { query: {} });
    // @ts-expect-error page is a number
    encodeRequest(goods.list, { query: { page: '1' } });
    // @ts-expect-error this endpoint has no member "city"
    encodeRequest(region.districts, { query: { cityCode: '110100', city: 'x' } });
    // @ts-expect-error create takes a body
    encodeRequest(order.create, {});
    // @ts-expect-error no such endpoint
    createWashcar({ paths: { 'order.pay': '/x' } });
  };
  expectTypeOf(never).toBeFunction();
});
