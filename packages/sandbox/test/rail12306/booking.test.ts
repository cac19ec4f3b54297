import { expect, test } from 'vitest';
import {
  checkOrder,
  confirm,
  logInByQr,
  openForm,
  poll,
  queueCount,
  result,
  rowOf,
  submit,
  unfinished,
} from './book.ts';
import { startRail } from './start.ts';

test('a booking goes from the QR code to an unpaid order', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const row = await rowOf(browser);
  expect(row).toHaveLength(58);
  expect((await submit(browser, row)).text).toBe(
    '{"validateMessagesShowId":"_validatorMessage","status":true,"httpstatus":200,"data":"0","messages":[],"validateMessages":{}}',
  );
  const form = await openForm(browser);
  expect((await checkOrder(browser, form)).json.data).toEqual({
    ifShowPassCode: 'N',
    canChooseBeds: 'N',
    canChooseSeats: 'Y',
    choose_Seats: 'MO9',
    isCanChooseMid: 'N',
    ifShowPassCodeTime: '1',
    submitStatus: true,
    smokeStr: '',
  });
  expect((await queueCount(browser, form)).json.data).toEqual({
    count: '0',
    ticket: '300',
    op_2: 'false',
    countT: '0',
    op_1: 'false',
  });
  expect((await confirm(browser, form)).json.data).toEqual({ submitStatus: true, isAsync: '1' });
  expect((await poll(browser)).json.data).toMatchObject({ waitTime: -100, orderId: null });
  await run.admin.clock.advance(3_000);
  expect((await poll(browser)).json.data).toMatchObject({ waitTime: 4, waitCount: 1, orderId: null });
  await run.admin.clock.advance(4_000);
  const done = (await poll(browser)).json.data;
  expect(done).toMatchObject({ waitTime: -1, waitCount: 0, orderId: expect.stringMatching(/^E\d{9}$/) });
  expect((await result(browser, form, done.orderId)).json.data).toEqual({ submitStatus: true });
  const [order] = (await unfinished(browser)).json.data.orderDBList;
  expect(order).toMatchObject({
    sequence_no: done.orderId,
    ticket_price_all: 55_300,
    ticket_total_price_page: '553.0',
  });
  expect(order.tickets[0]).toMatchObject({
    coach_no: '04',
    seat_no: '001A',
    seat_name: '01A号',
    ticket_status_code: 'i',
  });
  expect(run.state().orders).toMatchObject([{ status: 'unpaid', totalFen: 55_300 }]);
  expect(run.broken()).toEqual([]);
});
