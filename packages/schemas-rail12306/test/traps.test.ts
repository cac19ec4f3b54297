import { decodeResponse, encodeRequest, requestTarget, stringifyJson } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { orderPageCodec, rail12306, readTrainRow, readWait, type OldPassenger, type TrainRow } from '../src/index.ts';
import { orderPageTransforms } from '../src/journeys/order-page-transforms.ts';
import {
  answer,
  decode,
  jsonText,
  NOT_LOGGED_IN,
  ORDER_PAGE,
  otn,
  page,
  PAGE_STATE,
  redirect,
  ROW,
  rowWith,
} from './samples.ts';

const { confirmPassenger, leftTicket, login, passport, queryOrder } = rail12306.endpoints;
const { getQueueCount, queryOrderWaitTime, checkOrderInfo } = confirmPassenger;

const traveller = {
  seatType: 'O',
  ticketType: '1',
  name: '张测试',
  idType: '1',
  idNo: '0000***********000',
  mobile: '100****0000',
  allEncStr: 'enc1',
};
const submission = {
  train_date: '2030-01-16',
  back_train_date: '2030-01-16',
  purpose_codes: 'ADULT',
  query_from_station_name: '北京南',
  query_to_station_name: '上海虹桥',
} as const;
const queueFields = {
  train_date: '2030-01-15',
  train_no: '990000G99900',
  stationTrainCode: 'G999',
  seatType: 'O',
  fromStationTelecode: 'VNP',
  toStationTelecode: 'AOH',
  leftTicket: 'a%2Bb%3D',
  purpose_codes: '00',
  train_location: 'P3',
  REPEAT_SUBMIT_TOKEN: 't1',
};

