import { describe, expect, it } from 'vitest';
import { crossBridge, GOODS, PLACE, signIn, startInterpark } from './start.ts';
import { cookiesOf, exchange } from './wire.ts';

const ACCOUNT = { email: 'user@example.test', password: 'sandbox-password', returnSecureToken: true };

describe('login', () => {
  it('refuses a wrong password in Google’s form', async () => {
    await using running = await startInterpark();
    const url = `${running.firebase}/v1/accounts:signInWithPassword?key=k`;
    const { status, json } = await running.post(url, { ...ACCOUNT, password: 'wrong' });
    expect([status, json.error]).toMatchObject([400, { code: 400, message: 'INVALID_LOGIN_CREDENTIALS' }]);
    expect((await running.post(url.replace('?key=k', ''), ACCOUNT)).status).toBe(400);
    expect((await running.post(url, ACCOUNT)).json).toMatchObject({ email: ACCOUNT.email, expiresIn: '3600' });
  });

  it('is 201 with two HttpOnly cookies, and takes a Turnstile token once', async () => {
    await using running = await startInterpark();
    const { firebase, world, post, holder } = running;
    const { idToken } = (await post(`${firebase}/v1/accounts:signInWithPassword?key=k`, ACCOUNT)).json;
    const url = `${world}/auth-web/api/users/auth/login/web`;
    const { turnstileToken } = await holder(ACCOUNT.email, 'answerTurnstile');
    expect((await post(url, { fbToken: idToken, turnstileToken: 'made-up' })).text).toBe(
      '{"errorCode":"TURNSTILE_FAILED"}',
    );
    const answer = await post(url, { fbToken: idToken, turnstileToken });
    expect([answer.status, answer.text]).toEqual([201, '{}']);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((line) => line.split('=')[0])).toEqual([
      'access_token',
      'refresh_token',
      'kint5-web-device-id',
      'tk-language',
    ]);
    expect(cookies.slice(0, 2).every((line) => line.endsWith('HttpOnly'))).toBe(true);
    expect((await post(url, { fbToken: idToken, turnstileToken })).status).toBe(400);
    expect((await post(url, { fbToken: 'made-up', turnstileToken })).status).toBe(401);
  });

  it('with turnstile any takes any text', async () => {
    await using running = await startInterpark({ turnstile: 'any' });
    const { firebase, world, post } = running;
    const { idToken } = (await post(`${firebase}/v1/accounts:signInWithPassword?key=k`, ACCOUNT)).json;
    const url = `${world}/auth-web/api/users/auth/login/web`;
    expect((await post(url, { fbToken: idToken, turnstileToken: 'x' })).status).toBe(201);
    expect((await post(url, { fbToken: idToken })).status).toBe(400);
  });

  it('lasts five minutes, and refresh gives another token', async () => {
    await using running = await startInterpark();
    const cookie = await signIn(running);
    const me = (value: string) => exchange(`${running.world}/api/users`, { headers: { cookie: value } });
    expect((await me(cookie)).json).toEqual({
      uid: 'sbx-uid-1',
      name: 'SANDBOX USER',
      email: 'user@example.test',
      provider: 'password',
    });
    await running.admin.clock.advance(300_000);
    const over = await me(cookie);
    expect([over.status, over.text]).toEqual([401, '{"message":"token invalid"}']);
    const refreshToken = /refresh_token=([^;]+)/.exec(cookie)?.[1];
    const { accessToken } = (await running.post(`${running.world}/api/auth/refresh`, { refreshToken })).json;
    expect((await me(`access_token=${accessToken}`)).status).toBe(200);
    expect((await running.post(`${running.world}/api/auth/refresh`, {})).status).toBe(401);
  });
});

describe('enter', () => {
  it('tells of e-mail and eKYC', async () => {
    await using running = await startInterpark();
    const headers = { cookie: await signIn(running) };
    const url = `${running.world}/api/users/enter?goods_code=${GOODS}&place_code=${PLACE}`;
    await running.operate('user@example.test', 'setMember', { ekyc: 'pending' });
    expect((await exchange(url, { headers })).json).toMatchObject({ enterEkyc: { status: 'pending' } });
    await running.holder('user@example.test', 'passEkyc');
    expect((await exchange(url, { headers })).json).toMatchObject({
      enterHasEkyc: true,
      enterEkyc: { status: 'approved' },
    });
    expect((await exchange(url)).status).toBe(401);
  });

  it.each([
    [{}, 400, '{"errorCode":"ENTER_EMAIL_NOT_FOUND"}'],
    [{ forms: { enterMissing: 'status404' } }, 404, ''],
  ] as const)('without a ticket member and with %j is %i', async (options, status, text) => {
    await using running = await startInterpark(options);
    const headers = { cookie: await signIn(running) };
    await running.operate('user@example.test', 'setMember', { emailLinked: false });
    const answer = await exchange(`${running.world}/api/users/enter?goods_code=${GOODS}&place_code=${PLACE}`, {
      headers,
    });
    expect([answer.status, answer.text]).toEqual([status, text]);
  });

  it('takes the names of its generation', async () => {
    for (const [generation, status] of [
      ['2026-01', 200],
      ['2026-10', 400],
    ] as const) {
      await using running = await startInterpark({ generation });
      const headers = { cookie: await signIn(running) };
      const body = { goods_code: GOODS, place_code: PLACE };
      expect((await running.post(`${running.world}/api/users/enter/token`, body, headers)).status).toBe(status);
    }
  });
});

