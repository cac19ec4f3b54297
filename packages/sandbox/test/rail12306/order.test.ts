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
  queueCount,
  result,
  rowOf,
  submit,
  unfinished,
} from './book.ts';
import { DAY, startRail } from './start.ts';

const BUSY =
  '{"validateMessagesShowId":"_validatorMessage","url":"/leftTicket/init","status":false,"httpstatus":200,"messages":["系统忙，请稍后重试"],"validateMessages":{}}';
const NOT_LOGGED_IN =
  '{"validateMessagesShowId":"_validatorMessage","url":"login/init","status":true,"httpstatus":200,"messages":["用户未登录"],"validateMessages":{}}';

const ok = (data: string): string =>
  `{"validateMessagesShowId":"_validatorMessage","status":true,"httpstatus":200,"data":${data},"messages":[],"validateMessages":{}}`;
const failed = (message: string): string =>
  `{"validateMessagesShowId":"_validatorMessage","status":false,"httpstatus":200,"messages":[${JSON.stringify(message)}],"validateMessages":{}}`;

test('1.1.18 submitOrderRequest takes a row, encoded or decoded once', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const row = await rowOf(browser);
  expect((await submit(browser, row)).text).toBe(ok('"0"'));
  const reencoded = encodeURIComponent(decodeURIComponent(row[0]!));
  expect((await submit(browser, [reencoded])).text).toBe(ok('"0"'));
});

test('1.1.18 submitOrderRequest refuses an unknown secretStr, and none', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  expect((await submit(browser, ['bm9uc2Vuc2U%3D'])).text).toBe(failed('车票信息已过期，请重新查询最新车票信息'));
  expect((await submit(browser, [''])).text).toBe(failed('非法请求'));
});

test('1.1.18 submitOrderRequest stops shortly before departure', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const wish = { train: 'G907', day: '2030-01-13' };
  await run.operate('G907', 'setStock', { seat: 'O', left: 5, day: wish.day });
  await run.admin.clock.set('2030-01-13T14:54:00+08:00');
  await logInByQr(run, browser);
  const row = await rowOf(browser, wish);
  await run.admin.clock.advance(60_001);
  expect((await submit(browser, row)).json).toMatchObject({
    status: false,
    messages: [expect.stringContaining('停止网络售票')],
  });
});

test.each([
  ['POST', '/otn/leftTicket/submitOrderRequest'],
  ['POST', '/otn/confirmPassenger/checkOrderInfo'],
  ['POST', '/otn/confirmPassenger/getQueueCount'],
  ['POST', '/otn/confirmPassenger/confirmSingleForQueue'],
  ['GET', '/otn/confirmPassenger/queryOrderWaitTime?random=1893456000000&tourFlag=dc'],
  ['POST', '/otn/confirmPassenger/resultOrderForDcQueue'],
  ['POST', '/otn/queryOrder/queryMyOrderNoComplete'],
  ['POST', '/otn/queryOrder/cancelNoCompleteMyOrder'],
  ['POST', '/otn/queryOrder/cancelQueueNoCompleteMyOrder'],
  ['POST', '/otn/queryOrder/continuePayNoCompleteMyOrder'],
  ['POST', '/otn/queryOrder/queryMyOrder'],
])('%s %s without a login is the not-logged-in body', async (method, target) => {
  await using run = await startRail();
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  const answer = await browser.send(method, target, method === 'POST' ? { body: '_json_att=' } : {});
  expect(answer.text).toBe(NOT_LOGGED_IN);
});

test('1.1.19 initDc without a login goes to the login page, and without a row is busy', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const away = await browser.post('/otn/confirmPassenger/initDc', '_json_att=', FROM.init);
  expect([away.status, away.text, away.headers.get('location')]).toEqual([302, '', `${run.kyfw}/otn/login/init`]);
  await logInByQr(run, browser);
  const busy = await browser.post('/otn/confirmPassenger/initDc', '_json_att=', FROM.init);
  expect(busy.text).toContain('系统忙，请稍后重试');
  expect(busy.text).not.toContain('globalRepeatSubmitToken');
});

