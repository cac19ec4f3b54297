import { expect, test } from 'vitest';
import type { Json } from './browser.ts';
import { logInByQr, prepare } from './book.ts';
import { startRail } from './start.ts';

async function page(train = 'G999', from = 'VNP', to = 'AOH', seat = 'O'): Promise<string> {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  return (await prepare(browser, { train, from, to, seat })).html;
}

// the page's script is data here: a reader of its literal subset
function readLiteral(html: string, name: string): Json {
  const literal = new RegExp(`^ var ${name}=(.*);$`, 'm').exec(html)?.[1];
  if (literal === undefined) throw new Error(`no ${name}`);
  return JSON.parse(literal.replaceAll("'", '"'));
}

test('the token has blanks around its =, the two objects have none and stand on one line', async () => {
  const html = await page();
  expect(html).toMatch(/^ var globalRepeatSubmitToken = '[0-9a-f]{32}';$/m);
  expect(html).toMatch(/^ var ticketInfoForPassengerForm=\{.*\};$/m);
  expect(html).toMatch(/^ var orderRequestDTO=\{.*\};$/m);
});

test('greedy to the last brace of the line and non-greedy to the first ; read the same object', async () => {
  const html = await page();
  const greedy = /var ticketInfoForPassengerForm=(\{.+\})/.exec(html)?.[1];
  const lazy = /var ticketInfoForPassengerForm=(.*?);/.exec(html)?.[1];
  expect(lazy).toBe(greedy);
  expect(/orderRequestDTO=(.*?);/.exec(html)?.[1]).toBe(/orderRequestDTO=(\{.+\})/.exec(html)?.[1]);
});

test('keys are in alphabetical order, and key_check_isChange stands before leftDetails', async () => {
  const html = await page();
  expect(html).toMatch(/'key_check_isChange':'[0-9A-F]{56}','leftDetails':/);
  const check = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) expect(Object.keys(value)).toEqual(Object.keys(value).toSorted());
    Object.values(value).forEach(check);
  };
  check(readLiteral(html, 'ticketInfoForPassengerForm'));
});

test('the first train_location is null, the last one is real', async () => {
  const found = [...(await page()).matchAll(/'train_location':(null|'\w+')/g)].map(([, value]) => value);
  expect(found[0]).toBe('null');
  expect(found).toContain("'H1'");
});

test('the form says what can be bought, in the prices of the row', async () => {
  const form = readLiteral(await page(), 'ticketInfoForPassengerForm');
  expect(form).toMatchObject({
    isAsync: '1',
    leftDetails: ['商务座(1748.00元)无票', '一等座(933.00元)有票', '二等座(553.00元)有票'],
    maxTicketNum: '9',
    purpose_codes: '00',
    tour_flag: 'dc',
    train_location: 'H1',
    queryLeftNewDetailDTO: {
      ZE_num: '300',
      ZE_price: '05530',
      ZY_num: '5',
      SWZ_num: '0',
      YW_num: '-1',
      WZ_num: '-1',
      WZ_seat_type_code: 'O',
      start_time: '0900',
    },
    queryLeftTicketRequestDTO: {
      train_date: '20300115',
      from_station: 'VNP',
      dw_flag: '5,1,0,S,z,0,z,z',
      login_id: null,
    },
  });
  expect(form.queryLeftTicketRequestDTO.ypInfoDetail).toBe(form.leftTicketStr);
  expect(form.leftTicketStr).toMatch(/%2B%2F.*%3D%3D%0A$/);
});

test('orderRequestDTO has the java dates of the journey', async () => {
  const order = readLiteral(await page('K991', 'BJP', 'SHH', '3'), 'orderRequestDTO');
  expect(order.train_date).toEqual({
    date: 15,
    day: 2,
    hours: 0,
    minutes: 0,
    month: 0,
    seconds: 0,
    time: Date.parse('2030-01-15T00:00:00+08:00'),
    timezoneOffset: -480,
    year: 130,
  });
  expect(order.start_time).toMatchObject({ hours: 23, minutes: 31, time: 55_860_000 });
  expect(order).toMatchObject({ station_train_code: 'K991', sequence_no: null, reserve_flag: 'A', id_mode: 'Y' });
});
