import { decodeResponse, encodeRequest, type EndpointSpec } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { isBookable, rail12306, readTrainRow, readWait, writeTrainRow, type TrainRow } from '../src/index.ts';
import { heldOrder } from '../src/journeys/held-order.ts';
import { answer, decode, otn, page, PAGE_STATE, redirect, ROW, rowWith } from './samples.ts';

const { confirmPassenger, leftTicket, login, passport, queryOrder } = rail12306.endpoints;

const refused = (errMsg: string) => otn({ submitStatus: false, errMsg });
const no = (message: string) => otn(undefined, { status: false, messages: [message] });

/** Decisions that show in one answer: number, endpoint, answer, what it becomes. */
const readings: readonly (readonly [string, EndpointSpec, ReturnType<typeof otn>, object])[] = [
  [
    '1: a wrong suffix under 200',
    leftTicket.query,
    answer({ c_url: 'leftTicket/queryG', status: false }),
    { code: 'QueryRenamed' },
  ],
  [
    '1: a wrong suffix under 302',
    leftTicket.query,
    redirect('/e', '{"c_url":"leftTicket/queryG"}'),
    { code: 'QueryRenamed' },
  ],
  ['2: any data of submit', leftTicket.submitOrderRequest, otn('220'), { ok: true }],
  [
    '4: a lapsed secretStr',
    leftTicket.submitOrderRequest,
    no('车票信息已过期，请重新查询最新车票信息'),
    { kind: 'expired', code: 'DataExpired' },
  ],
  ['5: a wrong token', confirmPassenger.getQueueCount, PAGE_STATE, { kind: 'busy', code: 'PageState' }],
  [
    '6: another key_check_isChange',
    confirmPassenger.confirmSingleForQueue,
    refused('系统忙，请稍后重试'),
    { kind: 'busy' },
  ],
  [
    '11: a date outside the presale',
    leftTicket.query,
    redirect('/mormhweb/logFiles/error.html'),
    { kind: 'refused', code: 'ErrorPage' },
  ],
  [
    '11: the older text for it',
    leftTicket.query,
    otn(undefined, { messages: ['选择的查询日期不在预售日期范围内'] }),
    { kind: 'invalid', code: 'DateOutOfRange' },
  ],
  [
    '12: an unknown telecode',
    leftTicket.query,
    otn(undefined, { messages: ['非法请求'] }),
    { kind: 'invalid', code: 'IllegalRequest' },
  ],
  [
    '17: the cancel limit',
    confirmPassenger.checkOrderInfo,
    refused('对不起，由于您取消次数过多，今日将不能继续受理您的订票请求。1月16日您可继续使用订票功能。'),
    { kind: 'permission', code: 'CancelLimit' },
  ],
  [
    '18: an unfinished order in the way, without its link',
    leftTicket.submitOrderRequest,
    no('您还有未处理的订单，请您到<a href="../view/train_order.html">[未完成订单]</a>进行处理!'),
    { kind: 'conflict', code: 'UnfinishedOrder', message: '您还有未处理的订单，请您到[未完成订单]进行处理!' },
  ],
  [
    '19: seats and 无座',
    confirmPassenger.getQueueCount,
    otn({ ticket: '20,100', op_2: 'false' }),
    { ok: true, data: { ticket: '20,100' } },
  ],
  [
    '20: op_2',
    confirmPassenger.getQueueCount,
    otn({ ticket: '1', op_2: 'true', op_1: 'false' }),
    { data: { op_2: true, op_1: false } },
  ],
  [
    '21: too many passengers',
    confirmPassenger.checkOrderInfo,
    refused('一次最多购买5张车票'),
    { kind: 'refused', code: 'Business' },
  ],
  [
    '22: a second confirmation',
    confirmPassenger.confirmSingleForQueue,
    refused('您的请求已在处理中，请在未完成订单中查询订单状态！'),
    { kind: 'conflict', code: 'AlreadyProcessing' },
  ],
  [
    '23: a known browser',
    passport.uamtkStatic,
    answer({ result_message: '验证通过', result_code: 0, apptk: null, newapptk: 'n' }),
    { ok: true },
  ],
  ['26: error.html itself', leftTicket.query, page('<html>error</html>'), { kind: 'drift', code: 'HtmlPage' }],
  [
    '26: error.html gone',
    leftTicket.query,
    { status: 404, headers: {}, bodyText: '<html>' },
    { kind: 'refused', code: 'EdgeRefused' },
  ],
  [
    '27: an empty 200 of the queue',
    confirmPassenger.queryOrderWaitTime,
    page(''),
    { code: 'BODY_EMPTY', retry: 'ifSafe' },
  ],
  ['27: an empty 200 of the login', passport.login, page(''), { kind: 'challenge', code: 'ChallengeRequired' }],
];

