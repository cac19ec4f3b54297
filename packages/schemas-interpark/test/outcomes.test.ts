import { decodeResponse, listEndpoints, redactorFor, toJsonSchema } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { INTERPARK_BACKEND_CODES, INTERPARK_GENERATIONS, interpark } from '../src/index.ts';
import { tableAfter } from './contract-document.ts';

const { captcha, firebase, gates, gql, onestop, payment, prices, seats, waiting, world } = interpark.endpoints;

function json(body: unknown, status = 200) {
  return { status, headers: {}, bodyText: JSON.stringify(body) };
}

const e2 = (backendErrorCode: string, data?: unknown) =>
  json({ data: { code: 400, backendErrorCode, message: 'x', ...(data !== undefined && { data }) } }, 400);

describe('backendErrorCode', () => {
  test('every code of the contract’s table is typed', () => {
    const printed = tableAfter('**5.14 ').flatMap(([cell = '']) => codesIn(cell));
    expect(new Set(INTERPARK_BACKEND_CODES.map(({ wireCode }) => wireCode as string))).toEqual(new Set(printed));
  });

  test.each(INTERPARK_BACKEND_CODES)('$wireCode is $code in REST and in GraphQL', ({ wireCode, code, kind }) => {
    expect(decodeResponse(seats.preselect, e2(wireCode))).toMatchObject({ ok: false, code, kind, wireCode });
    const errors = json({ errors: [{ message: 'x', extensions: { backendErrorCode: wireCode } }] });
    expect(decodeResponse(gql.preselectSeat, errors)).toMatchObject({ ok: false, code, kind, wireCode });
    expect(seats.preselect.outcome.codes).toContain(code);
    expect(gql.preselectSeat.outcome.codes).toContain(code);
  });

  test('a code outside the table keeps its wire spelling', () => {
    expect(decodeResponse(seats.select, e2('P99999'))).toMatchObject({ code: 'BackendError', wireCode: 'P99999' });
  });

  test('no code is retried by itself: a taken seat is not asked for again', () => {
    for (const { wireCode } of INTERPARK_BACKEND_CODES) {
      expect(decodeResponse(seats.preselect, e2(wireCode))).toMatchObject({ retry: 'no' });
    }
  });

  function codesIn(cell: string): string[] {
    const range = /^P(\d+)–P(\d+)$/.exec(cell);
    if (range !== null) {
      const [from, to] = [Number(range[1]), Number(range[2])];
      return Array.from({ length: to - from + 1 }, (_, index) => `P${(from + index).toString()}`);
    }
    return cell.match(/[A-Z]+\d+|BOOKING\w+/g) ?? [];
  }
});

describe('the error envelopes (interpark §0.2)', () => {
  test('E1 keeps the internal path', () => {
    const answer = json({ statusCode: 500, timestamp: '2026-01-16T02:20:00.000Z', path: '/v1/seatMeta' }, 500);
    expect(decodeResponse(seats.meta, answer)).toMatchObject({
      kind: 'upstream',
      code: 'OnestopServerError',
      detail: { path: '/v1/seatMeta' },
    });
  });

  test('E2 keeps the seats that cannot be selected', () => {
    const unselectableSeatInfoIds = ['25018223:25001698:001:101'];
    expect(decodeResponse(seats.select, e2('P41149', { unselectableSeatInfoIds }))).toMatchObject({
      code: 'StatusChanged',
      detail: { unselectableSeatInfoIds },
    });
  });

  test('E3 is read like E2', () => {
    const answer = json({ detail: 'x', properties: { backendErrorCode: 'P40051' } }, 400);
    expect(decodeResponse(seats.select, answer)).toMatchObject({ code: 'ExceedTicketMaxCount', message: 'x' });
  });

  test('E4 is a failure at HTTP 200, also beside data, also without a code', () => {
    const errors = [{ message: 'x', extensions: {} }];
    expect(decodeResponse(gql.initSeat, json({ errors, data: { initSeat: null } }))).toMatchObject({
      code: 'GraphqlError',
      kind: 'refused',
    });
    expect(
      decodeResponse(
        gql.initSeat,
        json({ errors: [], data: { initSeat: { ticketMaxCount: 3, isInterlocking: false } } }),
      ),
    ).toMatchObject({ ok: true });
  });

  test('E5 is not retried, and says how long it lasts', () => {
    const answer = json({ errorCode: 'GATEWAY_ABUSE_BLOCKED', abuseStage: 'BLOCKED', retryAfterMs: 60_000 }, 403);
    for (const target of [seats.meta, gql.initSeat, waiting.rank]) {
      expect(decodeResponse(target, answer)).toMatchObject({
        code: 'GatewayBlocked',
        kind: 'rateLimited',
        retry: 'no',
        retryAfterMs: 60_000,
      });
    }
  });

  test.each([
    [403, 'ExpiredSession', 'WaitingExpired'],
    [400, 'SomethingNew', 'WaitingRefused'],
    [200, 'AccessDenied', 'AccessDenied'],
  ])('E6 with HTTP %i %s is %s', (status, error, code) => {
    expect(decodeResponse(waiting.lineUp, json({ error }, status))).toMatchObject({ ok: false, code, wireCode: error });
  });

  test('a waiting API that merely fails is upstream, and a line-up stays in doubt', () => {
    expect(decodeResponse(waiting.lineUp, json({ error: 'Boom' }, 502))).toMatchObject({ kind: 'upstream' });
  });

  test('E7 is read where it is a bare JSON string', () => {
    const answer = { status: 400, headers: {}, bodyText: '"Request body must be a non-empty string."' };
    expect(decodeResponse(onestop.setCookie, answer)).toMatchObject({ code: 'CookieTextRefused' });
  });

  test.each([
    [401, {}, 'NotSignedIn'],
    [400, { errorCode: 'ENTER_EMAIL_NOT_FOUND' }, 'TicketMemberMissing'],
    [404, {}, 'TicketMemberMissing'],
    [400, { errorCode: 'SOMETHING' }, 'WorldRefused'],
  ])('E8 with HTTP %i %j is %s', (status, body, code) => {
    expect(decodeResponse(world.enterStatus, json(body, status))).toMatchObject({ ok: false, code });
  });
});

