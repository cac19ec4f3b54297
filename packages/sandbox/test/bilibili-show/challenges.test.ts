import { BILIBILI_SHOW_CHALLENGE_ANSWER } from '@boxwire/sandbox/bilibili-show';
import { expect, test } from 'vitest';
import { bodiesOf, prepareToken } from './buy.ts';
import { postJson } from '../send.ts';
import { cookieOf, startShow } from './start.ts';
import { exchange } from './wire.ts';

test('the answer is a constant that no real service would take', () => {
  expect(BILIBILI_SHOW_CHALLENGE_ANSWER).toBe('SANDBOX-OK');
});

test.each<[string, { readonly query?: string; readonly body?: object; readonly cookie?: string }]>([
  ['gaia_vtoken in the query', { query: '?gaia_vtoken=SANDBOX-OK' }],
  ['token in the query', { query: '?token=SANDBOX-OK' }],
  ['voucher in the body', { body: { voucher: 'SANDBOX-OK' } }],
  ['the cookie', { cookie: 'x-bili-gaia-vtoken=SANDBOX-OK' }],
])('a challenge at prepare is cleared by %s', async (_, { query = '', body = {}, cookie = 'a=b' }) => {
  await using run = await startShow();
  await run.operate(10_001, 'challenge');
  const { prepare } = await bodiesOf(run);
  const send = (more: object, target: string, extra: string) =>
    exchange(`${run.show}/api/ticket/order/prepare${target}`, {
      method: 'POST',
      headers: { cookie: `${cookieOf(1)}; ${extra}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...prepare, ...more }),
    });
  expect((await send({}, '', 'a=b')).json).toMatchObject({ errno: -401, data: { token: '' } });
  expect((await send({ voucher: 'wrong' }, '?gaia_vtoken=wrong', 'x-bili-gaia-vtoken=wrong')).json.errno).toBe(-401);
  expect((await send(body, query, cookie)).json.errno).toBe(0);
  expect((await send({}, '', 'a=b')).json.errno).toBe(0);
});

test('100044 takes its answer in voucher alone', async () => {
  await using run = await startShow();
  const { create } = await bodiesOf(run);
  const token = await prepareToken(run);
  await run.operate(10_001, 'challenge', { errno: 100_044 });
  const send = (more: object, query = '') => run.postJson(`/order/createV2${query}`, { ...create, token, ...more });
  expect((await send({}, '?gaia_vtoken=SANDBOX-OK')).json.errno).toBe(100_044);
  expect((await send({ voucher: 'SANDBOX-OK' })).json.errno).toBe(0);
});

test('the account holder answers by uid, or by the v_voucher of the answer, over HTTP', async () => {
  await using run = await startShow();
  const { prepare } = await bodiesOf(run);
  for (const byVoucher of [true, false]) {
    await run.operate(10_001, 'challenge');
    const { data } = (await run.postJson('/order/prepare', prepare)).json;
    const voucher: string = data.ga_data.riskParams.v_voucher;
    expect(run.admin.minted(voucher)).toHaveLength(1);
    const ref = byVoucher ? voucher : '10001';
    const answered = await postJson(`${run.show}/__sandbox/holder/bilibili-show/${ref}/answerChallenge`);
    expect(answered).toEqual({
      status: 200,
      json: expect.objectContaining({ result: { uid: 10_001, answer: 'SANDBOX-OK' } }),
    });
    expect((await run.postJson('/order/prepare', prepare)).json.errno).toBe(0);
  }
});

test('a challenge is one account’s, and there is nothing to answer without one', async () => {
  await using run = await startShow();
  await run.operate(10_001, 'challenge');
  const { prepare } = await bodiesOf(run);
  expect((await run.postJson('/order/prepare', prepare, 2)).json.errno).toBe(0);
  await expect(run.holder(10_002, 'answerChallenge')).rejects.toMatchObject({ code: 'ACTION_REFUSED' });
  await expect(run.holder('voucher_0', 'answerChallenge')).rejects.toMatchObject({ code: 'SUBJECT_UNKNOWN' });
});
