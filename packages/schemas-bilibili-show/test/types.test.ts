import { encodeRequest, type CodeOf, type DataOf, type InputOf } from '@boxwire/contract';
import { expectTypeOf, test } from 'vitest';
import {
  bilibiliShow,
  createBilibiliShow,
  type BilibiliShowFailureCode,
  type BilibiliShowPlatform,
  type ConfirmInfo,
  type Created,
  type Project,
} from '../src/index.ts';

const { order, project, buyer } = bilibiliShow.endpoints;

test('answers are typed', () => {
  expectTypeOf<DataOf<typeof project.getV2>>().toEqualTypeOf<Project>();
  expectTypeOf<DataOf<typeof order.confirmInfo>>().toEqualTypeOf<ConfirmInfo>();
  expectTypeOf<DataOf<typeof order.createV2>>().toEqualTypeOf<Created>();
  expectTypeOf<CodeOf<typeof order.createV2>>().toEqualTypeOf<BilibiliShowFailureCode>();
  expectTypeOf<Project['id_bind']>().toEqualTypeOf<0 | 1 | 2>();
  expectTypeOf<Created['orderId']>().toEqualTypeOf<string | null | undefined>();
});

test('inputs are typed alike in both encodings', () => {
  type Body = InputOf<typeof order.createV2>['body'];
  expectTypeOf<Body['pay_money']>().toEqualTypeOf<number>();
  expectTypeOf<Body['timestamp']>().toEqualTypeOf<Date>();
  expectTypeOf<Body['seats']>().toEqualTypeOf<string[] | undefined>();
  const forms = createBilibiliShow({ bodies: 'form' });
  expectTypeOf<InputOf<typeof forms.endpoints.order.createV2>>().toEqualTypeOf<InputOf<typeof order.createV2>>();
  expectTypeOf(forms).toExtend<BilibiliShowPlatform>();
});

test('the platform keeps its literals', () => {
  expectTypeOf(order.createV2.path).toEqualTypeOf<'/api/ticket/order/createV2'>();
  expectTypeOf(order.createV2.effect).toEqualTypeOf<'write'>();
  expectTypeOf(order.cancel.method).toEqualTypeOf<'GET'>();
  expectTypeOf(bilibiliShow.id).toEqualTypeOf<'bilibili-show'>();
});

test('what must not compile', () => {
  const never = () => {
    // @ts-expect-error an id is digit text
    encodeRequest(project.getV2, { query: { id: 710001 } });
    // @ts-expect-error date is required
    encodeRequest(project.infoByDate, { query: { id: '710001' } });
    // @ts-expect-error this endpoint has no member "page"
    encodeRequest(buyer.list, { query: { page: 0 } });
    // @ts-expect-error createV2 takes a body
    encodeRequest(order.createV2, {});
    // @ts-expect-error no such encoding
    createBilibiliShow({ bodies: 'xml' });
  };
  expectTypeOf(never).toBeFunction();
});