test('1.1.19 initDc makes a new token on every load, and the old one is worth nothing', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const first = await prepare(browser);
  const second = await openForm(browser);
  expect(first.token).toMatch(/^[0-9a-f]{32}$/);
  expect(second.token).not.toBe(first.token);
  expect((await checkOrder(browser, first)).text).toBe(BUSY);
  expect((await checkOrder(browser, second)).json.data.submitStatus).toBe(true);
});

test('1.1.20 getPassengerDTOs answers masked passengers with their allEncStr', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const { data } = (await browser.post('/otn/confirmPassenger/getPassengerDTOs', '_json_att=', FROM.init)).json;
  expect(data).toMatchObject({
    notify_for_gat: '',
    isExist: true,
    exMsg: '',
    two_isOpenClick: ['93', '95', '97', '99'],
    other_isOpenClick: ['91', '93', '98', '99', '95', '97'],
    dj_passengers: [],
  });
  expect(data.normal_passengers.map((one: Record<string, string>) => one.passenger_id_no)).toEqual([
    '0000***********000',
    '0000***********001',
    '0000***********002',
    'X0****000',
  ]);
  expect(data.normal_passengers[0]).toMatchObject({
    code: '',
    passenger_name: '张测试',
    passenger_id_type_code: '1',
    passenger_id_type_name: '中国居民身份证',
    passenger_type: '1',
    mobile_no: '100****0000',
    recordCount: '4',
    total_times: '99',
    index_id: '0',
    allEncStr: expect.stringMatching(/^[0-9a-f]{192}$/),
    passenger_uuid: expect.stringMatching(/^[0-9a-f]{64}$/),
    is_buy_ticket: 'Y',
  });
});

test('1.1.20 getPassengerDTOs without a login has an answer of its own', async () => {
  await using run = await startRail();
  expect((await run.browser().post('/otn/confirmPassenger/getPassengerDTOs', '_json_att=')).text).toBe(
    ok('{"isExist":false,"exMsg":"用户未登录","noLogin":"true","normal_passengers":null,"dj_passengers":null}'),
  );
});

test('the passenger list comes by page too', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const { data } = (await browser.post('/otn/passengers/query', 'pageIndex=2&pageSize=3')).json;
  expect(data).toMatchObject({ flag: true, pageTotal: 2, datas: [{ passenger_name: 'SAMPLE/PAT' }] });
});

test.each([
  ['another allEncStr', (text: string) => text.replace(/,\w{192}$/, `,${'0'.repeat(192)}`), '身份信息'],
  ['another id number', (text: string) => text.replace('000,100', '009,100'), '身份信息'],
  ['seven fields', (text: string) => text.split(',').slice(0, 7).join(), '身份信息'],
  ['a class that the train has not', (text: string) => text.replace(/^O/, '3'), '非法的席别'],
  ['nobody', () => '', '乘车人'],
])('1.1.21 checkOrderInfo refuses %s', async (_, change, expected) => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const form = await prepare(browser);
  const answer = await checkOrder(browser, { ...form, ticketStr: change(form.ticketStr) });
  expect(answer.json).toMatchObject({
    status: true,
    data: { submitStatus: false, errMsg: expect.stringContaining(expected) },
  });
});

test('1.1.21 checkOrderInfo takes eight fields, and skips fillers', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const form = await prepare(browser);
  const eight = form.ticketStr.split(',').slice(0, 8).join();
  expect((await checkOrder(browser, { ...form, ticketStr: eight })).json.data.submitStatus).toBe(true);
  const filled = { ...form, ticketStr: `${form.ticketStr}_ _ ` };
  expect((await checkOrder(browser, filled)).json.data.submitStatus).toBe(true);
});

test('1.1.21 a passenger whose id is not verified cannot be booked', async () => {
  await using run = await startRail({
    users: [
      {
        username: 'u',
        password: 'p',
        passengers: [{ name: '待核验', idNo: '000000000000000009', verification: '94' }],
      },
    ],
  });
  const browser = run.browser();
  await logInByQr(run, browser);
  expect((await checkOrder(browser, await prepare(browser))).json.data).toMatchObject({ submitStatus: false });
});

