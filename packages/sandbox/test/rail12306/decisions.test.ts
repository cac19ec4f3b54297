import { expect, test } from 'vitest';
import { FROM } from './browser.ts';
import {
  bookAll,
  checkOrder,
  confirm,
  enterQueue,
  logInByQr,
  openForm,
  poll,
  prepare,
  queryTarget,
  queueCount,
  rowOf,
  submit,
  unfinished,
} from './book.ts';
import { DAY, startRail, type Running } from './start.ts';

const BUSY =
  '{"validateMessagesShowId":"_validatorMessage","url":"/leftTicket/init","status":false,"httpstatus":200,"messages":["系统忙，请稍后重试"],"validateMessages":{}}';

async function member(run: Running) {
  const browser = run.browser();
  await logInByQr(run, browser);
  return browser;
}

test('decision 1: the wrong query suffix is 200 with c_url, and the suffix can rotate', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  const wrong = await browser.get(queryTarget({}, 'queryZ'), FROM.init);
  expect([wrong.status, wrong.text]).toEqual([
    200,
    '{"c_url":"leftTicket/queryG","c_name":"CLeftTicketUrl","status":false}',
  ]);
  await run.operate('queryU', 'rotateQueryName');
  expect((await browser.get(queryTarget(), FROM.init)).json.c_url).toBe('leftTicket/queryU');
  expect((await browser.post('/otn/login/conf', '')).json.data.queryUrl).toBe('leftTicket/queryU');
  expect((await browser.get('/otn/leftTicket/init')).text).toContain("var CLeftTicketUrl = 'leftTicket/queryU';");
  expect((await browser.get(queryTarget({}, 'queryU'), FROM.init)).json.status).toBe(true);
});

test('decision 1: plain query answers rows where that is switched on', async () => {
  await using run = await startRail({ compatPlainQuery: true });
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  expect((await browser.get(queryTarget({}, 'query'), FROM.init)).json.data.result.length).toBeGreaterThan(5);
});

test('decision 2: data of submitOrderRequest is "0"', async () => {
  await using run = await startRail();
  const browser = await member(run);
  expect((await submit(browser, await rowOf(browser))).json.data).toBe('0');
});

test('decision 3: columns 40, 45, 52, 56 and 57 are constants', async () => {
  await using run = await startRail();
  const row = await rowOf(run.browser());
  expect([40, 45, 52, 56, 57].map((column) => row[column])).toEqual(['0', '1', 'N#N#', 'Y', '']);
});

test('decision 4: a secretStr lives ten minutes', async () => {
  await using run = await startRail();
  const browser = await member(run);
  const row = await rowOf(browser);
  await run.admin.clock.advance(599_999);
  expect((await submit(browser, row)).json.status).toBe(true);
  await run.admin.clock.advance(1);
  expect((await submit(browser, row)).json.messages).toEqual(['车票信息已过期，请重新查询最新车票信息']);
});

test('decision 5: a wrong or missing REPEAT_SUBMIT_TOKEN is the busy body', async () => {
  await using run = await startRail();
  const browser = await member(run);
  const form = await prepare(browser);
  for (const token of ['', 'f'.repeat(32)]) {
    expect((await checkOrder(browser, { ...form, token })).text).toBe(BUSY);
    expect((await queueCount(browser, { ...form, token })).text).toBe(BUSY);
    expect((await confirm(browser, { ...form, token })).text).toBe(BUSY);
  }
});

test('decision 6: another key_check_isChange is submitStatus false with 系统忙', async () => {
  await using run = await startRail();
  const browser = await member(run);
  const form = await prepare(browser);
  expect(form.key).toMatch(/^[0-9A-F]{56}$/);
  await checkOrder(browser, form);
  expect((await confirm(browser, { ...form, key: '0'.repeat(56) })).json.data).toEqual({
    submitStatus: false,
    errMsg: '系统忙，请稍后重试',
  });
  expect((await confirm(browser, form)).json.data.submitStatus).toBe(true);
});

test('decision 7: another leftTicketStr passes, and when strict it is as decision 6', async () => {
  for (const [strict, data] of [
    [{}, { submitStatus: true, isAsync: '1' }],
    [{ leftTicket: true }, { submitStatus: false, errMsg: '系统忙，请稍后重试' }],
  ] as const) {
    await using run = await startRail({ strict });
    const browser = await member(run);
    const form = await prepare(browser);
    await checkOrder(browser, form);
    expect((await confirm(browser, { ...form, leftTicket: 'QUFB%2B' })).json.data).toEqual(data);
  }
});

