import { expect, test } from 'vitest';
import { FROM } from './browser.ts';
import { checkOrder, confirm, enterQueue, logInByQr, poll, prepare, queryTarget, rowOf, submit } from './book.ts';
import { startRail, type Running } from './start.ts';

function inject(run: Running, endpoint: string, name: string, args: Readonly<Record<string, unknown>> = {}): void {
  run.admin.faults.add({ match: { endpoint }, times: 1, action: { type: 'named', name, args } });
}

const CHECK = 'confirmPassenger.checkOrderInfo';
const BUSY =
  '{"validateMessagesShowId":"_validatorMessage","url":"/leftTicket/init","status":false,"httpstatus":200,"messages":["系统忙，请稍后重试"],"validateMessages":{}}';

test.each<[string, Readonly<Record<string, unknown>>, number, string]>([
  ['busy', {}, 200, BUSY],
  [
    'busy',
    { short: true },
    200,
    '{"validateMessagesShowId":"_validatorMessage","status":false,"httpstatus":200,"messages":["网络繁忙"],"validateMessages":{}}',
  ],
  [
    'notLoggedIn',
    {},
    200,
    '{"validateMessagesShowId":"_validatorMessage","url":"login/init","status":true,"httpstatus":200,"messages":["用户未登录"],"validateMessages":{}}',
  ],
  ['emptyBody', {}, 200, ''],
  ['refused', {}, 302, ''],
  ['edge', { status: 412 }, 412, '<html><head><title>412</title></head><body>412</body></html>'],
  ['edge', {}, 403, '<html><head><title>403</title></head><body>403</body></html>'],
])('%s %j answers its form once and changes nothing', async (name, args, status, text) => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const form = await prepare(browser);
  inject(run, CHECK, name, args);
  const spoilt = await checkOrder(browser, form);
  expect([spoilt.status, spoilt.text]).toEqual([status, text]);
  expect((await confirm(browser, form)).text).toBe(BUSY);
  expect((await checkOrder(browser, form)).json.data.submitStatus).toBe(true);
  expect((await confirm(browser, form)).json.data.submitStatus).toBe(true);
});

test('busyPage is HTML, on JSON endpoints as well', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  inject(run, 'leftTicket.query', 'busyPage');
  const page = await browser.get(queryTarget(), FROM.init);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.text).toContain('网络可能存在问题，请您重试一下');
});

test('queryFailed is 查询失败', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  inject(run, 'leftTicket.query', 'queryFailed');
  expect((await browser.get(queryTarget(), FROM.init)).json.messages[0]).toContain('查询失败');
});

test('a passport call that is busy answers 系统异常', async () => {
  await using run = await startRail();
  inject(run, 'passport.checkQr', 'busy');
  expect((await run.browser().post('/passport/web/checkqr', 'uuid=x&appid=otn')).text).toBe(
    '{"result_message":"系统异常","result_code":"5"}',
  );
});

test('with commit the booking is in the queue although the answer was lost', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const form = await prepare(browser);
  await checkOrder(browser, form);
  inject(run, 'confirmPassenger.confirmSingleForQueue', 'busy', { commit: true });
  expect((await confirm(browser, form)).text).toBe(BUSY);
  expect(run.state().queue).toHaveLength(1);
  await run.admin.clock.advance(7_000);
  expect((await poll(browser)).json.data.waitTime).toBe(-1);
});

test('a connection cut after the confirmation leaves one booking, and confirming again says so', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const form = await prepare(browser);
  await checkOrder(browser, form);
  run.admin.faults.add({
    match: { endpoint: 'confirmPassenger.confirmSingleForQueue' },
    times: 1,
    action: { type: 'dropAfterCommit' },
  });
  await expect(confirm(browser, form)).rejects.toThrow();
  expect((await confirm(browser, form)).json.data.errMsg).toContain('您的请求已在处理中');
  expect(run.state().queue).toHaveLength(1);
});

test('sessionLost ends the login before the request is handled', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await enterQueue(browser);
  inject(run, 'confirmPassenger.queryOrderWaitTime', 'sessionLost');
  expect((await poll(browser)).json.messages).toEqual(['用户未登录']);
  expect((await poll(browser)).json.messages).toEqual(['用户未登录']);
  await logInByQr(run, browser);
  await run.admin.clock.advance(7_000);
  expect((await poll(browser)).json.data.waitTime).toBe(-1);
});

test('a transient HTML answer of uamauthclient can be repeated', async () => {
  await using run = await startRail();
  const browser = run.browser();
  inject(run, 'passport.uamauthclient', 'busyPage');
  await logInByQr(run, browser);
  expect((await submit(browser, await rowOf(browser))).json.messages).toEqual(['用户未登录']);
  const { newapptk } = (await browser.post('/passport/web/auth/uamtk', 'appid=otn')).json;
  expect((await browser.post('/otn/uamauthclient', `tk=${newapptk}`)).json.result_code).toBe(0);
});

test('an outcome can be armed by a fault rule', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const form = await prepare(browser);
  await checkOrder(browser, form);
  inject(run, 'confirmPassenger.confirmSingleForQueue', 'outcome', { outcome: 'confirmConflict' });
  expect((await confirm(browser, form)).json.data.errMsg).toContain('您的证件');
  expect((await confirm(browser, form)).json.data.submitStatus).toBe(true);
  inject(run, 'confirmPassenger.queryOrderWaitTime', 'outcome', { outcome: 'nothing' });
  expect((await poll(browser)).json.sandbox.code).toBe('FAULT_INVALID');
});

test('a busy page is a page', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await submit(browser, await rowOf(browser));
  inject(run, 'confirmPassenger.initDc', 'busy');
  const page = await browser.post('/otn/confirmPassenger/initDc', '_json_att=', FROM.init);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.text).toContain('系统忙，请稍后重试');
});
