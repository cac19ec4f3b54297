import { describe, expect, test } from 'vitest';
import { explainFailure, type FailedCall, type FailureCause } from '../src/index.ts';

const SESSION_ID = '25018223_M0000000000421768530000';
const GOODS_CODE = '25018223';
const ONESTOP_HEADERS = {
  'X-Onestop-Session': SESSION_ID,
  'X-Onestop-Channel': 'TRIPLE_KOREA',
  'X-Ticket-BFF-Language': 'ZH',
  'X-OneStop-Trace-ID': 'aaaaaaaaaaaaaaaa',
  'X-Requested-With': 'XMLHttpRequest',
};
const ENCODED_KEY = 'synthetic%2Bkey%3D%3D';

interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly bodyText?: string;
}

function failed(sent: Sent, status: number, answer: unknown, known?: FailedCall['known']): FailedCall {
  const bodyText = sent.bodyText ?? (sent.body === undefined ? null : JSON.stringify(sent.body));
  return {
    request: {
      method: sent.method ?? (bodyText === null ? 'GET' : 'POST'),
      path: sent.path,
      query: sent.query ?? [],
      headers: sent.headers ?? {},
      bodyText,
    },
    answer: { status, bodyText: typeof answer === 'string' ? answer : JSON.stringify(answer) },
    ...(known && { known }),
  };
}

const secureUrl = {
  bizCode: '88889',
  secureData: 'canary-secure-data',
  signature: `${'a'.repeat(64)}.1768529900`,
  preSales: 'N',
  lang: 'zh',
  from: 'NTG',
  goodsCode: GOODS_CODE,
};
const SECURE_URL = '/waiting/api/secure-url';
const denied = { error: 'AccessDenied' };
const e1 = (statusCode: number, path: string) => ({ statusCode, timestamp: '2026-01-16T02:20:00.000Z', path });
const playDate = { path: `/onestop/api/play/play-date/${GOODS_CODE}`, headers: ONESTOP_HEADERS };
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(ONESTOP_HEADERS).filter(([name]) => !names.includes(name)));
const gqlError = (backendErrorCode: string) => ({ errors: [{ message: '', extensions: { backendErrorCode } }] });
const e2 = (backendErrorCode: string) => ({ data: { code: 400, backendErrorCode, message: '' } });