describe('decisions of rail12306 §12', () => {
  test.each(readings)('%s', (_decision, target, response, expected) => {
    expect(decode(target, response)).toMatchObject(expected);
  });

  test('3: columns nobody understands come back as they were', () => {
    const wire = rowWith({ 40: 'x', 45: '9', 52: 'N#Y#', 56: 'Q', 57: 'new' });
    expect(writeTrainRow(readTrainRow(wire) as TrainRow)).toBe(wire);
  });

  test('7: leftTicketStr goes out as it came', () => {
    const body = {
      passengerTicketStr: [{ seatType: 'O', ticketType: '1', name: '张测试', idType: '1', idNo: '0', mobile: '' }],
      oldPassengerStr: [{ name: '张测试', idType: '1', idNo: '0', passengerType: '1' }],
      purpose_codes: '00',
      key_check_isChange: 'K',
      leftTicketStr: 'a%2Bb',
      train_location: 'P3',
      REPEAT_SUBMIT_TOKEN: 't',
    };
    const sent = new URLSearchParams(encodeRequest(confirmPassenger.confirmSingleForQueue, { body }).bodyText ?? '');
    expect(sent.get('leftTicketStr')).toBe('a%2Bb');
    // 24: the browser's own texts are optional
    expect(sent.has('encryptedData')).toBe(false);
    expect([sent.get('choose_seats'), sent.get('seatDetailType'), sent.get('roomType')]).toEqual(['', '000', '00']);
  });

  test('8: every call names the page it comes from', () => {
    const { headers } = encodeRequest(login.checkUser, {});
    expect(headers).toMatchObject({
      referer: expect.stringMatching(/\/otn\/leftTicket\/init$/) as string,
      'x-requested-with': 'XMLHttpRequest',
    });
  });

  test('13: the queue goes -100 → 4 → -1, and its other ends are told apart', () => {
    expect(
      [{ waitTime: -100 }, { waitTime: 4, waitCount: 1 }, { waitTime: -1, orderId: 'E000000001' }].map(readWait),
    ).toEqual([
      { state: 'notReady' },
      { state: 'waiting', pollAfterMs: 2_000, waitSeconds: 4, ahead: 1 },
      { state: 'done', orderId: 'E000000001' },
    ]);
    expect(readWait({ waitTime: -2, msg: '没有足够的票!' })).toEqual({ state: 'failed', message: '没有足够的票!' });
    expect(readWait({ waitTime: -3 })).toEqual({ state: 'cancelled' });
    expect([-4, -5].map((waitTime) => readWait({ waitTime }).state)).toEqual(['checkOrders', 'checkOrders']);
    expect(readWait({ waitTime: 22_451, waitCount: 2_000 })).toMatchObject({ pollAfterMs: 60_000 });
    expect(readWait({ waitTime: 1 })).toMatchObject({ pollAfterMs: 1_000 });
    // an orderId counts whatever waitTime says, a msg without waitTime is a failure
    expect(readWait({ waitTime: 4, orderId: 'E000000001' })).toMatchObject({ state: 'done' });
    expect(readWait({ msg: '取消次数过多' })).toEqual({ state: 'failed', message: '取消次数过多' });
  });

  test('14: requestId is digits that may change between polls; 15: orderId is text', () => {
    const poll = (requestId: string, orderId: string | null): unknown =>
      decodeResponse(confirmPassenger.queryOrderWaitTime, {
        status: 200,
        headers: {},
        bodyText: `{"status":true,"data":{"waitTime":-1,"requestId":${requestId},"orderId":${JSON.stringify(orderId)}},"messages":[]}`,
      });
    expect(poll('6478994818521140385', null)).toMatchObject({
      data: { requestId: '6478994818521140385', orderId: null },
    });
    expect(poll('6478994818521140387', 'EA00000001')).toMatchObject({
      data: { requestId: '6478994818521140387', orderId: 'EA00000001' },
    });
  });

  test('16: the deadline is the one the order tells', () => {
    const ticket = {
      stationTrainDTO: { station_train_code: 'G999' },
      passengerDTO: { passenger_name: '张测试' },
      pay_limit_time: '2030-01-10 10:30:00',
      ticket_price: 55_300,
    };
    const held = otn({
      to_page: 'db',
      orderDBList: [{ sequence_no: 'E000000001', ticket_price_all: 55_300, tickets: [ticket] }],
    });
    const decoded = decodeResponse(queryOrder.queryMyOrderNoComplete, held);
    const [order] = decoded.ok ? (decoded.data?.orderDBList ?? []) : [];
    expect(order && heldOrder(order)).toMatchObject({
      orderId: 'E000000001',
      payBefore: '2030-01-10 10:30:00',
      totalFen: 55_300,
    });
    expect(decodeResponse(queryOrder.queryMyOrderNoComplete, otn(undefined))).toEqual({
      ok: true,
      data: undefined,
      status: 200,
    });
  });

  test('25: a row in the maintenance window is shown and cannot be booked', () => {
    expect(isBookable(readTrainRow(rowWith({ 0: '', 1: '23:00-06:00系统维护时间' })) as TrainRow)).toBe(false);
    expect(isBookable(readTrainRow(rowWith({ 0: 'null' })) as TrainRow)).toBe(false);
    expect(isBookable(readTrainRow(rowWith({ 11: 'IS_TIME_NOT_BUY' })) as TrainRow)).toBe(false);
    expect(isBookable(readTrainRow(ROW) as TrainRow)).toBe(true);
  });
});

