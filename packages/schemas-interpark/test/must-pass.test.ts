import { decodeResponse, encodeRequest, requestTarget, type WireRequest } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import {
  channelProfile,
  createInterpark,
  explainFailure,
  gatesBizCode,
  keyOfUrl,
  onestopHeaders,
  sessionBizCode,
  type OnestopSession,
} from '../src/index.ts';

/* The five regressions of interpark §4, bytes and status. */

const { gates, onestop, waiting } = createInterpark({ generation: '2026-01' }).endpoints;
const profile = channelProfile('world', '2026-01');
const SIGNATURE = `${'a'.repeat(64)}.1768529900`;
const session: OnestopSession = {
  sessionId: '25018223_M0000000000421768530000',
  bizCode: sessionBizCode.parse('88889'),
  entMemberCode: 'AAAAAAAAAAAAAAAAAAAAAA==',
  channelType: 'TRIPLE_KOREA',
  lang: 'ZH',
};
const denied = { status: 400, headers: {}, bodyText: '{"error":"AccessDenied"}' };

function changed(request: WireRequest, change: Partial<WireRequest>): WireRequest {
  return { ...request, ...change };
}

function causes(request: WireRequest, answer: { readonly status: number; readonly bodyText: string }): string[] {
  return explainFailure({ request, answer }).map(({ cause }) => cause);
}

describe('(a) secure-url', () => {
  const request = encodeRequest(waiting.secureUrl, {
    body: {
      bizCode: profile.entryBizCode,
      secureData: 'c2FuZGJveA==',
      signature: SIGNATURE,
      preSales: 'N',
      lang: profile.lang,
      from: profile.from,
      goodsCode: '25018223',
    },
  });

  test('sends preSales, lang and from, byte for byte as recorded', () => {
    expect(request.bodyText).toBe(
      `{"bizCode":"88889","secureData":"c2FuZGJveA==","signature":"${SIGNATURE}","preSales":"N","lang":"zh","from":"NTG","goodsCode":"25018223"}`,
    );
    expect(request.headers).toMatchObject({
      'content-type': 'application/json',
      origin: 'https://tickets.interpark.com',
    });
  });

  test('cannot be encoded without them', () => {
    const body = { bizCode: profile.entryBizCode, secureData: 'x', signature: SIGNATURE, goodsCode: '25018223' };
    // @ts-expect-error preSales, lang and from are missing
    expect(() => encodeRequest(waiting.secureUrl, { body })).toThrow(
      expect.objectContaining({
        code: 'REQUEST_INVALID',
        issues: [
          expect.objectContaining({ pointer: '/body/preSales' }),
          expect.objectContaining({ pointer: '/body/lang' }),
          expect.objectContaining({ pointer: '/body/from' }),
        ],
      }) as Error,
    );
  });

  test('answers 400 AccessDenied without them, and the failure names them', () => {
    expect(decodeResponse(waiting.secureUrl, denied)).toMatchObject({
      ok: false,
      status: 400,
      code: 'AccessDenied',
      wireCode: 'AccessDenied',
      kind: 'permission',
    });
    const bodyText = `{"bizCode":"88889","secureData":"c2FuZGJveA==","signature":"${SIGNATURE}","goodsCode":"25018223"}`;
    expect(explainFailure({ request: changed(request, { bodyText }), answer: denied })).toMatchObject([
      { cause: 'SecureUrlFieldsMissing', fields: ['preSales', 'lang', 'from'] },
    ]);
  });
});

describe('(b) set-cookie', () => {
  const opaque = 'A'.repeat(88);

  test('sends one JSON string literal, quotes included', () => {
    const request = encodeRequest(onestop.setCookie, { body: opaque });
    expect(request.bodyText).toBe(`"${opaque}"`);
    expect(request.headers['content-type']).toBe('application/json');
  });

  test('takes 200 with an empty body for success', () => {
    expect(decodeResponse(onestop.setCookie, { status: 200, headers: {}, bodyText: '' })).toEqual({
      ok: true,
      status: 200,
      data: undefined,
    });
  });

  test('answers 400 with a bare JSON string for an object, and the failure names that', () => {
    const answer = { status: 400, headers: {}, bodyText: '"Request body must be a non-empty string."' };
    expect(decodeResponse(onestop.setCookie, answer)).toMatchObject({
      ok: false,
      status: 400,
      code: 'CookieTextRefused',
      kind: 'invalid',
    });
    const request = encodeRequest(onestop.setCookie, { body: opaque });
    const object = changed(request, { bodyText: '{"bizCode":"88889","goodsCode":"25018223"}' });
    expect(causes(object, answer)).toEqual(['CookieBodyNotString']);
  });

  test('cannot be encoded with an object or an empty string', () => {
    // @ts-expect-error the body is text
    expect(() => encodeRequest(onestop.setCookie, { body: { bizCode: '88889' } })).toThrow('/body');
    expect(() => encodeRequest(onestop.setCookie, { body: '' })).toThrow('/body');
  });
});