const shown: readonly (readonly [string, FailureCause, readonly string[], FailedCall])[] = [
  [
    'secure-url without preSales, lang and from',
    'SecureUrlFieldsMissing',
    ['preSales', 'lang', 'from'],
    failed(
      { path: SECURE_URL, body: { ...secureUrl, preSales: undefined, lang: undefined, from: undefined } },
      400,
      denied,
    ),
  ],
  [
    'secure-url with an empty from',
    'SecureUrlFieldsMissing',
    ['from'],
    failed({ path: SECURE_URL, body: { ...secureUrl, from: '' } }, 400, denied),
  ],
  [
    'the goods’ own bizCode in secure-url',
    'GoodsBizCodeSent',
    ['bizCode'],
    failed({ path: SECURE_URL, body: { ...secureUrl, bizCode: '61677' } }, 400, denied, { goodsBizCode: '61677' }),
  ],
  [
    'the goods’ own bizCode in OneStop',
    'GoodsBizCodeSent',
    ['bizCode'],
    failed({ ...playDate, query: [['bizCode', '70001']] }, 400, e2('P00002'), { goodsBizCode: '70001' }),
  ],
  [
    'a sale that is not open',
    'SaleNotOpen',
    [],
    failed({ path: SECURE_URL, body: secureUrl }, 400, { error: 'UnableReservationTime' }),
  ],
  [
    'a blocked account',
    'AccountBlocked',
    [],
    failed({ path: SECURE_URL, body: secureUrl }, 400, { error: 'AccessDenied_Blacklist' }),
  ],
  [
    'a key that is still encoded',
    'KeyStillEncoded',
    ['key'],
    failed({ path: '/waiting/api/line-up', body: { key: ENCODED_KEY } }, 500, { error: 'InternalServerError' }),
  ],
  [
    'a line-up with company',
    'LineUpExtraField',
    ['platform'],
    failed({ path: '/waiting/api/line-up', body: { key: 'k', platform: 'WEB' } }, 500, {
      error: 'InternalServerError',
    }),
  ],
  [
    'a dead waitingId',
    'WaitingPlaceGone',
    ['waitingId'],
    failed({ path: '/waiting/api/rank' }, 403, { error: 'ExpiredSession' }),
  ],
  [
    'a rank of -1',
    'WaitingPlaceGone',
    ['waitingId'],
    failed({ path: '/waiting/api/rank' }, 200, { myRank: -1, totalRank: -1 }),
  ],
  [
    'an object for set-cookie',
    'CookieBodyNotString',
    [],
    failed(
      { path: '/onestop/middleware/set-cookie', body: { bizCode: '88889', goodsCode: GOODS_CODE } },
      400,
      '"Request body must be a non-empty string."',
    ),
  ],
  [
    'an empty string for set-cookie',
    'CookieBodyNotString',
    [],
    failed(
      { path: '/onestop/middleware/set-cookie', bodyText: '""' },
      400,
      '"Request body must be a non-empty string."',
    ),
  ],
  [
    'the goods code in the query of play-date',
    'GoodsCodeInQuery',
    ['goodsCode'],
    failed(
      { path: '/onestop/api/play/play-date', query: [['goodsCode', GOODS_CODE]], headers: ONESTOP_HEADERS },
      404,
      e1(404, '/v1/play/play-date?bizCode=88889'),
    ),
  ],
  [
    'play-date without OneStop headers',
    'OnestopHeadersMissing',
    ['x-onestop-session', 'x-onestop-channel', 'x-ticket-bff-language', 'x-onestop-trace-id', 'x-requested-with'],
    failed({ ...playDate, headers: { Accept: 'application/json' } }, 400, e1(400, '/v1/play/play-date')),
  ],
  [
    'seatMeta without its channel; it needs no more than two',
    'OnestopHeadersMissing',
    ['x-onestop-channel'],
    failed(
      { path: '/onestop/api/seatMeta', headers: { 'X-Onestop-Session': SESSION_ID } },
      400,
      e1(400, '/v1/seatMeta'),
    ),
  ],
  [
    'a call with a made-up session',
    'NotAdmitted',
    ['X-Onestop-Session'],
    failed(
      { ...playDate, headers: { ...ONESTOP_HEADERS, 'X-Onestop-Session': 'my-session' } },
      400,
      e1(400, '/v1/play/play-date'),
    ),
  ],
  [
    'a session that rank did not give',
    'NotAdmitted',
    ['X-Onestop-Session'],
    failed(playDate, 400, e1(400, '/v1/play/play-date'), { sessionId: '25018223_M0000000000431768530000' }),
  ],
  [
    'a session that has ended by the clock',
    'SessionEnded',
    ['X-Onestop-Session'],
    failed(playDate, 400, e1(400, '/v1/play/play-date'), { calledAtMs: 1_768_530_600_000 }),
  ],
  [
    'a session the gateway calls expired',
    'SessionEnded',
    ['X-Onestop-Session'],
    failed(
      { path: '/onestop/gql', headers: without('X-Requested-With'), body: { operationName: 'InitSeat' } },
      200,
      gqlError('IE0006'),
    ),
  ],
  [
    'another bizCode than the session’s',
    'SessionBizCodeReplaced',
    ['bizCode'],
    failed({ ...playDate, query: [['bizCode', '10965']] }, 400, e2('P00002'), { sessionBizCode: '88889' }),
  ],
  [
    'block-data with playDate',
    'ExtraPlayDate',
    ['playDate'],
    failed(
      { path: '/onestop/api/seats/block-data', query: [['playDate', '20260212']], headers: ONESTOP_HEADERS },
      400,
      e1(400, '/v1/seats/block-data'),
    ),
  ],
  [
    'goods-info without placeCode',
    'PlaceCodeMissing',
    ['placeCode'],
    failed({ path: '/api/ticket/v2/reserve-gate/goods-info', query: [['goodsCode', GOODS_CODE]] }, 400, {}),
  ],
  [
    'member-info without the partner cookie',
    'PartnerTokenMissing',
    ['cookie'],
    failed({ path: '/api/ticket/v2/reserve-gate/member-info' }, 401, {}),
  ],
  [
    'tokenVerify by GET',
    'TokenVerifyByGet',
    [],
    failed({ path: '/x13_02/v1/bridge/tokenVerify', method: 'GET' }, 401, {}),
  ],
  [
    'one seat in a bulk preselect',
    'SingleSeatInBulk',
    ['seatInfoIds'],
    failed(
      {
        path: '/onestop/gql',
        headers: without('X-Requested-With'),
        body: { operationName: 'BulkPreselectSeats', variables: { command: { seatInfoIds: ['a'] } } },
      },
      200,
      gqlError('P40021'),
    ),
  ],
  [
    'an invented endpoint',
    'InventedEndpoint',
    [],
    failed({ path: '/onestop/api/seat/reserve', headers: ONESTOP_HEADERS, body: {} }, 404, e1(404, '/v1/seat/reserve')),
  ],
  [
    'the gateway’s block',
    'GatewayBlocked',
    [],
    failed(playDate, 403, { errorCode: 'GATEWAY_ABUSE_BLOCKED', retryAfterMs: 60000 }),
  ],
];