describe('answers of rail12306 §1.3', () => {
  test.each([
    [403, 'refused', 'EdgeRefused'],
    [405, 'refused', 'EdgeRefused'],
    [412, 'refused', 'EdgeRefused'],
    [429, 'rateLimited', 'EdgeLimited'],
    [502, 'upstream', 'EdgeFailed'],
  ])('HTTP %i with a short page is typed', (status, kind, code) => {
    expect(decode(leftTicket.query, { status, headers: {}, bodyText: '<html>1</html>' })).toMatchObject({ kind, code });
  });

  test.each([
    ['没有足够的票!', 'SoldOut'],
    ['余票不足！', 'SoldOut'],
    ['非法的席别，请重新选择！', 'SoldOut'],
    ['目前排队人数已经超过余票张数，请您选择其他席别或车次。', 'SoldOut'],
    ['存在与本次购票行程冲突的车票!!', 'TripConflict'],
    ['您的证件号码已购买本车次车票', 'TripConflict'],
    ['验证码错误', 'ChallengeRequired'],
    ['用户信息不完整', 'AccountRefused'],
    ['请重新登录', 'NotLoggedIn'],
    ['非法的订票请求', 'Busy'],
    ['网络繁忙', 'Busy'],
    ['距离发车前30分钟内停止网络售票', 'SalesClosed'],
    ['查询失败', 'QueryFailed'],
    ['从未见过的文字', 'Business'],
  ])('%s is %s', (text, code) => {
    expect(decode(confirmPassenger.confirmSingleForQueue, refused(text))).toMatchObject({ ok: false, code });
  });

  test('a refusal may stand where the data belong', () => {
    const answered = otn('扣票失败', { status: false });
    expect(decode(confirmPassenger.confirmSingleForQueue, answered)).toMatchObject({ ok: false, message: '扣票失败' });
  });

  test('JSONP of the captcha is read, and a captcha without a session is told', () => {
    const jsonp = { status: 200, headers: { 'content-type': 'application/javascript' }, bodyText: '' };
    const image = {
      ...jsonp,
      bodyText: '/**/cb1({"result_message":"生成验证码成功","result_code":"0","image":"aGk="});',
    };
    expect(decode(passport.captchaImage, image)).toMatchObject({ ok: true, data: { image: 'aGk=' } });
    const missing = { ...jsonp, bodyText: '/**/cb1({"result_message":"验证码校验失败,信息为空","result_code":"8"});' };
    expect(decode(passport.captchaCheck, missing)).toMatchObject({ code: 'PassportSessionMissing' });
    expect(decode(passport.captchaCheck, { ...jsonp, bodyText: '/**/cb1({oops);' })).toMatchObject({
      code: 'BODY_NOT_JSON',
    });
  });

  test.each([
    ['3', 'QrExpired', 'expired'],
    ['5', 'PassportFailed', 'upstream'],
  ])('checkqr %s is %s', (result_code, code, kind) => {
    expect(decode(passport.checkQr, answer({ result_message: '', result_code }))).toMatchObject({ code, kind });
  });

  test.each([
    [1, 'CredentialsWrong'],
    [2, 'AccountUnusable'],
    ['5', 'CaptchaWrong'],
    [91, 'PhoneCheckRequired'],
    [101, 'PasswordChangeRequired'],
    [77, 'Business'],
  ])('web/login %j is %s', (result_code, code) => {
    expect(decode(passport.login, answer({ result_message: 'x', result_code }))).toMatchObject({ ok: false, code });
  });

  test('a failed cancel says so', () => {
    const failed = otn({ existError: 'Y', errorMsg: '取消订单失败！' });
    expect(decode(queryOrder.cancelNoCompleteMyOrder, failed)).toMatchObject({
      ok: false,
      code: 'ActionFailed',
      message: '取消订单失败！',
    });
  });

  test.each([true, false])('the error of the transfer query is a text beside its data (status %s)', (status) => {
    const failed = answer({ data: '', errorMsg: '查询失败', status, httpstatus: 200, messages: [] });
    expect(decode(rail12306.endpoints.transfer.query, failed)).toMatchObject({ ok: false, code: 'QueryFailed' });
  });
});