test('decision 8: a wrong Referer is noted, and refused only when strict', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await browser.post('/passport/web/create-qr64', 'appid=otn');
  await browser.post('/passport/web/create-qr64', 'appid=otn', FROM.login);
  const seen = run.admin.requests({ endpoint: 'passport.createQr' });
  expect(seen.map(({ facts }) => facts)).toEqual([{ warning: 'Referer is not /otn/resources/login.html' }, {}]);
  await using strict = await startRail({ strict: { referer: true } });
  const other = await member(strict);
  expect((await other.post('/otn/login/checkUser', '_json_att=')).text).toBe(BUSY);
  expect((await other.post('/otn/login/checkUser', '_json_att=', FROM.init)).json.data.flag).toBe(true);
});

test('decision 9: /otn sessions end after 30 idle minutes, the uamtk after 24 hours', async () => {
  await using run = await startRail();
  const browser = await member(run);
  const flag = async () => (await browser.post('/otn/login/checkUser', '_json_att=')).json.data.flag;
  await run.admin.clock.advance(30 * 60_000 - 1);
  expect(await flag()).toBe(true);
  await run.admin.clock.advance(30 * 60_000);
  expect(await flag()).toBe(false);
  const again = async () => (await browser.post('/passport/web/auth/uamtk', 'appid=otn')).json.result_code;
  expect(await again()).toBe(0);
  await run.admin.clock.advance(24 * 3_600_000 - 1);
  expect(await again()).toBe(0);
  await run.admin.clock.advance(24 * 3_600_000);
  expect(await again()).toBe(1);
});

test('decision 10: tk stays, or changes once per order', async () => {
  for (const rotateTk of [false, true]) {
    await using run = await startRail({ rotateTk });
    const browser = await member(run);
    const before = browser.cookies.get('tk');
    await enterQueue(browser);
    expect(browser.cookies.get('tk')?.value === before?.value).toBe(!rotateTk);
    expect((await poll(browser)).json.data.waitTime).toBe(-100);
    browser.cookies.set('tk', before!);
    expect((await poll(browser)).json.messages.length === 0).toBe(!rotateTk);
  }
});

test('decision 11: a date outside the 15 days is a redirect to the error page', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  const statusOf = async (day: string) => (await browser.get(queryTarget({ day }), FROM.init)).status;
  expect(await statusOf('2030-01-12')).toBe(302);
  expect(await statusOf('2030-01-13')).toBe(200);
  expect(await statusOf('2030-01-27')).toBe(200);
  expect(await statusOf('2030-01-28')).toBe(302);
  expect(await statusOf('2030-02-30')).toBe(302);
});

test('decision 12: an unknown telecode, or from and to the same, is 非法请求 without data', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  for (const wish of [{ from: 'QQQ' }, { to: 'QQQ' }, { from: 'AOH', to: 'AOH' }]) {
    const { json } = await browser.get(queryTarget(wish), FROM.init);
    expect(json).toMatchObject({ status: true, messages: ['非法请求'] });
    expect(json).not.toHaveProperty('data');
  }
});

test('decision 13: the queue says -100, then 4 with one ahead, then -1', async () => {
  await using run = await startRail();
  const browser = await member(run);
  await enterQueue(browser);
  const seen: unknown[] = [];
  for (const ms of [3_000, 4_000, 0]) {
    const { waitTime, waitCount } = (await poll(browser)).json.data;
    seen.push([waitTime, waitCount]);
    await run.admin.clock.advance(ms);
  }
  expect(seen).toEqual([
    [-100, 0],
    [4, 1],
    [-1, 0],
  ]);
});

test('decision 14: requestId is 19 digits between 6.3e18 and 6.9e18, odd', async () => {
  await using run = await startRail({
    users: Array.from({ length: 20 }, (_, index) => ({
      username: `u${index}`,
      password: 'p',
      passengers: [{ name: `u${index}`, idNo: String(index).padStart(18, '0') }],
    })),
  });
  for (let index = 0; index < 20; index += 1) {
    const browser = run.browser();
    await logInByQr(run, browser, `u${index}`);
    await enterQueue(browser);
    const id = BigInt(/"requestId":(\d{19}),/.exec((await poll(browser)).text)?.[1] ?? '0');
    expect(id >= 63n * 10n ** 17n && id < 69n * 10n ** 17n && id % 2n === 1n).toBe(true);
  }
});