describe('traps of rail12306 §11', () => {
  test.each(['N', 'Y', '0', '220'])('1: the data of submitOrderRequest (%s) say nothing, status does', (data) => {
    expect(decodeResponse(leftTicket.submitOrderRequest, otn(data))).toMatchObject({ ok: true, data });
    expect(
      decodeResponse(leftTicket.submitOrderRequest, otn(data, { status: false, messages: ['系统忙'] })),
    ).toMatchObject({
      ok: false,
      kind: 'busy',
    });
  });

  test.each([
    leftTicket.submitOrderRequest,
    checkOrderInfo,
    getQueueCount,
    queryOrderWaitTime,
    queryOrder.queryMyOrderNoComplete,
    login.checkUser,
  ])('2: status true without data and with 用户未登录 is no success ($id)', (target) => {
    expect(decode(target, NOT_LOGGED_IN)).toMatchObject({ ok: false, kind: 'notLoggedIn', code: 'NotLoggedIn' });
  });

  test('2: passengers with noLogin "true" are no success', () => {
    const data = { isExist: false, exMsg: '用户未登录', noLogin: 'true', normal_passengers: null, dj_passengers: null };
    expect(decode(confirmPassenger.getPassengerDTOs, otn(data))).toMatchObject({ ok: false, kind: 'notLoggedIn' });
  });

  test('3: op_1 and op_2 are booleans, "false" is false', () => {
    const counted = decodeResponse(
      getQueueCount,
      otn({ count: '66', ticket: '0,73', op_2: 'false', countT: '0', op_1: 'true' }),
    );
    expect(counted).toMatchObject({ ok: true, data: { op_1: true, op_2: false, ticket: '0,73' } });
  });

  test('4: requestId survives wire → value → wire digit for digit', () => {
    const wire =
      '{"validateMessagesShowId":"_validatorMessage","status":true,"httpstatus":200,"data":{"queryOrderWaitTimeStatus":true,"count":0,"waitTime":4,"requestId":6478994818521140385,"waitCount":1,"tourFlag":"dc","orderId":null},"messages":[],"validateMessages":{}}';
    const decoded = decodeResponse(queryOrderWaitTime, jsonText(wire));
    expect(decoded).toMatchObject({ ok: true, data: { requestId: '6478994818521140385' } });
    if (!decoded.ok) return;
    const { schema } = queryOrderWaitTime.responses[200];
    expect(stringifyJson(z.encode(schema, decoded.data))).toContain('"requestId":6478994818521140385,');
    const queued = otn({ to_page: 'cache' });
    const cache = queued.bodyText.replace(
      '"to_page":"cache"',
      '"to_page":"cache","orderCacheDTO":{"requestId":6478994818521140385,"queueOffset":12345678901}',
    );
    expect(decodeResponse(queryOrder.queryMyOrderNoComplete, jsonText(cache))).toMatchObject({
      data: { orderCacheDTO: { requestId: '6478994818521140385', queueOffset: '12345678901' } },
    });
  });

  test('5: secretStr is decoded once before it is sent, leftTicket goes out still encoded', () => {
    const { secretStr } = readTrainRow(ROW) as TrainRow;
    const submitted = encodeRequest(leftTicket.submitOrderRequest, { body: { ...submission, secretStr } });
    expect(submitted.bodyText).toContain('secretStr=U0FOREJPWC1TRUNSRVQtMDAx%2FAAA%3D%3D%0A&');
    expect(submitted.bodyText).not.toContain('%25');
    const decodedAlready = encodeRequest(leftTicket.submitOrderRequest, {
      body: { ...submission, secretStr: 'a+b/=' },
    });
    expect(decodedAlready.bodyText).toContain('secretStr=a%2Bb%2F%3D&');
    const counted = encodeRequest(getQueueCount, { body: queueFields });
    expect(counted.bodyText).toContain('leftTicket=a%252Bb%253D&');
  });

  test.each([
    [
      'error.html',
      redirect('https://www.example/mormhweb/logFiles/error.html'),
      { kind: 'refused', code: 'ErrorPage' },
    ],
    ['an older error page', redirect('/otn/login/error'), { kind: 'refused', code: 'ErrorPage' }],
    ['the login page', redirect('/otn/login/init'), { kind: 'notLoggedIn', code: 'NotLoggedIn' }],
    ['the passport page', redirect('/otn/passport?redirect=/otn/x'), { kind: 'notLoggedIn' }],
  ])('6: a redirect to %s is a typed refusal', (_where, response, failure) => {
    for (const target of [leftTicket.query, confirmPassenger.initDc, checkOrderInfo]) {
      expect(decode(target, response)).toMatchObject({ ok: false, ...failure });
    }
  });

  test('6: a page where data are due is no parse error', () => {
    expect(decode(checkOrderInfo, page('<html>网络可能存在问题，请您重试一下</html>'))).toMatchObject({
      kind: 'busy',
      code: 'Busy',
    });
    expect(decode(checkOrderInfo, page('<html>other</html>'))).toMatchObject({ kind: 'drift', code: 'HtmlPage' });
    expect(decode(leftTicket.query, page('<html><a href="/otn/login/init">'))).toMatchObject({ kind: 'notLoggedIn' });
  });

  test.each([
    ['200', answer({ c_url: 'leftTicket/queryZ', c_name: 'CLeftTicketUrl', status: false })],
    ['302', redirect('/error.html', '{"c_url":"leftTicket/queryZ","c_name":"CLeftTicketUrl","status":false}')],
  ])('7: c_url under HTTP %s names the query', (_status, response) => {
    expect(decode(leftTicket.query, response)).toMatchObject({
      ok: false,
      code: 'QueryRenamed',
      detail: { c_url: 'leftTicket/queryZ', queryName: 'queryZ' },
    });
  });

  test('8: the order page is read with apostrophes, escapes and bare null', () => {
    const html = z
      .encode(orderPageCodec(), ORDER_PAGE)
      .replace("'leftDetails':[", String.raw`'leftDetails':['it\'s \u4e8c "x"',`)
      .replace("'tour_flag':'dc'", "'login_id':null,'tour_flag':'dc'");
    expect(decodeResponse(confirmPassenger.initDc, page(html))).toMatchObject({
      ok: true,
      data: { ticketInfoForPassengerForm: { leftDetails: ['it\'s 二 "x"', '二等座(553.0元)有票'], login_id: null } },
    });
  });

  test('9: the boarding date comes from the order page, not from column 13', () => {
    const html = z.encode(orderPageCodec(), ORDER_PAGE);
    expect(orderPageTransforms.boardingDate(html)).toBe('2030-01-16');
    expect(readTrainRow(ROW)?.start_train_date).toBe('20300115');
  });

  test('10: the columns of the stock are where §4.2 puts them', () => {
    const columns = { 20: '1', 26: '2', 29: '3', 33: '4', 34: '90', 35: '9M' };
    expect(readTrainRow(rowWith(columns))).toMatchObject({
      gg_num: '1',
      wz_num: '2',
      yz_num: '3',
      srrb_num: '4',
      yp_ex: '90',
      seat_types: '9M',
    });
  });

  test('11: the passenger list is asked for by a form, with or without a token', () => {
    const { getPassengerDTOs } = confirmPassenger;
    expect(encodeRequest(getPassengerDTOs, {})).toMatchObject({
      bodyText: '_json_att=',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
    });
    expect(encodeRequest(getPassengerDTOs, { body: { REPEAT_SUBMIT_TOKEN: 't1' } }).bodyText).toBe(
      '_json_att=&REPEAT_SUBMIT_TOKEN=t1',
    );
  });

  test('12: every field of getQueueCount is read from the order page', () => {
    const html = z.encode(orderPageCodec(), ORDER_PAGE);
    const read = (name: keyof typeof orderPageTransforms): unknown => orderPageTransforms[name](html);
    expect([read('trainNo'), read('trainCode'), read('fromTelecode'), read('toTelecode')]).toEqual([
      '990000G99900',
      'G999',
      'VNP',
      'AOH',
    ]);
    expect([read('trainLocation'), read('purposeCodes'), read('queueLeftTicket'), read('leftTicketStr')]).toEqual([
      'P3',
      '00',
      'U0FOREJPWC1ZUC1QQUdF%2FA%3D%3D',
      'U0FOREJPWC1ZUC1QQUdF%2FA%3D%3D',
    ]);
  });

  test('13: oldPassengerStr keeps its trailing underscore, passengerTicketStr has none', () => {
    const old: OldPassenger[] = [
      { name: '张测试', idType: '1', idNo: '0000***********000', passengerType: '1' },
      'child',
    ];
    const { bodyText } = encodeRequest(checkOrderInfo, {
      body: {
        passengerTicketStr: [traveller, { ...traveller, ticketType: '2' }],
        oldPassengerStr: old,
        REPEAT_SUBMIT_TOKEN: 't1',
      },
    });
    const sent = new URLSearchParams(bodyText ?? '');
    expect(sent.get('oldPassengerStr')).toBe('张测试,1,0000***********000,1__ ');
    expect(sent.get('passengerTicketStr')).toMatch(/,enc1_O,0,2,.*,enc1$/);
  });

  test('14: the queue is polled at its own endpoint; -100 asks again, 0 looks at the orders', () => {
    const target = requestTarget(encodeRequest(queryOrderWaitTime, { query: { random: '1893456000000' } }));
    expect(target).toBe('/otn/confirmPassenger/queryOrderWaitTime?random=1893456000000&tourFlag=dc&_json_att=');
    expect(readWait({ waitTime: -100 })).toEqual({ state: 'notReady' });
    expect(readWait({ waitTime: 0 })).toEqual({ state: 'checkOrders' });
  });

  test('15: a lossy result is an answer, not a failure', () => {
    const errMsg = '网络传输过程中数据丢失，请查看未完成订单，继续支付！';
    const decoded = decodeResponse(confirmPassenger.resultOrderForDcQueue, otn({ submitStatus: false, errMsg }));
    expect(decoded).toMatchObject({ ok: true, data: { submitStatus: false, errMsg } });
  });

  test('16: the date of getQueueCount is built from the calendar, and unpadded dates are refused', () => {
    const { bodyText } = encodeRequest(getQueueCount, { body: queueFields });
    expect(bodyText).toContain(
      'train_date=Tue+Jan+15+2030+00%3A00%3A00+GMT%2B0800+(%E4%B8%AD%E5%9B%BD%E6%A0%87%E5%87%86%E6%97%B6%E9%97%B4)&',
    );
    const query = {
      'leftTicketDTO.train_date': '2030-1-5',
      'leftTicketDTO.from_station': 'VNP',
      'leftTicketDTO.to_station': 'AOH',
      purpose_codes: 'ADULT',
    } as const;
    expect(() => encodeRequest(leftTicket.query, { params: { queryName: 'queryG' }, query })).toThrow(
      'expected yyyy-MM-dd',
    );
  });

  test.each([0, '0'])('18: result_code %j counts, number or text', (result_code) => {
    expect(
      decodeResponse(passport.uamtk, answer({ result_message: '验证通过', result_code, newapptk: 'n1' })),
    ).toMatchObject({
      ok: true,
      data: { result_code: '0', newapptk: 'n1' },
    });
    const wrong = { result_message: '验证码校验失败', result_code: result_code === 0 ? 5 : '5' };
    expect(decodeResponse(passport.captchaCheck, answer(wrong))).toMatchObject({
      ok: false,
      code: 'CaptchaWrong',
      wireCode: '5',
    });
  });

  test('18: each endpoint writes the type its answers have', () => {
    const codeOf = (target: 'login' | 'checkQr'): unknown => {
      const { schema } = passport[target].responses[200];
      return (z.encode(schema, { result_message: '', result_code: '0' }) as { result_code: unknown }).result_code;
    };
    expect([codeOf('login'), codeOf('checkQr')]).toEqual([0, '0']);
  });

  test('a wrong token is told apart from a busy site', () => {
    expect(decode(getQueueCount, PAGE_STATE)).toMatchObject({ kind: 'busy', code: 'PageState', retry: 'no' });
    expect(decode(getQueueCount, otn(undefined, { status: false, messages: ['网络繁忙'] }))).toMatchObject({
      code: 'Busy',
    });
  });
});