test('1.1.22 getQueueCount counts the unpaid, the seats left and the queue', async () => {
  await using run = await startRail({
    users: ['a', 'b', 'c'].map((username, index) => ({
      username,
      password: 'p',
      passengers: [{ name: username, idNo: `00000000000000000${index}` }],
    })),
    stock: [{ train: 'G999', seat: 'O', left: 3 }],
  });
  const [a, b, c] = [run.browser(), run.browser(), run.browser()];
  await logInByQr(run, a, 'a');
  await logInByQr(run, b, 'b');
  await logInByQr(run, c, 'c');
  await bookAll(run, a);
  await enterQueue(b);
  const answer = await queueCount(c, await prepare(c));
  expect(answer.text).toBe(ok('{"count":"1","ticket":"2","op_2":"false","countT":"1","op_1":"false"}'));
});

test('1.1.22 getQueueCount without the token of the page is busy', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const form = await prepare(browser);
  expect((await queueCount(browser, { ...form, token: '0'.repeat(32) })).text).toBe(BUSY);
});

test('1.1.23 confirmSingleForQueue before checkOrderInfo is busy', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  expect((await confirm(browser, await prepare(browser))).text).toBe(BUSY);
});

test('1.1.23 confirmSingleForQueue: enough seats when checked, too few when confirmed, is 余票不足！', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const form = await prepare(browser, { passengers: [0, 1] });
  await checkOrder(browser, form);
  await run.operate('G999', 'setStock', { seat: 'O', left: 1, day: DAY });
  expect((await confirm(browser, form)).text).toBe(ok('{"submitStatus":false,"errMsg":"余票不足！"}'));
  expect(run.state()).toMatchObject({ queue: [], orders: [] });
});

test('1.1.23 chosen seats and berths are given where they are free', async () => {
  await using run = await startRail({ stock: [{ train: 'G999', seat: 'O', left: 90 }] });
  const browser = run.browser();
  await logInByQr(run, browser);
  const form = await prepare(browser, { passengers: [0, 1] });
  await checkOrder(browser, form);
  await confirm(browser, form, 'randCode=&choose_seats=1F1D&seatDetailType=000');
  await run.admin.clock.advance(7_000);
  expect(run.state().orders[0]?.seats).toEqual(['O 04 01F号', 'O 04 01D号']);
  expect(run.broken()).toEqual([]);
});

test('1.1.23 wished berth levels are given, and cost what their level costs', async () => {
  await using run = await startRail({ stock: [{ train: 'K991', seat: '3', left: 66 }] });
  const browser = run.browser();
  await logInByQr(run, browser);
  const wish = { train: 'K991', from: 'BJP', to: 'SHH', seat: '3', passengers: [0] };
  const row = await rowOf(browser, wish);
  const upper = Number(
    row[53]!
      .match(/.{7}/g)
      ?.find((chunk) => chunk.startsWith('33'))
      ?.slice(2),
  );
  await submit(browser, row);
  const form = await openForm(browser, wish);
  await checkOrder(browser, form);
  await confirm(browser, form, 'randCode=&choose_seats=&seatDetailType=001');
  await run.admin.clock.advance(7_000);
  expect(run.state().orders).toMatchObject([{ seats: ['3 02 01号上铺'], totalFen: upper * 10 }]);
});

test('1.1.24 queryOrderWaitTime writes requestId as a bare 19-digit number', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await enterQueue(browser);
  expect((await poll(browser)).text).toMatch(
    /"data":\{"queryOrderWaitTimeStatus":true,"count":0,"waitTime":-100,"requestId":6\d{18},"waitCount":0,"tourFlag":"dc","orderId":null\}/,
  );
});

test('1.1.24 polled every second, the page counts down', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await enterQueue(browser);
  const times: number[] = [];
  for (let second = 0; second < 8; second += 1) {
    times.push((await poll(browser)).json.data.waitTime);
    await run.admin.clock.advance(1_000);
  }
  expect(times).toEqual([-100, -100, -100, 4, 3, 2, 1, -1]);
});