describe('answers that are no success although HTTP says so', () => {
  test.each([
    [{ myRank: -1, totalRank: -1 }, 'WaitingExpired'],
    [{ myRank: 0, totalRank: 0, goodsCode: '1', bizCode: '1' }, 'WaitingExpiredExisting'],
  ])('rank %j is %s', (body, code) => {
    expect(decodeResponse(waiting.rank, json(body))).toMatchObject({ ok: false, kind: 'expired', code });
  });

  test('preselect that is not true is drift, never a hold', () => {
    expect(decodeResponse(gql.preselectSeat, json({ data: { preselectSeat: false } }))).toMatchObject({
      kind: 'drift',
    });
    expect(decodeResponse(seats.preselect, json({ mode: 'WEBSOCKET', isSuccess: false }))).toMatchObject({
      kind: 'drift',
    });
  });

  test('login takes 201 alone', () => {
    expect(decodeResponse(world.login, json({}, 201))).toMatchObject({ ok: true });
    expect(decodeResponse(world.login, json({}, 200))).toMatchObject({ ok: false, kind: 'drift' });
  });

  test('session-check takes 201 alone', () => {
    expect(decodeResponse(onestop.sessionCheck, { status: 201, headers: {}, bodyText: '' })).toMatchObject({
      ok: true,
    });
    expect(decodeResponse(onestop.sessionCheck, json({}))).toMatchObject({ ok: false });
  });

  test('a picture read wrong asks the account holder again', () => {
    expect(decodeResponse(captcha.verify, json({ result: 'N' }))).toMatchObject({
      kind: 'challenge',
      code: 'CaptchaWrong',
    });
  });

  test('Firebase keeps Google’s word', () => {
    const answer = json({ error: { code: 400, message: 'TOO_MANY_ATTEMPTS_TRY_LATER : x' } }, 400);
    expect(decodeResponse(firebase.signIn, answer)).toMatchObject({
      code: 'SignInRefused',
      wireCode: 'TOO_MANY_ATTEMPTS_TRY_LATER',
    });
  });
});

describe('both generations', () => {
  const block = [
    { blockKey: '001:401', seats: [{ seatInfoId: 'x', seatGrade: null, seatGroupId: null, posLeft: 80.2 }] },
  ];

  test('seatMeta is the same bare and inside data', () => {
    const [bare, wrapped] = [json(block), json({ data: block })].map((answer) => decodeResponse(seats.meta, answer));
    expect(bare).toMatchObject({ ok: true });
    expect(wrapped).toEqual(bare);
  });

  test('prices are the same bare and inside prices, in won', () => {
    const price = {
      seatGrade: '1',
      priceGrade: 'U1',
      priceGradeName: '일반',
      pgCode: 'PG002',
      priceGroup: '12133',
      salesPrice: '143000.0',
      discountSalesPrice: '143000.0',
      kindOfDiscount: '00000',
    };
    const list = [{ seatGrade: '1', priceList: [price] }];
    const bare = decodeResponse(prices.list, json(list));
    expect(bare).toMatchObject({ ok: true, data: [{ priceList: [{ salesPrice: 143000 }] }] });
    expect(decodeResponse(prices.list, json({ prices: list, toping: null }))).toEqual(bare);
  });

  test('rounds have booleans either way', () => {
    const round = { playDate: '20260212', playSeq: '001', cancelableEndDate: '202602111700' };
    const january = decodeResponse(onestop.rounds, json([{ ...round, isSeatRemain: 'Y', onlineAccountYn: 'N' }]));
    const october = json({ data: { getPlaySeqsForDate: [{ ...round, isSeatRemain: true, onlineAccountYn: false }] } });
    expect(january).toMatchObject({ ok: true, data: [{ isSeatRemain: true, onlineAccountYn: false }] });
    expect(decodeResponse(gql.getPlaySeqsForDate, october)).toEqual(january);
  });

  test('every endpoint says which generation has it', () => {
    for (const { facts } of listEndpoints(interpark))
      expect(['both', ...INTERPARK_GENERATIONS]).toContain(facts?.generation);
  });
});