describe('(c) play-date', () => {
  const { bizCode, sessionId, entMemberCode } = session;
  const request = encodeRequest(onestop.playDate, {
    params: { goodsCode: '25018223' },
    query: { placeCode: '25001698', bizCode, sessionId, entMemberCode },
    headers: onestopHeaders(session, 'abcd0123abcd0123'),
  });

  test('has the goods code in the path and the OneStop headers', () => {
    expect(requestTarget(request)).toBe(
      '/onestop/api/play/play-date/25018223?placeCode=25001698&bizCode=88889&sessionId=25018223_M0000000000421768530000&entMemberCode=AAAAAAAAAAAAAAAAAAAAAA%3D%3D',
    );
    expect(request.headers).toEqual({
      'content-type': 'application/json',
      referer: 'https://tickets.interpark.com/onestop/schedule',
      'x-requested-with': 'XMLHttpRequest',
      'x-onestop-session': sessionId,
      'x-onestop-channel': 'TRIPLE_KOREA',
      'x-ticket-bff-language': 'ZH',
      'x-onestop-trace-id': 'abcd0123abcd0123',
    });
  });

  test('answers 404 with the internal path when the goods code is in the query', () => {
    const answer = {
      status: 404,
      headers: {},
      bodyText: '{"statusCode":404,"timestamp":"2026-01-16T02:20:00.000Z","path":"/v1/play/play-date?bizCode=88889"}',
    };
    expect(decodeResponse(onestop.playDate, answer)).toMatchObject({
      ok: false,
      status: 404,
      code: 'OnestopNotFound',
      kind: 'notFound',
      detail: { path: '/v1/play/play-date?bizCode=88889' },
    });
    const inQuery = changed(request, {
      path: '/onestop/api/play/play-date',
      query: [...request.query, ['goodsCode', '25018223']],
    });
    expect(causes(inQuery, answer)[0]).toBe('GoodsCodeInQuery');
  });

  test('answers 400 without the headers', () => {
    const answer = {
      status: 400,
      headers: {},
      bodyText: '{"statusCode":400,"timestamp":"2026-01-16T02:20:00.000Z","path":"/v1/play/play-date/25018223"}',
    };
    expect(decodeResponse(onestop.playDate, answer)).toMatchObject({
      ok: false,
      status: 400,
      code: 'OnestopBadRequest',
      kind: 'invalid',
    });
    expect(causes(changed(request, { headers: {} }), answer)[0]).toBe('OnestopHeadersMissing');
  });

  test('answers 200 with both right', () => {
    const bodyText = '{"playDate":["20260212","20260213"],"nextPlayDate":""}';
    expect(decodeResponse(onestop.playDate, { status: 200, headers: {}, bodyText })).toMatchObject({
      ok: true,
      data: { playDate: ['20260212', '20260213'] },
    });
  });
});

describe('(d) line-up', () => {
  const url = 'https://tickets.interpark.com/waiting?key=synthetic%2Bkey%2F%3D%3D';

  test('sends the key alone, decoded exactly once', () => {
    expect(encodeRequest(waiting.lineUp, { body: { key: keyOfUrl(url) } }).bodyText).toBe('{"key":"synthetic+key/=="}');
  });

  test('refuses an encoded key and any other field before they are sent', () => {
    expect(() => encodeRequest(waiting.lineUp, { body: { key: 'synthetic%2Bkey' } })).toThrow('/body/key');
    // @ts-expect-error the key comes alone
    expect(() => encodeRequest(waiting.lineUp, { body: { key: 'k', platform: 'WEB' } })).toThrow('platform');
  });

  test.each([
    ['an encoded key', '{"key":"synthetic%2Bkey"}', 'KeyStillEncoded'],
    ['an extra field', '{"key":"k","platform":"WEB"}', 'LineUpExtraField'],
  ])('answers 500 to %s, and the failure names it', (_title, bodyText, cause) => {
    const answer = { status: 500, headers: {}, bodyText: '{"error":"InternalServerError"}' };
    expect(decodeResponse(waiting.lineUp, answer)).toMatchObject({ ok: false, status: 500, code: 'KeyRefused' });
    const request = encodeRequest(waiting.lineUp, { body: { key: 'k' } });
    expect(causes(changed(request, { bodyText }), answer)).toEqual([cause]);
  });
});

describe('(e) the codes', () => {
  test('goods-info holds the pair 61677 and 10965', () => {
    const bodyText = JSON.stringify({
      goodsCode: '25018223',
      goodsName: 'x',
      goodsStatus: 'Y',
      bizCode: '61677',
      reserveBizCode: '10965',
    });
    expect(decodeResponse(gates.goodsInfo, { status: 200, headers: {}, bodyText })).toMatchObject({
      ok: true,
      data: { bizCode: '61677', reserveBizCode: '10965' },
    });
  });

  test('the January profile enters with 88889 and asks the gates with 10965', () => {
    expect(profile).toMatchObject({ entryBizCode: '88889', gatesBizCode: '10965' });
    const request = encodeRequest(gates.goodsInfo, {
      query: {
        bizCode: gatesBizCode.parse('10965'),
        goodsCode: '25018223',
        placeCode: '25001698',
        lang: 'zh',
        passCode: '',
        nc: 1_768_529_900_000,
      },
    });
    expect(requestTarget(request)).toBe(
      '/api/ticket/v2/reserve-gate/goods-info?bizCode=10965&goodsCode=25018223&placeCode=25001698&lang=zh&passCode=&nc=1768529900000',
    );
  });

  test('rank carries the session’s 88889', () => {
    const bodyText = '{"myRank":1,"totalRank":1,"bookingRate":57,"goodsCode":"25018223","bizCode":"88889","k":""}';
    expect(decodeResponse(waiting.rank, { status: 200, headers: {}, bodyText })).toMatchObject({
      ok: true,
      data: { bizCode: '88889' },
    });
  });
});
