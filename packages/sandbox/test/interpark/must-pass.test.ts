import { describe, expect, it } from 'vitest';
import {
  comeIn,
  crossBridge,
  GOODS,
  JSON_TYPE,
  PLACE,
  signature,
  signIn,
  slowHeaders,
  startInterpark,
} from './start.ts';
import { exchange } from './wire.ts';

const JANUARY = { generation: '2026-01' } as const;

describe('regression (a): secure-url', () => {
  it.each(['preSales', 'lang', 'from'])('without %s is 400 AccessDenied', async (missing) => {
    await using running = await startInterpark(JANUARY);
    const gate = await signature(running, await crossBridge(running, await signIn(running), '2026-01'));
    const whole = { bizCode: '88889', ...gate, preSales: 'N', lang: 'zh', from: 'NTG', goodsCode: GOODS };
    const { [missing]: _, ...body } = whole;
    const url = `${running.waiting}/waiting/api/secure-url`;
    const refused = await running.post(url, body);
    expect([refused.status, refused.text]).toEqual([400, '{"error":"AccessDenied"}']);
    const accepted = await running.post(url, whole);
    expect(accepted.status).toBe(200);
    expect(accepted.json.redirectUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/waiting\?key=[^&]{536,}$/);
  });
});

describe('regression (b): set-cookie', () => {
  const opaque = `${'Ab+/'.repeat(21)}AAA=`;
  const send = (tickets: string, body: string | null) =>
    exchange(`${tickets}/onestop/middleware/set-cookie`, { method: 'POST', headers: JSON_TYPE, body });

  it.each([
    ['an object', `{"bizCode":"88889","goodsCode":"${GOODS}"}`],
    ['an empty body', null],
    ['an empty string', '""'],
    ['a form', 'value=abc'],
  ])('of %s is 400 with the one JSON string', async (_, body) => {
    await using running = await startInterpark(JANUARY);
    const answer = await send(running.tickets, body);
    expect([answer.status, answer.text]).toEqual([400, '"Request body must be a non-empty string."']);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('of a string literal is 200, empty, and sets niost_hash', async () => {
    await using running = await startInterpark(JANUARY);
    expect(opaque).toHaveLength(88);
    const answer = await send(running.tickets, `"${opaque}"`);
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(answer.headers.getSetCookie()).toEqual([`niost_hash=${opaque}0000000; Path=/`]);
  });
});

describe('regression (c): play-date', () => {
  it('with the goods code in the query is 404 and names the internal path', async () => {
    await using running = await startInterpark(JANUARY);
    const session = await running.admit();
    const query = `bizCode=88889&goodsCode=${GOODS}&placeCode=${PLACE}`;
    const { status, text } = await running.slow(session, `/play/play-date?${query}`);
    const echoed = `{"statusCode":404,"timestamp":"2026-01-16T02:19:58.000Z","path":"/v1/play/play-date?${query}"}`;
    expect([status, text]).toEqual([404, echoed]);
  });

  it('with the path but without x-onestop headers is 400; with both it is 200', async () => {
    await using running = await startInterpark(JANUARY);
    const session = await comeIn(running, { ...JANUARY, bizCode: '88889' });
    const { sessionId, entMemberCode } = session;
    const ent = encodeURIComponent(entMemberCode);
    const query = `placeCode=${PLACE}&bizCode=88889&sessionId=${sessionId}&entMemberCode=${ent}`;
    const url = `${running.tickets}/onestop/api/play/play-date/${GOODS}?${query}`;
    const bare = await exchange(url);
    expect([bare.status, bare.json]).toEqual([
      400,
      { statusCode: 400, timestamp: '2026-01-16T02:20:00.000Z', path: `/v1/play/play-date/${GOODS}?${query}` },
    ]);
    const right = await exchange(url, { headers: slowHeaders(session) });
    expect([right.status, right.text]).toEqual([
      200,
      '{"playDate":["20260227","20260228","20260301","20260302"],"nextPlayDate":""}',
    ]);
  });
});

describe('regression (d): line-up', () => {
  it('with an encoded key or an extra field is 500, with the decoded key alone 200', async () => {
    await using running = await startInterpark(JANUARY);
    const gate = await signature(running, await crossBridge(running, await signIn(running), '2026-01'));
    const body = { bizCode: '88889', ...gate, preSales: 'N', lang: 'zh', from: 'NTG', goodsCode: GOODS };
    const { json } = await running.post(`${running.waiting}/waiting/api/secure-url`, body);
    const encoded = String(json.redirectUrl).split('key=')[1] ?? '';
    const key = decodeURIComponent(encoded);
    expect(encoded).not.toBe(key);
    const url = `${running.waiting}/waiting/api/line-up`;
    for (const wrong of [{ key: encoded }, { key, platform: 'WEB' }]) {
      const refused = await running.post(url, wrong);
      expect([refused.status, refused.text]).toEqual([500, '{"error":"InternalServerError"}']);
    }
    const { status, json: place } = await running.post(url, { key });
    const member = String(place.waitingId).split(':')[1] ?? '';
    expect(member).toMatch(/^[0-9A-Za-z+/]{22}==$/);
    expect([status, place]).toEqual([
      200,
      {
        waitingId: `${GOODS}:${member}:42`,
        userSeq: 42,
        exist: false,
        userAgent: 'node',
        clientReq: {
          goodsCode: GOODS,
          goodsName: '샌드박스 콘서트',
          channelCode: 'PM',
          bizCode: '88889',
          lang: 'zh',
          from: 'NTG',
        },
      },
    ]);
  });
});

describe('regression (e): the bizCodes of January', () => {
  it('are 61677 and 10965 in goods-info, 88889 in the session', async () => {
    await using running = await startInterpark(JANUARY);
    const query = `bizCode=10965&goodsCode=${GOODS}&placeCode=${PLACE}&lang=zh&passCode=&nc=1768529998000`;
    const goods = await exchange(`${running.tickets}/api/ticket/v2/reserve-gate/goods-info?${query}`);
    expect(goods.json).toMatchObject({ bizCode: '61677', reserveBizCode: '10965' });
    const session = await comeIn(running, { ...JANUARY, bizCode: '88889' });
    const page = await exchange(session.oneStopUrl);
    expect(page.text).toContain('"bizCode":"88889"');
    expect(session.sessionId).toBe('25018223_M0000000000421768530000');
  });
});
