import { describe, expect, test } from 'vitest';
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
  result,
  rowOf,
  submit,
  unfinished,
} from './book.ts';
import { DAY, startRail } from './start.ts';

describe('trap 1: data of submitOrderRequest says nothing', () => {
  test.each(['N', 'Y', '0', '220'])('an order goes on after %s', async (submitData) => {
    await using run = await startRail({ submitData });
    const browser = run.browser();
    await logInByQr(run, browser);
    const answer = await submit(browser, await rowOf(browser));
    expect(answer.json).toMatchObject({ status: true, data: submitData });
    expect((await checkOrder(browser, await openForm(browser))).json.data.submitStatus).toBe(true);
  });
});

test('trap 2: status true without data is not success', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  const answer = await submit(browser, await rowOf(browser));
  expect(answer.json).toMatchObject({ status: true, messages: ['用户未登录'] });
  expect(answer.json).not.toHaveProperty('data');
  expect((await browser.post('/otn/confirmPassenger/initDc', '_json_att=')).status).toBe(302);
});

test('trap 3: op_1 and op_2 are texts, and op_2 "true" means stop', async () => {
  const users = ['a', 'b', 'c'].map((username, index) => ({
    username,
    password: 'p',
    passengers: [{ name: username, idNo: `00000000000000000${index}` }],
  }));
  await using run = await startRail({ users, stock: [{ train: 'G999', seat: 'O', left: 1 }] });
  const [a, b, c] = [run.browser(), run.browser(), run.browser()];
  await logInByQr(run, a, 'a');
  await logInByQr(run, b, 'b');
  await logInByQr(run, c, 'c');
  const formC = await prepare(c);
  expect((await queueCount(c, formC)).text).toContain('"op_2":"false"');
  await enterQueue(a);
  expect((await queueCount(c, formC)).json.data).toMatchObject({ countT: '1', ticket: '1', op_2: 'false' });
  await enterQueue(b);
  const { data } = (await queueCount(c, formC)).json;
  expect(data).toEqual({ count: '0', ticket: '1', op_2: 'true', countT: '2', op_1: 'false' });
});

test('trap 4: requestId does not survive JSON.parse', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await enterQueue(browser);
  const { text, json } = await poll(browser);
  const digits = /"requestId":(\d{19}),/.exec(text)?.[1] ?? '';
  expect(BigInt(digits)).toBeGreaterThan(6_300_000_000_000_000_000n);
  expect(BigInt(digits)).toBeLessThan(6_900_000_000_000_000_000n);
  expect(BigInt(digits) % 2n).toBe(1n);
  expect(BigInt(json.data.requestId)).not.toBe(BigInt(digits));
});

describe('trap 5: secretStr must not be encoded twice, leftTicket must', () => {
  test('a doubly encoded secretStr is decoded by default and out of date when strict', async () => {
    for (const [strict, status] of [
      [{}, true],
      [{ secretStr: true }, false],
    ] as const) {
      await using run = await startRail({ strict });
      const browser = run.browser();
      await logInByQr(run, browser);
      const row = await rowOf(browser);
      const twice = await submit(browser, [encodeURIComponent(row[0]!)]);
      expect(twice.json.status).toBe(status);
      if (!status) expect(twice.json.messages).toEqual(['车票信息已过期，请重新查询最新车票信息']);
      expect((await submit(browser, row)).json.status).toBe(true);
    }
  });

  test('leftTicket as the page shows it, encoded once more, passes; decoded once it passes only when lenient', async () => {
    for (const [strict, expected] of [
      [{}, [true, true]],
      [{ leftTicket: true }, [true, false]],
    ] as const) {
      await using run = await startRail({ strict });
      const browser = run.browser();
      await logInByQr(run, browser);
      const form = await prepare(browser);
      const decoded = { ...form, leftTicket: decodeURIComponent(form.leftTicket) };
      expect((await queueCount(browser, form)).json.status).toBe(expected[0]);
      expect((await queueCount(browser, decoded)).json.status).toBe(expected[1]);
      await checkOrder(browser, form);
      expect((await confirm(browser, decoded)).json.data.submitStatus).toBe(expected[1]);
    }
  });
});