describe('bridge and gates', () => {
  const gate = async (running: Awaited<ReturnType<typeof startInterpark>>) => {
    const headers = { cookie: await signIn(running) };
    const body = { goods_code: GOODS, place_code: PLACE };
    const { json } = await running.post(`${running.world}/api/users/enter/token`, body, headers);
    return {
      gc: GOODS,
      pc: PLACE,
      bc: '10965',
      cc: 'gates_global',
      lg: 'zh',
      partner_token: String(json.access_token),
      partner_token_r: String(json.refresh_token),
    };
  };

  it('tokenVerify names the gate on loopback; GET and a made-up token are 401', async () => {
    await using running = await startInterpark({ generation: '2026-01' });
    const parameters = await gate(running);
    const url = `${running.bridge}/x13_02/v1/bridge/tokenVerify`;
    const query = new URLSearchParams(parameters).toString();
    const right = await running.post(`${url}?${query}`, parameters);
    const returl = `${running.tickets}/gates/global?gc=${GOODS}&pc=${PLACE}`;
    expect([right.status, right.text]).toEqual([200, JSON.stringify({ data: { returl } })]);
    expect((await exchange(returl)).status).toBe(200);
    expect((await exchange(`${url}?${query}`)).status).toBe(401);
    const forged = await running.post(`${url}?${query}`, { ...parameters, partner_token: 'made-up' });
    expect([forged.status, forged.json.message]).toEqual([401, '정상적인 접근이 아닙니다']);
    running.fault('bridgeBusy', '/x13_02/*');
    expect((await running.post(`${url}?${query}`, parameters)).status).toBe(503);
  });

  it('the gate page hands out the partner cookies', async () => {
    await using running = await startInterpark({ generation: '2026-01' });
    const parameters = await gate(running);
    const page = await exchange(`${running.tickets}/gates/partner?${new URLSearchParams(parameters).toString()}`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(cookiesOf(page)).toBe(
      `partner_token=${parameters.partner_token}; partner_token_r=${parameters.partner_token_r}; ent_onestop_channel=TRIPLE_KOREA`,
    );
    await running.admin.clock.advance(3 * 3_600_000);
    const url = `${running.tickets}/api/ticket/v2/ekyc/auth/10965?nc=1`;
    expect((await exchange(url, { headers: { cookie: cookiesOf(page) } })).status).toBe(401);
  });

  it('goods-info is the contract’s example, 400 without placeCode', async () => {
    const show = {
      goodsCode: GOODS,
      placeCode: PLACE,
      goodsName: '샌드박스 콘서트',
      placeName: '올림픽공원 올림픽홀',
      qualities: ['Q2033', 'C5015', 'C5021', 'C5025', 'C5027'],
    };
    const clock = { mode: 'manual', now: '2026-01-01T00:00:00Z' } as const;
    await using running = await startInterpark({ generation: '2026-01', shows: [show] }, { clock });
    const url = `${running.tickets}/api/ticket/v2/reserve-gate/goods-info?bizCode=10965&goodsCode=${GOODS}&lang=zh&passCode=&nc=1`;
    expect((await exchange(url)).status).toBe(400);
    expect((await exchange(`${url}&placeCode=${PLACE}`)).json).toEqual({
      goodsCode: GOODS,
      goodsName: '샌드박스 콘서트',
      goodsStatus: 'Y',
      placeName: '올림픽공원 올림픽홀',
      playStartDate: '20260212',
      playEndDate: '20260215',
      reservedOrNot: 'Y',
      ticketOpenDate: '202512241400',
      bookingEndDate: '202602141100',
      goodsQualityList: 'Q2033,C5015,C5021,C5025,C5027',
      certifyGoodsYN: 'Y',
      bizCode: '61677',
      reserveBizCode: '10965',
      genreCodeName: '콘서트',
      genreSubCodeName: '내한공연',
    });
  });

  it('member-info differs in memberCode and signature at every call, and never in encMemberCode', async () => {
    await using running = await startInterpark();
    const headers = { cookie: await crossBridge(running, await signIn(running)) };
    const url = `${running.tickets}/api/ticket/v2/reserve-gate/member-info?goodsCode=${GOODS}&channelCode=gp`;
    const [first, second] = [(await exchange(url, { headers })).json, (await exchange(url, { headers })).json];
    expect(first.signature).toMatch(/^[0-9a-f]{64}\.1768529998$/);
    expect(first.secureData).toMatch(/^[0-9A-Za-z+/]{171}=$/);
    expect(first.memberCode).toHaveLength(24);
    expect(second.memberCode).not.toBe(first.memberCode);
    expect(second.encMemberCode).toBe(first.encMemberCode);
  });

  it('server time is epoch milliseconds as plain text', async () => {
    await using running = await startInterpark();
    const answer = await exchange(`${running.ticketfront}/v1/getServerTime?type=1&nc=1`);
    expect([answer.text, answer.headers.get('content-type')]).toEqual(['1768529998000', 'text/plain; charset=utf-8']);
  });
});
