import { FROM, type Browser, type Json, type Page } from './browser.ts';
import { DAY, type Running } from './start.ts';

/** Logs in by QR code: the holder confirms on the phone, as `username`. */
export async function logInByQr(run: Running, browser: Browser, username?: string): Promise<void> {
  await browser.post('/otn/login/conf', '', FROM.login);
  const qr = await browser.post('/passport/web/create-qr64', 'appid=otn', FROM.login);
  const { uuid } = qr.json;
  await run.holder(uuid, 'confirm', username === undefined ? {} : { username });
  await browser.post('/passport/web/checkqr', `uuid=${uuid}&appid=otn`, FROM.login);
  const { newapptk } = (await browser.post('/passport/web/auth/uamtk', 'appid=otn', FROM.passport)).json;
  await browser.post('/otn/uamauthclient', `tk=${newapptk}`, FROM.passport);
}

/** Which row to take. */
export interface Wish {
  readonly train?: string;
  readonly from?: string;
  readonly to?: string;
  readonly day?: string;
  readonly seat?: string;
  /** Positions on the passenger list; the first by default. */
  readonly passengers?: readonly number[];
}

/** The target of a query, in the page's order. */
export function queryTarget({ from = 'VNP', to = 'AOH', day = DAY }: Wish = {}, queryName = 'queryG'): string {
  return `/otn/leftTicket/${queryName}?leftTicketDTO.train_date=${day}&leftTicketDTO.from_station=${from}&leftTicketDTO.to_station=${to}&purpose_codes=ADULT`;
}

/** Rows of a query, cut at `|`. */
export async function rowsOf(browser: Browser, wish: Wish = {}): Promise<string[][]> {
  await browser.get('/otn/leftTicket/init');
  const answer = await browser.get(queryTarget(wish), FROM.init);
  return answer.json.data.result.map((row: string) => row.split('|'));
}

/** The row of one train. */
export async function rowOf(browser: Browser, wish: Wish = {}): Promise<string[]> {
  const { train = 'G999' } = wish;
  const row = (await rowsOf(browser, wish)).find((cells) => cells[3] === train);
  if (row === undefined) throw new Error(`no row of ${train}`);
  return row;
}

/** Submits a row; the encoded secretStr goes into the body verbatim. */
export function submit(browser: Browser, row: readonly string[], { day = DAY }: Wish = {}): Promise<Page> {
  return browser.post(
    '/otn/leftTicket/submitOrderRequest',
    `secretStr=${row[0]}&train_date=${day}&back_train_date=${day}&tour_flag=dc&purpose_codes=ADULT` +
      `&query_from_station_name=${encodeURIComponent('北京南')}&query_to_station_name=${encodeURIComponent('上海虹桥')}` +
      `&bed_level_info=${row[53] ?? ''}&seat_discount_info=${row[54] ?? ''}&undefined`,
    FROM.init,
  );
}

/** What the order page and the passenger list give. */
export interface OrderForm {
  readonly token: string;
  readonly key: string;
  readonly leftTicket: string;
  readonly location: string;
  readonly ticketStr: string;
  readonly oldStr: string;
  readonly html: string;
  readonly passengers: Json[];
}

/** Opens the order page of what was submitted. */
export async function openForm(browser: Browser, { seat = 'O', passengers = [0] }: Wish = {}): Promise<OrderForm> {
  const { text: html } = await browser.post('/otn/confirmPassenger/initDc', '_json_att=', FROM.init);
  const token = /globalRepeatSubmitToken = '(.*?)'/.exec(html)?.[1] ?? '';
  const list = await browser.post(
    '/otn/confirmPassenger/getPassengerDTOs',
    `_json_att=&REPEAT_SUBMIT_TOKEN=${token}`,
    FROM.dc,
  );
  const people = passengers.map((index) => list.json.data.normal_passengers[index]);
  const nine = (who: Json): string =>
    [
      seat,
      0,
      who.passenger_type || 1,
      who.passenger_name,
      who.passenger_id_type_code,
      who.passenger_id_no,
      who.mobile_no,
      'N',
      who.allEncStr,
    ].join();
  const four = (who: Json): string =>
    `${[who.passenger_name, who.passenger_id_type_code, who.passenger_id_no, who.passenger_type].join()}_`;
  return {
    token,
    key: /'key_check_isChange':'(\w+)'/.exec(html)?.[1] ?? '',
    leftTicket: /'leftTicketStr':'([^']+)'/.exec(html)?.[1] ?? '',
    location: /'train_location':'(\w+)'/.exec(html)?.[1] ?? '',
    ticketStr: people.map(nine).join('_'),
    oldStr: people.map(four).join(''),
    html,
    passengers: list.json.data.normal_passengers,
  };
}

