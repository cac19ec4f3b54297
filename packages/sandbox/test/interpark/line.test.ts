import { describe, expect, it } from 'vitest';
import { crossBridge, GOODS, signature, signIn, startInterpark, waitingKey, type Running } from './start.ts';
import { exchange, type Answer } from './wire.ts';

async function lineUp(running: Running, email = 'user@example.test') {
  const gate = await signature(running, await crossBridge(running, await signIn(running, email)));
  const key = await waitingKey(running, gate, '10965');
  const { json } = await running.post(`${running.waiting}/waiting/api/line-up`, { key });
  const url = `${running.waiting}/waiting/api/rank?waitingId=${encodeURIComponent(json.waitingId)}`;
  return { key, place: json, rank: (): Promise<Answer> => exchange(url), url };
}

describe('the waiting line', () => {
  it('admits at the second poll, or once two seconds have passed', async () => {
    await using running = await startInterpark();
    const quick = await lineUp(running);
    expect((await quick.rank()).json).toMatchObject({ myRank: 1, totalRank: 1, iopAvailable: false, k: '' });
    const admitted = (await quick.rank()).json;
    expect(admitted.k).toMatch(/^[0-9a-f]{64}\.\d{13}$/);
    expect(admitted.oneStopUrl).toMatch(/\/onestop\?key=[^&]+&app_tapbar_state=hide&app_header_state=hide$/);
    // asked again, it says the same
    expect((await quick.rank()).json.sessionId).toBe(admitted.sessionId);
    const slow = await lineUp(running, 'user2@example.test');
    await running.admin.clock.advance(2000);
    expect((await slow.rank()).json.sessionId).toBe('25018223_M0000000000431768530000');
  });

  it('shows a place that moves on with the clock', async () => {
    await using running = await startInterpark({ queue: { length: 500 } });
    const { rank } = await lineUp(running);
    expect((await rank()).json).toMatchObject({ myRank: 501, totalRank: 501 });
    await running.admin.clock.advance(3000);
    expect((await rank()).json).toMatchObject({ myRank: 201, totalRank: 201 });
    await running.operate(GOODS, 'setQueueLength', { length: 1000 });
    expect((await rank()).json.myRank).toBe(1001);
    await running.operate(GOODS, 'setQueueLength', { length: 0 });
    expect((await rank()).json).toHaveProperty('sessionId');
  });

  it('gives another place at the back for another line-up, and the older one is dead', async () => {
    await using running = await startInterpark();
    const { key, place, rank } = await lineUp(running);
    expect(place).toMatchObject({ userSeq: 42, exist: false });
    const again = (await running.post(`${running.waiting}/waiting/api/line-up`, { key })).json;
    expect(again).toMatchObject({ userSeq: 43, exist: true });
    const dead = await rank();
    expect([dead.status, dead.text]).toEqual([403, '{"error":"ExpiredSession"}']);
  });

  it('forgets a place nobody asks about', async () => {
    await using running = await startInterpark();
    const { rank } = await lineUp(running);
    await running.admin.clock.advance(60_001);
    expect((await rank()).json).toMatchObject({ myRank: -1, totalRank: -1 });
  });

  it('says myRank 0 without a session once the session is over', async () => {
    await using running = await startInterpark();
    const { rank } = await lineUp(running);
    await rank();
    expect((await rank()).json).toHaveProperty('sessionId');
    await running.admin.clock.advance(600_000);
    const over = (await rank()).json;
    expect(over).toMatchObject({ myRank: 0 });
    expect(over).not.toHaveProperty('sessionId');
  });

  it('does not know a made-up waitingId, and refuses another bizCode', async () => {
    await using running = await startInterpark();
    const { url } = await lineUp(running);
    const unknown = await exchange(`${running.waiting}/waiting/api/rank?waitingId=none`);
    expect([unknown.status, unknown.text]).toEqual([403, '{"error":"ExpiredSession"}']);
    const other = await exchange(`${url}&bizCode=61677`);
    expect([other.status, other.text]).toEqual([400, '{"error":"AccessDenied"}']);
  });

  it('takes a signature of 601 seconds, and none older than half an hour', async () => {
    await using running = await startInterpark();
    const gate = await signature(running, await crossBridge(running, await signIn(running)));
    const body = { bizCode: '10965', ...gate, preSales: 'N', lang: 'zh', from: 'NTG', goodsCode: GOODS };
    const url = `${running.waiting}/waiting/api/secure-url`;
    await running.admin.clock.advance(601_000);
    expect((await running.post(url, body)).status).toBe(200);
    await running.admin.clock.advance(1_199_000);
    expect((await running.post(url, body)).text).toBe('{"error":"AccessDenied"}');
  });

  it('lets a pre-sale in by preSales Y alone', async () => {
    await using running = await startInterpark();
    const gate = await signature(running, await crossBridge(running, await signIn(running)));
    const body = { bizCode: '10965', ...gate, lang: 'zh', from: 'NTG', goodsCode: '26010474' };
    const url = `${running.waiting}/waiting/api/secure-url`;
    expect((await running.post(url, { ...body, preSales: 'N' })).text).toBe('{"error":"UnableReservationTime"}');
    expect((await running.post(url, { ...body, preSales: 'Y' })).status).toBe(200);
  });

  it('refuses a blocked account by AccessDenied_Blacklist', async () => {
    await using running = await startInterpark();
    const gate = await signature(running, await crossBridge(running, await signIn(running)));
    await running.operate('user@example.test', 'setMember', { blacklisted: true });
    const body = { bizCode: '10965', ...gate, preSales: 'N', lang: 'zh', from: 'NTG', goodsCode: GOODS };
    const answer = await running.post(`${running.waiting}/waiting/api/secure-url`, body);
    expect([answer.status, answer.text]).toEqual([400, '{"error":"AccessDenied_Blacklist"}']);
  });

  it('lets the page of tickets.interpark.com read it from a browser, and nobody else', async () => {
    await using running = await startInterpark();
    const url = `${running.waiting}/waiting/api/rank?waitingId=none`;
    const page = await exchange(url, { headers: { origin: 'https://tickets.interpark.com' } });
    expect(page.headers.get('access-control-allow-origin')).toBe('https://tickets.interpark.com');
    expect(page.headers.get('access-control-allow-credentials')).toBe('true');
    const other = await exchange(url, { headers: { origin: 'https://example.test' } });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = { method: 'OPTIONS', headers: { origin: 'https://tickets.interpark.com' } };
    expect((await exchange(`${running.waiting}/waiting/api/line-up`, preflight)).status).toBe(204);
  });
});