test('decision 15: orderId is E and nine digits', async () => {
  await using run = await startRail();
  expect(await bookAll(run, await member(run))).toMatch(/^E\d{9}$/);
});

test.each([
  [{}, 30],
  [{ payMinutes: 10 }, 10],
])('decision 16: with %j an order is gone after %d minutes, and its seat is back', async (options, minutes) => {
  await using run = await startRail({ ...options, stock: [{ train: 'G999', seat: 'O', left: 9 }] });
  const browser = await member(run);
  await bookAll(run, browser);
  await run.admin.clock.advance(minutes * 60_000 - 1);
  expect(run.state().orders[0]?.status).toBe('unpaid');
  await run.admin.clock.advance(1);
  expect(run.state()).toMatchObject({ orders: [{ status: 'expired' }], users: [{ cancels: {} }] });
  await logInByQr(run, browser);
  expect((await unfinished(browser)).json).not.toHaveProperty('data');
  expect((await rowOf(browser))[30]).toBe('9');
  expect(run.broken()).toEqual([]);
});

test('decision 17: after three cancelled orders booking is refused for the rest of the day', async () => {
  await using run = await startRail();
  const browser = await member(run);
  for (let time = 0; time < 3; time += 1) {
    const orderId = await bookAll(run, browser);
    await browser.post('/otn/queryOrder/cancelNoCompleteMyOrder', `sequence_no=${orderId}&cancel_flag=cancel_order`);
  }
  expect((await checkOrder(browser, await prepare(browser))).json.data).toEqual({
    submitStatus: false,
    errMsg: '对不起，由于您取消次数过多，今日将不能继续受理您的订票请求。1月14日您可继续使用订票功能。',
  });
  await run.admin.clock.set('2030-01-14T00:00:00+08:00');
  await logInByQr(run, browser);
  expect((await checkOrder(browser, await prepare(browser))).json.data.submitStatus).toBe(true);
  await run.operate('demo_traveller', 'setCancelCount', { day: '2030-01-14', count: 3 });
  expect((await checkOrder(browser, await prepare(browser))).json.data.submitStatus).toBe(false);
});

test('decision 18: an unfinished order, or a booking in the queue, refuses the next', async () => {
  await using run = await startRail();
  const browser = await member(run);
  await enterQueue(browser);
  const refused = {
    status: false,
    messages: ['您还有未处理的订单，请您到<a href="../view/train_order.html">[未完成订单]</a>进行处理!'],
  };
  expect((await submit(browser, await rowOf(browser))).json).toMatchObject(refused);
  await run.admin.clock.advance(7_000);
  expect((await submit(browser, await rowOf(browser))).json).toMatchObject(refused);
});

test('decision 19: ticket is the seats, and the standing places where the train sells them', async () => {
  await using run = await startRail({ stock: [{ train: 'G905', seat: 'O', left: 7 }] });
  const browser = await member(run);
  expect((await queueCount(browser, await prepare(browser))).json.data.ticket).toBe('300');
  const form = await prepare(browser, { train: 'G905' });
  expect((await queueCount(browser, form)).json.data.ticket).toBe('7,76');
  expect((await queueCount(browser, form, { seat: 'M' })).json.data.ticket).toMatch(/^\d+$/);
});

test('decision 20: op_1 is count over the first part, op_2 countT over the sum', async () => {
  const users = Array.from({ length: 5 }, (_, index) => ({
    username: `u${index}`,
    password: 'p',
    passengers: [{ name: `u${index}`, idNo: String(index).padStart(18, '0') }],
  }));
  await using run = await startRail({ users, stock: [{ train: 'G999', seat: 'O', left: 3 }] });
  const browsers = users.map(() => run.browser());
  for (const [index, browser] of browsers.entries()) await logInByQr(run, browser, `u${index}`);
  await bookAll(run, browsers[0]!);
  await bookAll(run, browsers[1]!);
  const form = await prepare(browsers[4]!);
  expect((await queueCount(browsers[4]!, form)).json.data).toMatchObject({
    count: '2',
    ticket: '1',
    op_1: 'true',
    op_2: 'false',
  });
  await enterQueue(browsers[2]!);
  await enterQueue(browsers[3]!);
  expect((await queueCount(browsers[4]!, form)).json.data).toMatchObject({ countT: '2', ticket: '1', op_2: 'true' });
});