test('trap 6: a refusal is a 302 without a body to an HTML page that answers 200', async () => {
  await using run = await startRail();
  const answer = await run.browser().get(queryTarget(), FROM.init);
  expect([answer.status, answer.text]).toEqual([302, '']);
  const followed = await fetch(answer.headers.get('location')!);
  expect([followed.status, followed.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
});

test('trap 7: c_url names the query path of the day, and following the redirect ends in HTML', async () => {
  await using run = await startRail({ wrongSuffixMode: 302 });
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  const wrong = await browser.get(queryTarget({}, 'query'), FROM.init);
  expect([wrong.status, wrong.text]).toEqual([
    302,
    '{"c_url":"leftTicket/queryG","c_name":"CLeftTicketUrl","status":false}',
  ]);
  expect((await fetch(wrong.headers.get('location')!)).headers.get('content-type')).toContain('text/html');
  const right = await browser.get(`/otn/${wrong.json.c_url}?${queryTarget().split('?')[1]}`, FROM.init);
  expect(right.json.data.result.length).toBeGreaterThan(5);
});

test('trap 8: initDc is not JSON', async () => {
  await using run = await startRail({
    users: [
      { username: 'u', password: 'p', name: "O'示例", passengers: [{ name: "O'示例", idNo: '000000000000000000' }] },
    ],
  });
  const browser = run.browser();
  await logInByQr(run, browser);
  const { html } = await prepare(browser);
  const literal = /var ticketInfoForPassengerForm=(\{.*\});/.exec(html)?.[1] ?? '';
  expect(() => JSON.parse(literal)).toThrow();
  expect(literal).not.toMatch(/[^\x20-\x7e]/);
  expect(literal).toContain(String.raw`'\u4E8C\u7B49\u5EA7`);
  expect(html).toContain(String.raw`var sessionInit = 'O\'\u793A\u4F8B';`);
  expect(() => JSON.parse(/var orderRequestDTO=(\{.*\});/.exec(html)![1]!.replaceAll("'", '"'))).not.toThrow();
});

test('trap 9: the boarding date of an overnight train is not column 13', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const wish = { train: 'D901', from: 'NJH', to: 'SHH' };
  const row = await rowOf(browser, wish);
  expect([row[8], row[13]]).toEqual(['05:16', '20300114']);
  await submit(browser, row);
  const { html } = await openForm(browser, wish);
  const midnight = Date.parse(`${DAY}T00:00:00+08:00`);
  expect(html).toMatch(
    new RegExp(`var orderRequestDTO=.*'train_date':\\{'date':15,'day':2,[^}]*'month':0,[^}]*'time':${midnight},`),
  );
  await bookAll(run, browser, wish);
  const [order] = (await unfinished(browser)).json.data.orderDBList;
  expect([order.tickets[0].train_date, order.start_train_date_page]).toEqual([
    '2030-01-15 00:00:00',
    '2030-01-15 05:16',
  ]);
});

test('trap 10: every class is in its own column', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const at = async (train: string, from: string, to: string): Promise<number[]> => {
    const row = await rowOf(browser, { train, from, to });
    return [20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 32, 33].filter((column) => row[column] !== '');
  };
  expect(await at('G903', 'VNP', 'AOH')).toEqual([20, 30, 31, 32]);
  expect(await at('G901', 'VNP', 'AOH')).toEqual([25, 30, 31, 32]);
  expect(await at('K991', 'BJP', 'SHH')).toEqual([23, 26, 28, 29]);
  expect(await at('T901', 'BJP', 'SHH')).toEqual([21, 23, 26, 28, 29]);
  expect(await at('K993', 'SHH', 'CDW')).toEqual([23, 24, 26, 28, 29]);
  expect(await at('K997', 'SNH', 'CDW')).toEqual([22, 23, 26, 28, 29]);
  expect(await at('D901', 'BJP', 'SHH')).toEqual([30, 33]);
  expect(await at('D903', 'BXP', 'GZQ')).toEqual([21, 23, 28, 30]);
  const row = await rowOf(browser, { train: 'K991', from: 'BJP', to: 'SHH' });
  expect(row.slice(33, 36)).toEqual(['', '403010W0', '4311']);
});

test('trap 11: getPassengerDTOs does not look at its body', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const target = '/otn/confirmPassenger/getPassengerDTOs';
  for (const body of ['_json_at=', '{"_json_att":""}', '']) {
    expect((await browser.post(target, body)).json.data.isExist).toBe(true);
  }
  const json = await browser.send('POST', target, { body: '{}', headers: { 'Content-Type': 'application/json' } });
  expect(json.json.data.normal_passengers).toHaveLength(4);
});

test('trap 12: wrong fields of getQueueCount pass, unless strict', async () => {
  for (const [strict, status] of [
    [false, true],
    [{ queueFields: true }, false],
  ] as const) {
    await using run = await startRail({ strict });
    const browser = run.browser();
    await logInByQr(run, browser);
    const form = await prepare(browser);
    const wrong = await browser.post(
      '/otn/confirmPassenger/getQueueCount',
      `train_date=2030-01-15&train_no=G999&tour_flag=wf&stationTrainCode=G999&seatType=O&fromStationTelecode=VNP&toStationTelecode=AOH&leftTicket=x&purpose_codes=00&REPEAT_SUBMIT_TOKEN=${form.token}`,
      FROM.dc,
    );
    expect(wrong.json.status).toBe(status);
    expect((await queueCount(browser, form)).json.status).toBe(true);
  }
});