test('1.1.24 the first poll is never ready, however late it comes', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await enterQueue(browser);
  await run.admin.clock.advance(5_000);
  expect((await poll(browser)).json.data.waitTime).toBe(-100);
  expect((await poll(browser)).json.data.waitTime).toBe(2);
});

test('1.1.24 a booking is worked off without anybody polling', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await enterQueue(browser);
  await run.admin.clock.advance(6_999);
  expect(run.state().orders).toEqual([]);
  await run.admin.clock.advance(1);
  expect(run.state().orders).toMatchObject([{ status: 'unpaid' }]);
});

test('1.1.25 resultOrderForDcQueue is true for a held order, and busy for another number', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const form = await enterQueue(browser);
  await run.admin.clock.advance(7_000);
  const { orderId } = (await poll(browser)).json.data;
  expect((await result(browser, form, orderId)).text).toBe(ok('{"submitStatus":true}'));
  expect((await result(browser, form, 'E000000000')).text).toBe(
    ok('{"submitStatus":false,"errMsg":"系统忙，请稍后重试"}'),
  );
});

test('the log after the confirmation and the payment page answer', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  expect((await browser.post('/otn/basedata/log', 'type=dc&_json_att=')).json.data).toBe(true);
  expect((await browser.post('/otn/payOrder/paycheckNew', '')).json.data).toEqual({ flag: false });
  const orderId = await bookAll(run, browser);
  expect((await browser.post('/otn/payOrder/init?random=1893456000000', '_json_att=')).text).toContain(orderId);
  const { flag, payForm } = (await browser.post('/otn/payOrder/paycheckNew', '')).json.data;
  expect([flag, payForm.epayurl]).toEqual([true, `${run.kyfw}/__sandbox/`]);
});

test('the seats of an order are free again where nobody sits in them', async () => {
  const users = ['a', 'b', 'c'].map((username, index) => ({
    username,
    password: 'p',
    passengers: [{ name: username, idNo: `00000000000000000${index}` }],
  }));
  await using run = await startRail({ users, stock: [{ train: 'G999', seat: 'M', left: 1 }] });
  const [a, b, c] = [run.browser(), run.browser(), run.browser()];
  await logInByQr(run, a, 'a');
  await logInByQr(run, b, 'b');
  await logInByQr(run, c, 'c');
  await bookAll(run, a, { from: 'VNP', to: 'JGK', seat: 'M' });
  expect((await rowOf(b, { from: 'VNP', to: 'AOH' }))[31]).toBe('无');
  expect((await rowOf(b, { from: 'TIP', to: 'NKH' }))[31]).toBe('无');
  expect((await rowOf(b, { from: 'JGK', to: 'AOH' }))[31]).toBe('1');
  await bookAll(run, b, { from: 'JGK', to: 'AOH', seat: 'M' });
  const [first, second] = run.state().orders;
  expect(first?.seats).toEqual(second?.seats);
  expect((await rowOf(c, { from: 'JGK', to: 'AOH' }))[31]).toBe('无');
  expect(run.broken()).toEqual([]);
});

test('without a seat left the carrier class sells standing places', async () => {
  await using run = await startRail({ stock: [{ train: 'G905', seat: 'O', left: 0 }] });
  const browser = run.browser();
  await logInByQr(run, browser);
  const row = await rowOf(browser, { train: 'G905' });
  expect([row[26], row[30], row[35]?.slice(-2)]).toEqual(['有', '无', 'OO']);
  expect(row[39]).toMatch(/O\d{5}0000O\d{5}3076$/);
  await bookAll(run, browser, { train: 'G905' });
  const [order] = (await unfinished(browser)).json.data.orderDBList;
  expect(order.tickets[0]).toMatchObject({ seat_type_name: '无座', seat_type_code: 'O', seat_name: '无座' });
  expect((await rowOf(browser, { train: 'G905' }))[39]).toMatch(/3075$/);
  expect(run.broken()).toEqual([]);
});
