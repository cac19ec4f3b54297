import { expect, test } from 'vitest';
import { send } from '../send.ts';
import { bookAll, logInByQr, queryTarget, rowsOf } from './book.ts';
import { FROM } from './browser.ts';
import { startRail } from './start.ts';

async function session(seed: number): Promise<string[]> {
  await using run = await startRail({}, { seed });
  const browser = run.browser();
  await logInByQr(run, browser);
  await bookAll(run, browser);
  const seen = run.admin.requests().map(({ exchange }) => exchange.response?.bodyText ?? '');
  return seen.map((text) => text.replaceAll(/127\.0\.0\.1:\d+/g, 'origin'));
}

test('two sandboxes of one seed answer the same bytes, another seed other ones', async () => {
  const [one, two, other] = [await session(7), await session(7), await session(8)];
  expect(one.length).toBeGreaterThan(10);
  expect(two).toEqual(one);
  expect(other).not.toEqual(one);
});

test('a reset takes everything back', async () => {
  await using run = await startRail({ stock: [{ train: 'G999', seat: 'O', left: 9 }] });
  const browser = run.browser();
  await logInByQr(run, browser);
  await bookAll(run, browser);
  await run.operate('queryU', 'rotateQueryName');
  run.admin.reset();
  expect(run.state()).toMatchObject({ queryName: 'queryG', orders: [], users: [{ booking: null }] });
  expect((await browser.post('/otn/login/checkUser', '')).json.data.flag).toBe(false);
});

test('the ledger knows where a secretStr, a token and an orderId came from', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const [row] = await rowsOf(browser);
  expect(run.admin.minted(row![0]!)).toMatchObject([
    { endpointId: 'leftTicket.query', field: '/data/result secretStr' },
  ]);
  const orderId = await bookAll(run, browser);
  expect(run.admin.minted(orderId).map(({ endpointId }) => endpointId)).toContain(
    'confirmPassenger.queryOrderWaitTime',
  );
});

test('no id number, name or token is in the request log or the state', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const tk = browser.cookies.get('tk')!.value;
  await bookAll(run, browser);
  const shown = JSON.stringify([
    run.admin.requests().map(({ exchange }) => exchange.request),
    run.admin.state('rail12306'),
  ]);
  expect(shown).not.toContain(tk);
  expect(shown).not.toContain('0000***********000');
  expect(shown).not.toContain(encodeURIComponent('张测试'));
});

test('a client that keeps the real host names is served, and sent to them', async () => {
  await using run = await startRail();
  const headers = { host: 'kyfw.12306.cn' };
  const away = await send(run.portal, { path: queryTarget(), headers });
  expect([away.status, away.headers.location]).toEqual([302, 'http://www.12306.cn/mormhweb/logFiles/error.html']);
  const portal = await send(run.kyfw, { path: '/index/', headers: { host: 'www.12306.cn' } });
  expect(portal.text).toContain('./script/core/common/station_name');
});

test('the holder answers over HTTP', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const { uuid } = (await browser.post('/passport/web/create-qr64', 'appid=otn', FROM.login)).json;
  const act = async (ref: string, action: string) => {
    const answer = await fetch(`${run.kyfw}/__sandbox/holder/rail12306/${ref}/${action}`, {
      method: 'POST',
      body: '{}',
    });
    return answer.status;
  };
  expect(await act(uuid, 'scan')).toBe(200);
  expect(await act(uuid, 'confirm')).toBe(200);
  expect(await act('nothing', 'confirm')).not.toBe(200);
  expect((await browser.post('/passport/web/checkqr', `uuid=${uuid}&appid=otn`)).json.result_code).toBe('2');
});

test.each([
  ['an unknown profile', { profile: '1999' as never }],
  ['an unknown outcome', { outcome: 'nothing' as never }],
  ['outcomes of nobody', { outcomes: { nobody: ['submitBusy'] as const } }],
  ['stock of an unknown train', { stock: [{ train: 'G1', seat: 'O', left: 1 }] }],
  ['stock of a class that the train has not', { stock: [{ train: 'G999', seat: '3', left: 1 }] }],
  ['no users', { users: [] }],
  ['a window of no days', { presaleDays: 0 }],
  ['hours that end before they begin', { salesHours: { from: '23:00', to: '05:00' } }],
])('%s is refused at the start', async (_, options) => {
  await expect(startRail(options)).rejects.toMatchObject({
    code: expect.stringMatching(/^(OPTION_INVALID|SUBJECT_UNKNOWN)$/),
  });
});

test.each([
  ['setStock', 'G1', { seat: 'O', left: 1, day: '2030-01-15' }, 'SUBJECT_UNKNOWN'],
  ['setStock', 'G999', { seat: '3', left: 1, day: '2030-01-15' }, 'ACTION_REFUSED'],
  ['setStock', 'G999', { seat: 'O', left: 1, day: '2030-1-15' }, 'ACTION_REFUSED'],
  ['rotateQueryName', 'select', {}, 'ACTION_REFUSED'],
  ['setCancelCount', 'demo_traveller', { count: -1, day: '2030-01-15' }, 'ACTION_REFUSED'],
  ['endSessions', 'nobody', {}, 'SUBJECT_UNKNOWN'],
])('the operator cannot %s %s %j', async (action, ref, input, code) => {
  await using run = await startRail();
  await expect(run.operate(ref, action, input)).rejects.toMatchObject({ code });
});