describe('GraphQL', () => {
  test('has every operation of the contract', () => {
    const printed = tableAfter('**5.15 ').map(([name = '', , , field = '']) => [
      name.replace(' [O]', ''),
      /`(\w+)`/.exec(field)?.[1],
    ]);
    const declared = Object.values(gql).map(({ facts }) => [facts.operationName, facts.rootField]);
    expect(declared.toSorted()).toEqual(printed.toSorted());
  });
});

test('every schema has a wire side for documents', () => {
  for (const { params, query, headers, body, responses } of listEndpoints(interpark)) {
    const schemas = [params, query, headers, body?.schema, ...Object.values(responses).map((answer) => answer?.schema)];
    for (const schema of schemas) if (schema !== undefined) expect(toJsonSchema(schema)).toBeTypeOf('object');
  }
});

test('nothing secret or personal survives redaction', () => {
  const redact = redactorFor(interpark);
  const text = redact.body(
    JSON.stringify({
      fbToken: 'canary-1',
      turnstileToken: 'canary-2',
      partner_token: 'canary-3',
      signature: 'canary-4',
      secureData: 'canary-5',
      waitingId: 'canary-6',
      sessionId: 'canary-7',
      oneStopUrl: 'canary-8',
      entMemberCode: 'canary-9',
      p1: 'canary-10',
      fgkey: 'canary-11',
      password: 'canary-12',
      buyerEmail: 'canary-13',
      userPhone: 'canary-14',
    }),
  );
  expect(text).not.toContain('canary');
});

test.each([
  ['onestop.sessionCheck', 'http://h/onestop/api/session-check/M0000000000421768530000', '{}', ''],
  ['onestop.setCookie', 'http://h/onestop/middleware/set-cookie', '"M0000000000421768530000"', ''],
  ['onestop.page', 'http://h/onestop?key=M0000000000421768530000', null, '<html>M0000000000421768530000</html>'],
  ['gates.partner', 'http://h/gates/partner?gc=1', null, '<html>M0000000000421768530000</html>'],
])('an exchange of %s shows no session and no token', (endpointId, url, bodyText, answerText) => {
  const exchange = redactorFor(interpark).exchange({
    id: '1',
    platformId: 'interpark',
    endpointId,
    attempt: 1,
    startedAt: 0,
    durationMs: 1,
    request: { method: 'POST', url, headers: [['x-onestop-session', 'M0000000000421768530000']], bodyText },
    response: { status: 200, headers: [], bodyText: answerText, bodyBytes: 1 },
  });
  expect(JSON.stringify(exchange)).not.toContain('M0000000000421768530000');
});

test('payment init keeps what nobody recorded as it came', () => {
  const answer = json({ commission: { any: 1 }, deliveryMethods: [{ label: 'WILL_CALL' }], memberInfo: { name: 'x' } });
  expect(decodeResponse(payment.init, answer)).toMatchObject({ ok: true, data: { commission: { any: 1 } } });
  expect(decodeResponse(payment.initEssential, answer)).toMatchObject({ ok: true });
});

test('goods-info reads its flags, lists and Korean times', () => {
  const answer = json({
    goodsCode: '25018223',
    goodsName: 'x',
    goodsStatus: 'Y',
    reservedOrNot: 'Y',
    ticketOpenDate: '202512241400',
    bookingEndDate: '20260214110000',
    goodsQualityList: 'Q2033,C5015,C5027',
    bizCode: '61677',
    reserveBizCode: '10965',
  });
  expect(decodeResponse(gates.goodsInfo, answer)).toMatchObject({
    ok: true,
    data: {
      reservedOrNot: true,
      ticketOpenDate: new Date('2025-12-24T05:00:00Z'),
      bookingEndDate: new Date('2026-02-14T02:00:00Z'),
      goodsQualityList: ['Q2033', 'C5015', 'C5027'],
    },
  });
});