test('trap 13: the trailing _ of oldPassengerStr counts when strict', async () => {
  for (const [strict, submitStatus] of [
    [false, true],
    [{ oldPassengerStr: true }, false],
  ] as const) {
    await using run = await startRail({ strict });
    const browser = run.browser();
    await logInByQr(run, browser);
    const form = await prepare(browser, { passengers: [0, 1] });
    const cut = { ...form, oldStr: form.oldStr.replace(/_+$/, '') };
    expect((await checkOrder(browser, cut)).json.data.submitStatus).toBe(submitStatus);
    expect((await checkOrder(browser, form)).json.data.submitStatus).toBe(true);
  }
});

test('trap 14: the other wait endpoint has another shape, and -100 and 0 are no ends', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await run.arm('waitZero');
  await enterQueue(browser);
  const twin = async () =>
    (await browser.post('/otn/queryOrder/queryOrderWaitTime?random=1893456000000', 'tourFlag=dc', FROM.orders)).json
      .data;
  expect(await twin()).toEqual({ queueWaitTime: -100, status: 8, queueOrderMessage: { message: '' } });
  expect((await poll(browser)).json.data.waitTime).toBe(-100);
  await run.admin.clock.advance(7_000);
  expect((await poll(browser)).json.data).toMatchObject({ waitTime: 0, orderId: null });
  expect(await twin()).toMatchObject({ queueWaitTime: 0 });
  expect((await unfinished(browser)).json.data.to_page).toBe('db');
});

test('trap 15: resultOrderForDcQueue false does not mean that there is no order', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await run.arm('resultLossy');
  const form = await enterQueue(browser);
  await run.admin.clock.advance(7_000);
  const { orderId } = (await poll(browser)).json.data;
  expect((await result(browser, form, orderId)).json.data.submitStatus).toBe(false);
  expect((await unfinished(browser)).json.data.orderDBList[0].sequence_no).toBe(orderId);
});

describe('trap 16: dates', () => {
  test('an un-padded date is refused', async () => {
    await using run = await startRail();
    const browser = run.browser();
    await browser.get('/otn/leftTicket/init');
    const answer = await browser.get(queryTarget({ day: '2030-1-15' }), FROM.init);
    expect([answer.status, answer.text]).toEqual([302, '']);
  });

  test.each([
    ['中国标准时间', true],
    ['China Standard Time', true],
    ['CST', true],
  ])('strict getQueueCount does not mind the zone name %s', async (zone, status) => {
    await using run = await startRail({ strict: { queueFields: true } });
    const browser = run.browser();
    await logInByQr(run, browser);
    const form = await prepare(browser);
    const count = (date: string) =>
      browser.post(
        '/otn/confirmPassenger/getQueueCount',
        `train_date=${encodeURIComponent(date)}&train_no=990000G99900&stationTrainCode=G999&seatType=O&fromStationTelecode=VNP&toStationTelecode=AOH&leftTicket=x&purpose_codes=00&REPEAT_SUBMIT_TOKEN=${form.token}`,
        FROM.dc,
      );
    expect((await count(`Tue Jan 15 2030 00:00:00 GMT+0800 (${zone})`)).json.status).toBe(status);
    expect((await count(`Mon Jan 14 2030 16:00:00 GMT+0000 (${zone})`)).json.status).toBe(false);
  });
});

test('trap 17: cookies with %uXXXX values do no harm', async () => {
  await using run = await startRail();
  const browser = run.browser();
  browser.cookies.set('_jc_save_fromStation', { value: '%u5317%u4EAC%2CBJP', path: '/' });
  browser.cookies.set('_jc_save_toStation', { value: '%u4E0A%u6D77%2CSHH', path: '/' });
  browser.cookies.set('RAIL_DEVICEID', { value: 'anything', path: '/' });
  await logInByQr(run, browser);
  expect((await browser.post('/otn/login/checkUser', '_json_att=', FROM.init)).json.data.flag).toBe(true);
});

test('trap 18: result_code is a number in some answers and a text in others', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const codeOf = async (answer: Promise<{ json: { result_code: unknown } }>) => typeof (await answer).json.result_code;
  const { uuid } = (await browser.post('/passport/web/create-qr64', 'appid=otn')).json;
  const post = (target: string, body = 'appid=otn') => codeOf(browser.post(target, body));
  expect(await post('/passport/web/create-qr64')).toBe('string');
  expect(await post('/passport/web/checkqr', `uuid=${uuid}&appid=otn`)).toBe('string');
  expect(await codeOf(browser.get('/passport/captcha/captcha-image64'))).toBe('string');
  expect(await codeOf(browser.get('/passport/captcha/captcha-check?answer=1'))).toBe('string');
  expect(await post('/passport/web/checkLoginVerify')).toBe('number');
  expect(await post('/passport/web/getMessageCode')).toBe('number');
  expect(await post('/passport/web/auth/uamtk')).toBe('number');
  expect(await post('/passport/web/auth/uamtk-static')).toBe('number');
  expect(await post('/otn/uamauthclient')).toBe('number');
});