describe('explainFailure', () => {
  test.each(shown)('names %s', (_title, cause, fields, call) => {
    const [first] = explainFailure(call);
    expect(first).toMatchObject({ cause, certainty: 'shown', fields });
  });

  test.each<[string, FailureCause, FailedCall]>([
    [
      'the example goods code without knowing the goods',
      'GoodsBizCodeSent',
      failed({ path: SECURE_URL, body: { ...secureUrl, bizCode: '61677' } }, 400, denied),
    ],
    [
      'no session at all, beside the missing header',
      'NotAdmitted',
      failed(
        { ...playDate, headers: { ...ONESTOP_HEADERS, 'X-Onestop-Session': 'session_undefined' } },
        400,
        e1(400, ''),
      ),
    ],
    [
      'many blocks at once',
      'TooManyBlocks',
      failed(
        {
          path: '/onestop/api/seatMeta',
          headers: ONESTOP_HEADERS,
          query: ['001:401', '001:402', '001:403'].map((key) => ['blockKeys', key] as const),
        },
        500,
        e1(500, '/v1/seatMeta'),
      ),
    ],
    [
      'a cart without the .0',
      'PriceWithoutDecimals',
      failed(
        {
          path: `/onestop/api/payment/ready/${GOODS_CODE}`,
          headers: ONESTOP_HEADERS,
          body: { priceInfo: [{ salesPrice: '143000', ticketAmount: '143000' }] },
        },
        400,
        e2('P40027'),
      ),
    ],
  ])('calls %s possible', (_title, cause, call) => {
    expect(explainFailure(call)).toContainEqual(expect.objectContaining({ cause, certainty: 'possible' }));
  });

  test('puts what is shown before what is possible', () => {
    const call = failed({ path: SECURE_URL, body: { ...secureUrl, bizCode: '61677', from: undefined } }, 400, denied);
    expect(explainFailure(call).map(({ cause }) => cause)).toEqual(['SecureUrlFieldsMissing', 'GoodsBizCodeSent']);
  });

  test('has nothing to say about a call that succeeded, or an answer it does not know', () => {
    expect(explainFailure(failed({ path: SECURE_URL, body: secureUrl }, 200, { redirectUrl: 'x' }))).toEqual([]);
    expect(explainFailure(failed(playDate, 200, { playDate: [] }))).toEqual([]);
    expect(explainFailure(failed({ path: SECURE_URL, body: secureUrl }, 400, denied))).toEqual([]);
    expect(explainFailure(failed({ path: '/x', bodyText: '{' }, 502, '<html>'))).toEqual([]);
  });

  test('never repeats a token, a key or a session', () => {
    const all = JSON.stringify(shown.flatMap(([, , , call]) => explainFailure(call)));
    for (const secret of ['canary', ENCODED_KEY, SESSION_ID, 'a'.repeat(64)]) expect(all).not.toContain(secret);
  });
});
