import { encodeRequest, type CodeOf, type DataOf, type InputOf } from '@boxwire/contract';
import { expectTypeOf, test } from 'vitest';
import {
  entryBizCode,
  gatesBizCode,
  goodsBizCode,
  interpark,
  sessionBizCode,
  type GoodsInfo,
  type OnestopSession,
  type Rank,
} from '../src/index.ts';

const { gates, gql, onestop, seats, waiting } = interpark.endpoints;

test('answers are typed', () => {
  expectTypeOf<DataOf<typeof gates.goodsInfo>>().toEqualTypeOf<GoodsInfo>();
  expectTypeOf<DataOf<typeof waiting.rank>>().toEqualTypeOf<Rank>();
  expectTypeOf<DataOf<typeof gql.initSeat>['ticketMaxCount']>().toEqualTypeOf<number>();
  expectTypeOf<DataOf<typeof gql.preselectSeat>>().toEqualTypeOf<true>();
  expectTypeOf<DataOf<typeof interpark.endpoints.payment.ready>['cartID']>().toEqualTypeOf<string>();
  expectTypeOf<'Occupied'>().toExtend<CodeOf<typeof seats.preselect>>();
  expectTypeOf<'GraphqlError'>().toExtend<CodeOf<typeof gql.initSeat>>();
  expectTypeOf<'KeyRefused'>().toExtend<CodeOf<typeof waiting.lineUp>>();
});

test('a GraphQL call takes its variables alone', () => {
  expectTypeOf<InputOf<typeof gql.getPlaySeqsForDate>['body']>().toEqualTypeOf<{ playDate: string }>();
});

test('the goods’ own code cannot be sent', () => {
  const never = (goods: GoodsInfo, session: OnestopSession) => {
    const shared = { placeCode: '1', sessionId: session.sessionId, entMemberCode: session.entMemberCode };
    const params = { goodsCode: '1' };
    const headers = {
      'x-onestop-session': session.sessionId,
      'x-onestop-channel': session.channelType,
      'x-ticket-bff-language': 'ZH',
      'x-onestop-trace-id': 'aaaaaaaaaaaaaaaa',
    } as const;
    encodeRequest(onestop.playDate, { params, headers, query: { ...shared, bizCode: session.bizCode } });
    // @ts-expect-error the goods record's code is only received
    encodeRequest(onestop.playDate, { params, headers, query: { ...shared, bizCode: goods.bizCode } });
    // @ts-expect-error a bare text is no session's code
    encodeRequest(onestop.playDate, { params, headers, query: { ...shared, bizCode: '61677' } });
    const secure = { secureData: 'x', signature: 'x', preSales: 'N', lang: 'zh', from: 'NTG', goodsCode: '1' } as const;
    encodeRequest(waiting.secureUrl, { body: { ...secure, bizCode: entryBizCode.parse('88889') } });
    // @ts-expect-error secure-url takes the channel's code
    encodeRequest(waiting.secureUrl, { body: { ...secure, bizCode: goods.bizCode } });
    // @ts-expect-error secure-url takes the channel's code, not the gates'
    encodeRequest(waiting.secureUrl, { body: { ...secure, bizCode: gatesBizCode.parse('10965') } });
    // @ts-expect-error the gates take their own code, not the goods'
    encodeRequest(gates.ekycAuth, { params: { bizCode: goods.bizCode }, query: { nc: 0 } });
    const map = { goodsCode: '1', placeCode: '1', playSeq: '001', blockKeys: ['001:401'] };
    encodeRequest(seats.meta, { headers, query: { ...map, bizCode: 'WEBBR' } });
    // @ts-expect-error the goods record's code is only received
    encodeRequest(seats.meta, { headers, query: { ...map, bizCode: goods.bizCode } });
  };
  expectTypeOf(never).toBeFunction();
  expectTypeOf(goodsBizCode.parse('61677')).not.toExtend<ReturnType<typeof sessionBizCode.parse>>();
  expectTypeOf(sessionBizCode.parse('10965')).not.toExtend<ReturnType<typeof entryBizCode.parse>>();
});

test('what else must not compile', () => {
  const never = () => {
    // @ts-expect-error there is no such operation
    encodeRequest(gql.preselect, {});
    // @ts-expect-error the key comes alone
    encodeRequest(waiting.lineUp, { body: { key: 'k', platform: 'WEB' } });
    // @ts-expect-error a rank that is pending has no session
    const id: string = ({} as Rank).sessionId;
    return id;
  };
  expectTypeOf(never).toBeFunction();
});