test('decision 21: more passengers than maxTicketNum are refused', async () => {
  await using run = await startRail({ maxTickets: 1 });
  const browser = await member(run);
  const form = await prepare(browser, { passengers: [0, 1] });
  expect(form.html).toContain("'maxTicketNum':'1'");
  expect((await checkOrder(browser, form)).json.data).toMatchObject({
    submitStatus: false,
    errMsg: expect.any(String),
  });
});

test('decision 22: confirming twice is 您的请求已在处理中', async () => {
  await using run = await startRail();
  const browser = await member(run);
  const form = await enterQueue(browser);
  expect((await confirm(browser, form)).json.data).toEqual({
    submitStatus: false,
    errMsg: '您的请求已在处理中，请在未完成订单中查询订单状态！',
  });
  expect(run.state().queue).toHaveLength(1);
});

test('decision 23: uamtk-static answers somebody known as uamtk does', async () => {
  await using run = await startRail();
  const browser = await member(run);
  expect((await browser.post('/passport/web/auth/uamtk-static', 'appid=otn', FROM.login)).text).toMatch(
    /^\{"apptk":null,"result_message":"验证通过","result_code":0,"newapptk":"[\w-]{50}"\}$/,
  );
});

test('decision 24: encryptedData, RAIL_*, sig, sessionId and scene are accepted and ignored', async () => {
  await using run = await startRail();
  const browser = await member(run);
  const form = await prepare(browser);
  await checkOrder(browser, form, 'randCode=&sessionId=x&sig=y&scene=z');
  const more = 'randCode=&choose_seats=&seatDetailType=000&encryptedData=opaque&RAIL_DEVICEID=d';
  expect((await confirm(browser, form, more)).json.data.submitStatus).toBe(true);
});

test('decision 25: outside the sales hours rows show the maintenance window, and orders are busy', async () => {
  await using run = await startRail({ salesHours: { from: '05:00', to: '23:30' } });
  const browser = await member(run);
  const open = await rowOf(browser);
  expect(open[1]).toBe('预订');
  await run.admin.clock.set('2030-01-13T23:30:00+08:00');
  await logInByQr(run, browser);
  const row = await rowOf(browser);
  expect([row[0], row[1], row[11], row[30]]).toEqual(['', '23:00-06:00系统维护时间', 'IS_TIME_NOT_BUY', '有']);
  expect((await submit(browser, open)).text).toBe(BUSY);
  await run.admin.clock.set('2030-01-14T05:00:00+08:00');
  expect((await rowOf(browser))[1]).toBe('预订');
});

test.each([200, 404] as const)('decision 26: error.html is a page with status %d', async (errorPageStatus) => {
  await using run = await startRail({ errorPageStatus });
  const answer = await fetch(`${run.portal}/mormhweb/logFiles/error.html`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([errorPageStatus, 'text/html; charset=utf-8']);
});

test('decision 27: an empty 200 comes by fault injection only', async () => {
  await using run = await startRail();
  const browser = await member(run);
  await enterQueue(browser);
  run.admin.faults.add({
    match: { endpoint: 'confirmPassenger.queryOrderWaitTime' },
    times: 1,
    action: { type: 'named', name: 'emptyBody' },
  });
  const empty = await poll(browser);
  expect([empty.status, empty.text]).toEqual([200, '']);
  expect((await poll(browser)).json.data.waitTime).toBe(-100);
});

test('the strict switches are off one by one, or all on', async () => {
  await using run = await startRail({ strict: true });
  const browser = run.browser();
  await logInByQr(run, browser);
  const shuffled = `/otn/leftTicket/queryG?purpose_codes=ADULT&leftTicketDTO.train_date=${DAY}&leftTicketDTO.from_station=VNP&leftTicketDTO.to_station=AOH`;
  expect((await browser.get(shuffled, FROM.init)).status).toBe(302);
  expect((await submit(browser, await rowOf(browser))).json.status).toBe(true);
  const form = await openForm(browser);
  expect((await checkOrder(browser, form)).json.data.submitStatus).toBe(true);
  expect((await queueCount(browser, form)).json.status).toBe(true);
  expect((await confirm(browser, form)).json.data.submitStatus).toBe(true);
  expect((await submit(browser, await rowOf(browser), { day: '2030-01-14' })).json.status).toBe(false);
});