/** Query, submit and order page in one. */
export async function prepare(browser: Browser, wish: Wish = {}): Promise<OrderForm> {
  await submit(browser, await rowOf(browser, wish), wish);
  return openForm(browser, wish);
}

export function checkOrder(browser: Browser, form: OrderForm, more = 'randCode='): Promise<Page> {
  return browser.post(
    '/otn/confirmPassenger/checkOrderInfo',
    `cancel_flag=2&bed_level_order_num=${'0'.repeat(30)}&passengerTicketStr=${encodeURIComponent(form.ticketStr)}` +
      `&oldPassengerStr=${encodeURIComponent(form.oldStr)}&tour_flag=dc&${more}&whatsSelect=1&sessionId=&sig=&scene=nc_login` +
      `&_json_att=&REPEAT_SUBMIT_TOKEN=${form.token}`,
    FROM.dc,
  );
}

/** Values of getQueueCount for G999 on `DAY`. */
export function queueCount(browser: Browser, form: OrderForm, { seat = 'O' }: Wish = {}): Promise<Page> {
  return browser.post(
    '/otn/confirmPassenger/getQueueCount',
    'train_date=Tue+Jan+15+2030+00%3A00%3A00+GMT%2B0800+(%E4%B8%AD%E5%9B%BD%E6%A0%87%E5%87%86%E6%97%B6%E9%97%B4)' +
      `&train_no=990000G99900&stationTrainCode=G999&seatType=${seat}&fromStationTelecode=VNP&toStationTelecode=AOH` +
      `&leftTicket=${encodeURIComponent(form.leftTicket)}&purpose_codes=00&train_location=${form.location}` +
      `&_json_att=&REPEAT_SUBMIT_TOKEN=${form.token}`,
    FROM.dc,
  );
}

export function confirm(
  browser: Browser,
  form: OrderForm,
  more = 'randCode=&choose_seats=&seatDetailType=000',
): Promise<Page> {
  return browser.post(
    '/otn/confirmPassenger/confirmSingleForQueue',
    `passengerTicketStr=${encodeURIComponent(form.ticketStr)}&oldPassengerStr=${encodeURIComponent(form.oldStr)}&${more}` +
      `&purpose_codes=00&key_check_isChange=${form.key}&leftTicketStr=${encodeURIComponent(form.leftTicket)}` +
      `&train_location=${form.location}&is_jy=N&is_cj=Y&encryptedData=&whatsSelect=1&roomType=00&dwAll=N` +
      `&_json_att=&REPEAT_SUBMIT_TOKEN=${form.token}`,
    FROM.dc,
  );
}

export function poll(browser: Browser): Promise<Page> {
  return browser.get('/otn/confirmPassenger/queryOrderWaitTime?random=1893456000000&tourFlag=dc&_json_att=', FROM.dc);
}

export function result(browser: Browser, form: Pick<OrderForm, 'token'>, orderId: string): Promise<Page> {
  return browser.post(
    '/otn/confirmPassenger/resultOrderForDcQueue',
    `orderSequence_no=${orderId}&_json_att=&REPEAT_SUBMIT_TOKEN=${form.token}`,
    FROM.dc,
  );
}

export function unfinished(browser: Browser): Promise<Page> {
  return browser.post('/otn/queryOrder/queryMyOrderNoComplete', '_json_att=', FROM.orders);
}

/** Checks and confirms; the booking is in the queue then. */
export async function enterQueue(browser: Browser, wish: Wish = {}): Promise<OrderForm> {
  const form = await prepare(browser, wish);
  await checkOrder(browser, form);
  await confirm(browser, form);
  return form;
}

/** Books to the end at the page's own pace and returns the orderId. */
export async function bookAll(run: Running, browser: Browser, wish: Wish = {}): Promise<string> {
  const form = await enterQueue(browser, wish);
  await poll(browser);
  await run.admin.clock.advance(7_000);
  const { orderId } = (await poll(browser)).json.data;
  await result(browser, form, orderId);
  return orderId;
}
