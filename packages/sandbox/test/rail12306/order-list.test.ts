import { expect, test } from 'vitest';
import { FROM, type Browser } from './browser.ts';
import { bookAll, enterQueue, logInByQr, poll, rowOf, unfinished } from './book.ts';
import { startRail } from './start.ts';

const ok = (data: string): string =>
  `{"validateMessagesShowId":"_validatorMessage","status":true,"httpstatus":200,"data":${data},"messages":[],"validateMessages":{}}`;
const NONE =
  '{"validateMessagesShowId":"_validatorMessage","status":true,"httpstatus":200,"messages":[],"validateMessages":{}}';

const cancel = (browser: Browser, orderId: string) =>
  browser.post(
    '/otn/queryOrder/cancelNoCompleteMyOrder',
    `sequence_no=${orderId}&cancel_flag=cancel_order&_json_att=`,
    FROM.orders,
  );

test('6.1 queryOrder/queryMyOrderNoComplete without an order is an envelope without data', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  expect((await unfinished(browser)).text).toBe(NONE);
});

test('6.1 an unpaid order is in orderDBList, with its deadline', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const orderId = await bookAll(run, browser, { passengers: [0, 1] });
  const { data } = (await unfinished(browser)).json;
  expect(data.to_page).toBe('db');
  const [order] = data.orderDBList;
  expect(order).toMatchObject({
    sequence_no: orderId,
    order_date: '2030-01-13 10:00:07',
    ticket_totalnum: 2,
    ticket_price_all: 55_300 + 41_500,
    cancel_flag: 'Y',
    pay_flag: 'Y',
    recordCount: '1',
    array_passser_name_page: ['张测试', '李示例'],
    from_station_name_page: ['北京南'],
    to_station_name_page: ['上海虹桥'],
    start_train_date_page: '2030-01-15 09:00',
    start_time_page: '09:00',
    arrive_time_page: '13:36',
    train_code_page: 'G999',
    ticket_total_price_page: '968.0',
  });
  expect(order.tickets[0]).toMatchObject({
    stationTrainDTO: {
      trainDTO: { train_no: '990000G99900' },
      station_train_code: 'G999',
      from_station_telecode: 'VNP',
      start_time: '1970-01-01 09:00:00',
      distance: '1318',
    },
    passengerDTO: { passenger_name: '张测试', passenger_id_no: '0000***********000', total_times: '99' },
    ticket_no: `${orderId}104001A`,
    sequence_no: orderId,
    batch_no: '1',
    train_date: '2030-01-15 00:00:00',
    coach_no: '04',
    seat_no: '001A',
    seat_name: '01A号',
    seat_type_code: 'O',
    seat_type_name: '二等座',
    ticket_type_code: '1',
    ticket_type_name: '成人票',
    pay_limit_time: '2030-01-13 10:30:07',
    ticket_price: 55_300,
    ticket_status_code: 'i',
    ticket_status_name: '待支付',
    str_ticket_price_page: '553.0',
    is_need_alert_flag: false,
  });
  expect(order.tickets[0].ticket_no).toHaveLength(17);
  expect(order.tickets[1]).toMatchObject({ ticket_type_name: '学生票', ticket_price: 41_500 });
});

test('6.1 a booking in the queue is orderCacheDTO', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await enterQueue(browser);
  const { text, json } = await unfinished(browser);
  expect(text).toMatch(/"orderCacheDTO":\{"requestId":6\d{18},"userId":\d{13},/);
  expect(json.data).toMatchObject({
    to_page: 'cache',
    orderCacheDTO: {
      tourFlag: 'dc',
      stationTrainCode: 'G999',
      fromStationName: '北京南',
      startTime: '1970-01-01 09:00:00',
      status: 1,
      waitTime: 7,
      waitCount: 1,
      ticketCount: 1,
      array_passser_name_page: [null],
      tickets: [{ seatTypeName: '二等座', passengerName: '张测试' }],
    },
  });
});

test('6.1 a booking that failed in the queue says why, until the next one', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await run.arm('waitNoTickets');
  await enterQueue(browser);
  await run.admin.clock.advance(7_000);
  const { orderCacheDTO } = (await unfinished(browser)).json.data;
  expect(orderCacheDTO).toMatchObject({ status: 3, message: { message: '没有足够的票!' } });
  await enterQueue(browser);
  expect((await unfinished(browser)).json.data.orderCacheDTO.status).toBe(1);
});

