import { describe, expect, it } from 'vitest';
import {
  comeIn,
  contextOf,
  crossBridge,
  fastHeaders,
  GOODS,
  JSON_TYPE,
  PLACE,
  signature,
  signIn,
  slowHeaders,
  startInterpark,
  waitingKey,
} from './start.ts';
import { exchange } from './wire.ts';

const JANUARY = { generation: '2026-01' } as const;
const INFO = `goodsCode=${GOODS}&placeCode=${PLACE}&bizCode=10965&lang=zh&passCode=&nc=1`;

describe('the questions of the contract, as far as a server answers them', () => {
  it('Q1: 88889 is in no answer before rank, and rank gives it back', async () => {
    await using running = await startInterpark(JANUARY);
    const gates = await crossBridge(running, await signIn(running), '2026-01');
    const base = `${running.tickets}/api/ticket/v2/reserve-gate`;
    const before = [
      await exchange(`${base}/goods-info?${INFO}`),
      await exchange(`${base}/member-info?goodsCode=${GOODS}&channelCode=gp`, { headers: { cookie: gates } }),
    ];
    for (const { text } of before) expect(text).not.toContain('88889');
    const key = await waitingKey(running, await signature(running, gates), '88889');
    const lineUp = await running.post(`${running.waiting}/waiting/api/line-up`, { key });
    expect(lineUp.json.clientReq.bizCode).toBe('88889');
    const rank = `${running.waiting}/waiting/api/rank?waitingId=${encodeURIComponent(lineUp.json.waitingId)}`;
    expect((await exchange(rank)).json).toMatchObject({ bizCode: '88889', myRank: 1, redirectChannel: 'GP' });
  });

  it.each([
    ['2026-01', '88889'],
    ['2026-10', '10965'],
  ] as const)('Q2: OneStop of %s takes the session’s bizCode %s and refuses 61677', async (generation, bizCode) => {
    await using running = await startInterpark({ generation });
    const session = await running.admit();
    const query = (code: string): string =>
      `/seats/grades?goodsCode=${GOODS}&placeCode=${PLACE}&playSeq=001&bizCode=${code}`;
    expect((await running.slow(session, query(bizCode))).status).toBe(200);
    const refused = await running.slow(session, query('61677'));
    expect([refused.status, refused.json.data.backendErrorCode]).toEqual([400, 'P00002']);
    const gate = await signature(running, await crossBridge(running, await signIn(running), generation));
    const body = { bizCode: '61677', ...gate, preSales: 'N', lang: 'zh', from: 'NTG', goodsCode: GOODS };
    const denied = await running.post(`${running.waiting}/waiting/api/secure-url`, body);
    expect([denied.status, denied.text]).toEqual([400, '{"error":"AccessDenied"}']);
  });

  it('Q3: the context of OneStop repeats the bizCode that secure-url bound', async () => {
    await using running = await startInterpark({ bizCode: '77777' });
    const session = await comeIn(running, { bizCode: '77777' });
    const context = contextOf(await exchange(session.oneStopUrl));
    expect(context).toMatchObject({ bizCode: '77777', goods: { bizCode: '61677' } });
  });

  it('Q4: waiting is needed, and a quiet show admits at the second poll', async () => {
    await using running = await startInterpark();
    expect((await exchange(`${running.tickets}/onestop?key=made-up`)).headers.get('location')).toBe(
      '/onestop/error?errorCode=E06',
    );
    const gate = await signature(running, await crossBridge(running, await signIn(running)));
    const key = await waitingKey(running, gate, '10965');
    const { waitingId } = (await running.post(`${running.waiting}/waiting/api/line-up`, { key })).json;
    const rank = `${running.waiting}/waiting/api/rank?waitingId=${encodeURIComponent(waitingId)}`;
    expect((await exchange(rank)).json).not.toHaveProperty('sessionId');
    expect((await exchange(rank)).json).toMatchObject({ myRank: 0, iopAvailable: true, redirectChannel: 'IOP' });
  });

  it('Q5: before the sale opens secure-url says UnableReservationTime, not AccessDenied', async () => {
    await using running = await startInterpark();
    const gate = await signature(running, await crossBridge(running, await signIn(running)));
    const body = { bizCode: '10965', ...gate, preSales: 'N', lang: 'zh', from: 'NTG', goodsCode: '26010001' };
    const url = `${running.waiting}/waiting/api/secure-url`;
    const early = await running.post(url, body);
    expect([early.status, early.text]).toEqual([400, '{"error":"UnableReservationTime"}']);
    await running.admin.clock.advance(3_600_000);
    const later = await signature(running, await crossBridge(running, await signIn(running)));
    expect((await running.post(url, { ...body, ...later })).status).toBe(200);
  });

  it('Q6: without an admitted session play-date is 400 and session-check 404', async () => {
    await using running = await startInterpark(JANUARY);
    const madeUp = { sessionId: '25018223_M0000000000991768530000' };
    const query = `placeCode=${PLACE}&bizCode=88889&sessionId=${madeUp.sessionId}&entMemberCode=x`;
    const dates = await running.slow(madeUp, `/play/play-date/${GOODS}?${query}`);
    const check = await running.slowPost(madeUp, '/session-check/M0000000000991768530000', {});
    expect([dates.status, check.status]).toEqual([400, 404]);
    expect(check.json).toMatchObject({ statusCode: 404, path: '/v1/session-check/M0000000000991768530000' });
  });

  it('Q7: set-cookie takes one JSON string, and play-date needs it only where strict.setCookie says so', async () => {
    await using lenient = await startInterpark(JANUARY);
    await using strict = await startInterpark({ ...JANUARY, strict: { setCookie: true } });
    for (const [running, without] of [
      [lenient, 200],
      [strict, 400],
    ] as const) {
      const session = await running.admit();
      const query = `placeCode=${PLACE}&bizCode=88889&sessionId=${session.sessionId}&entMemberCode=x`;
      const path = `/play/play-date/${GOODS}?${query}`;
      expect((await running.slow(session, path)).status).toBe(without);
      const url = `${running.tickets}/onestop/middleware/set-cookie`;
      const set = await exchange(url, { method: 'POST', headers: JSON_TYPE, body: '"opaque"' });
      const cookie = set.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      expect(cookie).toBe('niost_hash=opaque0000000');
      expect((await running.slow(session, path, { headers: { cookie } })).status).toBe(200);
    }
  });

  it('Q8: bodies are JSON; a form is refused', async () => {
    await using running = await startInterpark(JANUARY);
    const gate = await signature(running, await crossBridge(running, await signIn(running), '2026-01'));
    const fields = { bizCode: '88889', ...gate, preSales: 'N', lang: 'zh', from: 'NTG', goodsCode: GOODS };
    const form = await exchange(`${running.waiting}/waiting/api/secure-url`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    expect([form.status, form.text]).toEqual([400, '{"error":"AccessDenied"}']);
  });

  const REST = [
    'X-Onestop-Session',
    'X-Onestop-Channel',
    'X-Ticket-BFF-Language',
    'X-OneStop-Trace-ID',
    'X-Requested-With',
    'Referer',
  ];
  it.each(REST)('Q9: the 60 s client without %s is 400', async (name) => {
    await using running = await startInterpark();
    const session = await running.admit();
    const { [name]: _, ...headers } = slowHeaders(session);
    const url = `${running.tickets}/onestop/api/seats/block-data?goodsCode=${GOODS}&placeCode=${PLACE}&playSeq=001`;
    expect((await exchange(url, { headers })).status).toBe(400);
    expect((await exchange(url, { headers: slowHeaders(session) })).status).toBe(200);
  });

  it('Q9: the 5 s client needs session and channel alone, and no cookie', async () => {
    await using running = await startInterpark();
    const session = await running.admit();
    const url = `${running.tickets}/onestop/api/seatStatus?goodsCode=${GOODS}&placeCode=${PLACE}&playSeq=001&blockKeys=001:401&bizCode=WEBBR`;
    expect((await exchange(url, { headers: fastHeaders(session) })).status).toBe(200);
    for (const name of ['X-Onestop-Session', 'X-Onestop-Channel']) {
      const { [name]: _, ...headers } = fastHeaders(session);
      expect((await exchange(url, { headers })).status).toBe(400);
    }
  });

  it('Q9: member-info and ekyc/auth need the cookie partner_token', async () => {
    await using running = await startInterpark();
    const gates = await crossBridge(running, await signIn(running));
    for (const path of [`reserve-gate/member-info?goodsCode=${GOODS}&channelCode=gp`, 'ekyc/auth/10965?nc=1']) {
      const url = `${running.tickets}/api/ticket/v2/${path}`;
      expect((await exchange(url)).status).toBe(401);
      expect((await exchange(url, { headers: { cookie: gates } })).status).toBe(200);
    }
  });
});
