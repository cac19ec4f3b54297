import { encodeRequest, type CodeOf, type DataOf, type InputOf } from '@boxwire/contract';
import { expectTypeOf, test } from 'vitest';
import {
  createWht93,
  lint,
  reportSchema,
  wht93,
  type OpenEnum,
  type PerformanceType,
  type ReportOf,
  type Venue,
  type Wht93FailureCode,
  type Wht93Platform,
} from '../src/index.ts';
import { BODIES, LINE, withoutToken } from './samples.ts';

const { order, session, venue, type, checking } = wht93.endpoints;
type Strict = typeof wht93.endpoints;
type Lenient = Wht93Platform<'lenient'>['endpoints'];

test('requests are typed by the tables', () => {
  type Order = InputOf<typeof order.report>['body'];
  expectTypeOf<Order['orderTime']>().toEqualTypeOf<Date>();
  expectTypeOf<Order['channelType']>().toEqualTypeOf<1 | 2>();
  expectTypeOf<Order['ticketType']>().toEqualTypeOf<1 | 2 | 3>();
  expectTypeOf<Order['totalAmount']>().toEqualTypeOf<number>();
  expectTypeOf<Order['ticketOrderList'][number]['ticketId']>().toEqualTypeOf<string>();
  expectTypeOf<InputOf<typeof type.list>['query']>().toEqualTypeOf<{ accessToken: string }>();
  expectTypeOf<InputOf<Strict['token']['get']>['body']>().toEqualTypeOf<{ appId: string; secret: string }>();
});

test('the profiles differ in what they require', () => {
  expectTypeOf<InputOf<typeof session.update>['body']['hallCode']>().toEqualTypeOf<string>();
  expectTypeOf<InputOf<Lenient['session']['update']>['body']['hallCode']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<InputOf<typeof venue.list>['body']['pageNo']>().toEqualTypeOf<number>();
  expectTypeOf<InputOf<Lenient['venue']['list']>['body']['pageNo']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<InputOf<typeof venue.save>['body']['hasSeat']>().toEqualTypeOf<0 | 1>();
  expectTypeOf<InputOf<Lenient['venue']['save']>['body']['hasSeat']>().toEqualTypeOf<0 | 1 | undefined>();
  expectTypeOf<ReportOf<'order.refund'>>().toExtend<ReportOf<'order.refund', 'lenient'>>();
});

test('answers are typed', () => {
  expectTypeOf<DataOf<typeof order.report>>().toEqualTypeOf<true>();
  expectTypeOf<DataOf<Strict['performance']['code']>>().toEqualTypeOf<Record<string, string>>();
  expectTypeOf<DataOf<typeof venue.list>['datalist'][number]>().toEqualTypeOf<Venue>();
  expectTypeOf<DataOf<typeof venue.list>['totalRow']>().toEqualTypeOf<number>();
  expectTypeOf<DataOf<typeof type.list>['datalist'][number]>().toEqualTypeOf<PerformanceType>();
  expectTypeOf<DataOf<Strict['token']['get']>['expiresIn']>().toEqualTypeOf<number>();
  expectTypeOf<PerformanceType['parentTypeId']>().toEqualTypeOf<number | null | undefined>();
  expectTypeOf<NonNullable<Venue['hallList']>[number]['hasSeat']>().toEqualTypeOf<OpenEnum<0 | 1> | null | undefined>();
  expectTypeOf<CodeOf<typeof order.report>>().toEqualTypeOf<Wht93FailureCode>();
});

test('the default platform keeps its literals', () => {
  expectTypeOf(order.refund.path).toEqualTypeOf<'/report/refundOrder'>();
  expectTypeOf(order.refund.method).toEqualTypeOf<'POST'>();
  expectTypeOf(venue.save.effect).toEqualTypeOf<'write'>();
  expectTypeOf(checking.report.facts.clause).toEqualTypeOf<'A.3.3.8'>();
  expectTypeOf(wht93.endpoints).toEqualTypeOf<Wht93Platform<'strict'>['endpoints']>();
});

test('a report schema is typed by what it leaves out', () => {
  const uncoded = reportSchema('order.report', { without: ['sessionCode'] });
  expectTypeOf(uncoded.shape).not.toHaveProperty('accessToken');
  expectTypeOf(uncoded.shape.ticketOrderList.element.shape).not.toHaveProperty('sessionCode');
  expectTypeOf(uncoded.shape.ticketOrderList.element.shape).toHaveProperty('ticketId');
});

test('what must not compile', () => {
  const never = () => {
    // @ts-expect-error a strict session update is complete
    encodeRequest(session.update, { body: { accessToken: 't', sessionId: 'S', sessionCode: 'C' } });
    // @ts-expect-error channelType is 1 or 2
    encodeRequest(order.report, { body: { ...BODIES['order.report'], channelType: 3 } });
    // @ts-expect-error times are Dates
    encodeRequest(order.report, { body: { ...BODIES['order.report'], orderTime: '2025-10-01 19:30:00' } });
    // @ts-expect-error a line has no seat
    encodeRequest(order.report, { body: { ...BODIES['order.report'], ticketOrderList: [{ ...LINE, seatNo: '1' }] } });
    // @ts-expect-error the token of type.list goes into the query
    encodeRequest(type.list, { body: { accessToken: 't' } });
    // @ts-expect-error no such profile
    createWht93({ profile: 'loose' });
    // @ts-expect-error token.get has no cross-field rules
    lint('token.get', withoutToken(BODIES['order.report']));
  };
  expectTypeOf(never).toBeFunction();
});