test('6.2 a cancelled order gives its seats back and counts', async () => {
  await using run = await startRail({ stock: [{ train: 'G999', seat: 'O', left: 9 }] });
  const browser = run.browser();
  await logInByQr(run, browser);
  const orderId = await bookAll(run, browser);
  expect((await rowOf(browser))[30]).toBe('8');
  expect((await cancel(browser, orderId)).text).toBe(ok('{"existError":"N"}'));
  expect((await rowOf(browser))[30]).toBe('9');
  expect((await unfinished(browser)).text).toBe(NONE);
  expect(run.state()).toMatchObject({
    users: [{ cancels: { '2030-01-13': 1 } }],
    orders: [{ orderId, status: 'cancelled' }],
  });
  expect((await cancel(browser, orderId)).json.data.existError).toBe('Y');
  expect((await poll(browser)).json.data).toMatchObject({ waitTime: -3, orderId: null });
  expect(run.broken()).toEqual([]);
});

test('6.2 nobody cancels the order of another', async () => {
  await using run = await startRail({
    users: ['a', 'b'].map((username, index) => ({
      username,
      password: 'p',
      passengers: [{ name: username, idNo: `00000000000000000${index}` }],
    })),
  });
  const [a, b] = [run.browser(), run.browser()];
  await logInByQr(run, a, 'a');
  await logInByQr(run, b, 'b');
  const orderId = await bookAll(run, a);
  expect((await cancel(b, orderId)).json.data.existError).toBe('Y');
  expect(run.state().orders[0]?.status).toBe('unpaid');
});

test('6.3 a booking leaves the queue; polling then says -3', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  await enterQueue(browser);
  const leave = () =>
    browser.post('/otn/queryOrder/cancelQueueNoCompleteMyOrder', 'tourFlag=dc&_json_att=', FROM.orders);
  expect((await leave()).text).toBe(ok('{"existError":"N"}'));
  expect((await poll(browser)).json.data).toMatchObject({ waitTime: -3, orderId: null });
  await run.admin.clock.advance(60_000);
  expect((await poll(browser)).json.data.waitTime).toBe(-3);
  expect((await leave()).json.data.existError).toBe('Y');
  expect(run.state()).toMatchObject({ orders: [], users: [{ booking: 'cancelled', cancels: {} }] });
});

test('6.4 an unpaid order can be paid on, the holder pays, and it leaves the list', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const orderId = await bookAll(run, browser);
  const goOn = () =>
    browser.post(
      '/otn/queryOrder/continuePayNoCompleteMyOrder',
      `sequence_no=${orderId}&pay_flag=pay&_json_att=`,
      FROM.orders,
    );
  expect((await goOn()).text).toBe(ok('{"existError":"N"}'));
  const paid = await fetch(`${run.kyfw}/__sandbox/holder/rail12306/${orderId}/pay`, { method: 'POST', body: '{}' });
  expect(paid.status).toBe(200);
  expect((await goOn()).json.data).toMatchObject({ existError: 'Y' });
  expect((await unfinished(browser)).text).toBe(NONE);
  await run.admin.clock.advance(3_600_000);
  expect(run.state().orders[0]?.status).toBe('paid');
});

test('6.5 the history lists paid and returned orders by date and tab', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const orderId = await bookAll(run, browser);
  const history = async (more: string) =>
    (
      await browser.post(
        '/otn/queryOrder/queryMyOrder',
        `come_from_flag=my_order&pageSize=8&pageIndex=0&sequeue_train_name=&${more}`,
        FROM.orders,
      )
    ).json.data;
  const byOrder = 'queryType=1&queryStartDate=2030-01-13&queryEndDate=2030-01-13';
  expect(await history(`${byOrder}&query_where=G`)).toEqual({ order_total_number: '0', OrderDTODataList: [] });
  await run.holder(orderId, 'pay');
  expect(await history(`${byOrder}&query_where=G`)).toMatchObject({
    order_total_number: '1',
    OrderDTODataList: [{ sequence_no: orderId, tickets: [{ ticket_status_code: 'a', ticket_status_name: '已支付' }] }],
  });
  expect((await history(`${byOrder}&query_where=H`)).order_total_number).toBe('0');
  const byTravel = 'queryType=2&queryStartDate=2030-01-15&queryEndDate=2030-01-15&query_where=G';
  expect((await history(byTravel)).order_total_number).toBe('1');
  await run.holder(orderId, 'refund');
  expect(await history(`${byOrder}&query_where=H`)).toMatchObject({
    OrderDTODataList: [{ tickets: [{ ticket_status_code: 'c', ticket_status_name: '已退票' }] }],
  });
  expect(run.broken()).toEqual([]);
});
