import { listEndpoints } from '@boxwire/contract';
import { rail12306 } from '@boxwire/schemas-rail12306';
import { expect, test } from 'vitest';
import {
  chooseRow,
  confirmBody,
  holdOrder,
  openOrder,
  queueCountBody,
  queueOrder,
  submitBody,
  TRIP,
  WAIT,
} from './order-steps.ts';
import { DATE, openBrowser, startRail, TRAVELLER, type Browser, type RailSandbox } from './rail-world.ts';

/** One endpoint called by the typed client: what it answers, and its most likely failure. */
type Check = (scene: Scene) => Promise<void>;

interface Scene {
  readonly world: RailSandbox;
  readonly browser: Browser;
  readonly client: Browser['client'];
  /** Logs the browser in. */
  readonly logIn: () => Promise<void>;
  readonly holder: (ref: string, action: string) => Promise<unknown>;
}

const BODY = { body: {} } as const;
const { username, password } = TRAVELLER;
const IMAGE = expect.stringMatching(/^[A-Za-z0-9+/]+=*$/);
const TOKEN = expect.stringMatching(/^[\w-]{50}$/);
const NOT_LOGGED_IN = { ok: false, kind: 'notLoggedIn', code: 'NotLoggedIn' };

const answered = (data: unknown): object => ({ ok: true, data });

const PORTAL: Readonly<Record<string, Check>> = {
  'portal.index': async ({ client }) => {
    const page = expect.stringContaining('src="./script/core/common/station_name_new_v10001.js"');
    expect(await client.portal.index({})).toMatchObject(answered(page));
  },
  'stations.script': async ({ client }) => {
    const stations = await client.stations.script({ query: { station_version: '1.9325' } });
    expect(stations).toMatchObject(answered(expect.arrayContaining([BEIJING_NORTH])));
  },
  'stations.portalScript': async ({ client }) => {
    const file = 'station_name_new_v10001.js';
    const stations = await client.stations.portalScript({ params: { file } });
    expect(stations).toMatchObject(answered(expect.arrayContaining([BEIJING_NORTH])));
    const missing = await client.stations.portalScript({ params: { file: 'station_name_none.js' } });
    expect(missing).toMatchObject({ ok: false, kind: 'refused', code: 'EdgeRefused', status: 404 });
  },
};

const BEIJING_NORTH = {
  searchKey: 'bjb',
  name: '北京北',
  telecode: 'VAP',
  pinyin: 'beijingbei',
  initials: 'bjb',
  index: '0',
  cityCode: '0357',
  cityName: '北京',
  countryCode: '',
  countryName: '',
  otherNames: '',
};

const LOGIN: Readonly<Record<string, Check>> = {
  'login.conf': async ({ client, logIn }) => {
    const shared = { queryUrl: 'leftTicket/queryG', other_control: 15, nowStr: '20300110100000' };
    expect(await client.login.conf(BODY)).toMatchObject(answered({ ...shared, is_login: false }));
    await logIn();
    const named = { ...shared, is_login: true, name: '张测试', user_name: username };
    expect(await client.login.conf(BODY)).toMatchObject(answered(named));
  },
  'login.banner': async ({ client }) => {
    const banner = { src: '/otn/resources/images/banner1.png', url: '/otn/leftTicket/init' };
    expect(await client.login.banner({})).toMatchObject(answered({ index_banner_url: [banner] }));
  },
  'login.userLogin': async ({ client, world, logIn }) => {
    const { kyfw } = world.origins.rail12306;
    const target = await client.login.userLogin({});
    expect(target).toMatchObject(answered(`${kyfw}/otn/passport?redirect=/otn/login/userLogin`));
    await logIn();
    expect(await client.login.userLogin({})).toMatchObject(answered(`${kyfw}/otn/view/index.html`));
  },
  'login.passportPage': async ({ client, browser, world }) => {
    expect(await client.login.passportPage({ query: {} })).toMatchObject(
      answered(expect.stringContaining('/otn/passport/js/passport.js')),
    );
    const cookies = browser.jar.cookiesFor(`${world.origins.rail12306.kyfw}/otn/`);
    expect(cookies.map(([name]) => name)).toContain('JSESSIONID');
  },
  'login.checkUser': async ({ client, logIn }) => {
    expect(await client.login.checkUser(BODY)).toMatchObject(answered({ flag: false }));
    await logIn();
    expect(await client.login.checkUser(BODY)).toMatchObject(answered({ flag: true }));
  },
  'login.loginOut': async ({ client, world, logIn }) => {
    await logIn();
    const { kyfw } = world.origins.rail12306;
    expect(await client.login.loginOut({})).toMatchObject(answered(`${kyfw}/otn/login/init`));
    expect(await client.account.home(BODY)).toMatchObject(NOT_LOGGED_IN);
  },
  'account.home': async ({ client, logIn }) => {
    expect(await client.account.home(BODY)).toMatchObject(NOT_LOGGED_IN);
    await logIn();
    expect(await client.account.home(BODY)).toMatchObject(answered({ user_name: '张测试', id_type_code: '1' }));
  },
  'account.userInfo': async ({ client, logIn }) => {
    expect(await client.account.userInfo(BODY)).toMatchObject(NOT_LOGGED_IN);
    await logIn();
    const user = { user_name: username, name: '张测试' };
    expect(await client.account.userInfo(BODY)).toMatchObject(answered({ userDTO: { loginUserDTO: user } }));
  },
};

const PASSPORT: Readonly<Record<string, Check>> = {
  'passport.uamtkStatic': async ({ client, logIn }) => {
    expect(await client.passport.uamtkStatic(BODY)).toMatchObject({ ...NOT_LOGGED_IN, wireCode: '1' });
    await logIn();
    expect(await client.passport.uamtkStatic(BODY)).toMatchObject(answered({ result_code: '0', newapptk: TOKEN }));
  },
  'passport.createQr': async ({ client, world }) => {
    const uuid = expect.stringMatching(/^[\w-]{64}$/);
    expect(await client.passport.createQr(BODY)).toMatchObject(answered({ result_code: '0', image: IMAGE, uuid }));
    world.admin.faults.add({ match: { endpoint: 'passport.createQr' }, action: { type: 'respond', status: 503 } });
    expect(await client.passport.createQr(BODY)).toMatchObject({ ok: false, kind: 'upstream', code: 'EdgeFailed' });
  },
  'passport.checkQr': async ({ client, holder }) => {
    const code = await client.passport.createQr(BODY);
    const uuid = code.ok ? code.data.uuid : '';
    const check = () => client.passport.checkQr({ body: { uuid } });
    expect(await check()).toMatchObject(answered({ result_code: '0' }));
    await holder(uuid, 'scan');
    expect(await check()).toMatchObject(answered({ result_code: '1' }));
    await holder(uuid, 'confirm');
    expect(await check()).toMatchObject(answered({ result_code: '2', uamtk: TOKEN }));
    expect(await check()).toMatchObject({ ok: false, kind: 'expired', code: 'QrExpired', wireCode: '3' });
  },
  'passport.captchaImage': async ({ client }) => {
    const image = await client.passport.captchaImage({ query: { _: '1893456000000' } });
    expect(image).toMatchObject(answered({ result_message: '生成验证码成功', result_code: '0', image: IMAGE }));
  },
  'passport.captchaCheck': async ({ client }) => {
    const check = (answer: string) => client.passport.captchaCheck({ query: { answer } });
    expect(await check('1,1')).toMatchObject({ ok: false, kind: 'expired', code: 'PassportSessionMissing' });
    await client.passport.captchaImage({ query: {} });
    expect(await check('1,1')).toMatchObject({ ok: false, kind: 'invalid', code: 'CaptchaWrong', wireCode: '5' });
    await client.passport.captchaImage({ query: {} });
    expect(await check('108,38,181,40')).toMatchObject(answered({ result_code: '4' }));
  },
  'passport.checkLoginVerify': async ({ client }) => {
    const verify = await client.passport.checkLoginVerify({ body: { username } });
    expect(verify).toMatchObject(answered({ result_code: '0', login_check_code: '0' }));
  },
  'passport.getMessageCode': async ({ client, holder }) => {
    const send = (castNum: string) => client.passport.getMessageCode({ body: { username, castNum } });
    expect(await send('9999')).toMatchObject({ ok: false, kind: 'refused', code: 'Business' });
    expect(await send('0000')).toMatchObject(answered({ result_code: '0', result_message: '获取手机验证码成功！' }));
    expect(await holder(username, 'readSms')).toEqual({ randCode: expect.stringMatching(/^\d{6}$/) });
  },
  'passport.login': async ({ client }) => {
    const logIn = async (given: string) => {
      await client.passport.captchaImage({ query: {} });
      await client.passport.captchaCheck({ query: { answer: '108,38,181,40' } });
      return client.passport.login({ body: { username, password: given, answer: '108,38,181,40' } });
    };
    expect(await logIn('wrong')).toMatchObject({ ok: false, kind: 'invalid', code: 'CredentialsWrong', wireCode: '1' });
    expect(await logIn(password)).toMatchObject(answered({ result_code: '0', uamtk: TOKEN }));
  },
  'passport.uamtk': async ({ client, logIn }) => {
    expect(await client.passport.uamtk(BODY)).toMatchObject({ ...NOT_LOGGED_IN, wireCode: '1' });
    await logIn();
    expect(await client.passport.uamtk(BODY)).toMatchObject(
      answered({ result_message: '验证通过', result_code: '0', apptk: null, newapptk: TOKEN }),
    );
  },
  'passport.uamauthclient': async ({ client, logIn }) => {
    await logIn();
    const uamtk = await client.passport.uamtk(BODY);
    const tk = uamtk.ok ? (uamtk.data.newapptk ?? '') : '';
    const exchanged = await client.passport.uamauthclient({ body: { tk } });
    expect(exchanged).toMatchObject(answered({ result_code: '0', username: '张测试', apptk: TOKEN }));
    const empty = await client.passport.uamauthclient({ body: { tk: '' } });
    expect(empty).toMatchObject({ ok: false, kind: 'notLoggedIn', code: 'TicketEmpty', wireCode: '2' });
  },
};

const G999 = { train_no: '990000G99900', from_station_telecode: 'VNP', to_station_telecode: 'AOH' };
const TRANSFER = { train_date: DATE, from_station_telecode: 'BXP', isShowWZ: 'N' } as const;

const QUERIES: Readonly<Record<string, Check>> = {
  'leftTicket.init': async ({ client }) => {
    const page = await client.leftTicket.init({ query: { linktypeid: 'dc' } });
    expect(page).toMatchObject(answered(expect.stringContaining("var CLeftTicketUrl = 'leftTicket/queryG';")));
  },
  'leftTicket.log': async ({ client }) => {
    expect(await client.leftTicket.log({ query: TRIP })).toEqual({ ok: true, data: undefined, status: 200 });
  },
  'leftTicket.query': async ({ client }) => {
    expect(await chooseRow(client)).toMatchObject({
      ...{ station_train_code: 'G999', train_no: '990000G99900', start_time: '09:00', arrive_time: '13:36' },
      ...{ from_station_telecode: 'VNP', to_station_telecode: 'AOH', lishi: '04:36', canWebBuy: 'Y' },
      ...{ ze_num: '有', zy_num: '5', swz_num: '无', seat_types: expect.stringMatching(/^[9MO]+$/) },
    });
    const moved = await client.leftTicket.query({ params: { queryName: 'queryZ' }, query: TRIP });
    const detail = { queryName: 'queryG' };
    expect(moved).toMatchObject({ ok: false, kind: 'expired', code: 'QueryRenamed', detail });
  },
  'leftTicket.submitOrderRequest': async ({ client, logIn }) => {
    const { secretStr } = await chooseRow(client);
    const submit = (secret: string) => client.leftTicket.submitOrderRequest({ body: submitBody(secret) });
    expect(await submit(secretStr)).toMatchObject(NOT_LOGGED_IN);
    await logIn();
    expect(await submit(secretStr)).toMatchObject(answered('0'));
    expect(await submit('bm9uc2Vuc2U%3D')).toMatchObject({ ok: false, kind: 'expired', code: 'DataExpired' });
  },
  'train.stops': async ({ client }) => {
    const outcome = await client.train.stops({ query: { ...G999, depart_date: DATE } });
    expect(outcome).toMatchObject({ ok: true, data: { data: { length: 7 } } });
    expect(outcome.ok ? outcome.data.data[1] : undefined).toMatchObject({
      ...{ station_no: '02', station_name: '天津南', arrive_time: '09:34', start_time: '09:36' },
      ...{ stopover_time: '2分钟', isEnabled: true },
    });
    const unknown = await client.train.stops({ query: { ...G999, train_no: 'none', depart_date: DATE } });
    expect(unknown).toMatchObject({ ok: false, kind: 'refused', code: 'Business' });
  },
  'train.prices': async ({ client }) => {
    const ask = (train_no: string) =>
      client.train.prices({
        query: { train_no, from_station_no: '01', to_station_no: '07', seat_types: '9MO', train_date: DATE },
      });
    const prices = { train_no: '990000G99900', A9: '¥1748.0', M: '¥933.0', O: '¥553.0' };
    expect(await ask('990000G99900')).toMatchObject(answered(prices));
    expect(await ask('none')).toMatchObject({ ok: false, kind: 'refused', code: 'Business' });
  },
  'train.publicPrices': async ({ client }) => {
    const g999 = { station_train_code: 'G999', ze_price: '05530', zy_price: '09330', swz_price: '17480' };
    expect(await client.train.publicPrices({ query: TRIP })).toMatchObject(
      answered(expect.arrayContaining([{ queryLeftNewDTO: expect.objectContaining(g999) }])),
    );
    const nowhere = await client.train.publicPrices({ query: { ...TRIP, 'leftTicketDTO.to_station': 'VNP' } });
    expect(nowhere).toMatchObject({ ok: false, kind: 'invalid', code: 'IllegalRequest' });
  },
  'transfer.init': async ({ client }) => {
    const page = expect.stringContaining(" var lc_search_url = '/lcquery/queryG'");
    expect(await client.transfer.init({})).toMatchObject(answered(page));
  },
  'transfer.query': async ({ client }) => {
    const ask = (to_station_telecode: string) =>
      client.transfer.query({ params: { queryName: 'queryG' }, query: { ...TRANSFER, to_station_telecode } });
    const change = { from_station_code: 'BXP', middle_station_code: 'EAY', end_station_code: 'WEI', same_train: 'N' };
    const middleList = expect.arrayContaining([expect.objectContaining(change)]);
    expect(await ask('WEI')).toMatchObject(answered({ flag: true, middleList }));
    expect(await ask('YTM')).toMatchObject({ ok: false, kind: 'refused', code: 'Business' });
  },
  'passengers.query': async ({ client, logIn }) => {
    const ask = () => client.passengers.query({ body: { pageIndex: '2', pageSize: '3' } });
    expect(await ask()).toMatchObject(NOT_LOGGED_IN);
    await logIn();
    const names = [{ passenger_name: '赵范本' }, { passenger_name: '钱示范' }];
    expect(await ask()).toMatchObject(answered({ datas: names, flag: true, pageTotal: 2 }));
  },
};

const BOOKING: Readonly<Record<string, Check>> = {
  'confirmPassenger.initDc': async ({ client, logIn }) => {
    await logIn();
    expect(await client.confirmPassenger.initDc(BODY)).toMatchObject({ ok: false, kind: 'busy', code: 'Busy' });
    const { page } = await openOrder(client);
    expect(page).toMatchObject({
      globalRepeatSubmitToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      ticketInfoForPassengerForm: { purpose_codes: '00', tour_flag: 'dc', isAsync: '1' },
      orderRequestDTO: { ...G999, station_train_code: 'G999', from_station_name: '北京南' },
    });
  },
  'confirmPassenger.getPassengerDTOs': async ({ client, logIn }) => {
    expect(await client.confirmPassenger.getPassengerDTOs(BODY)).toMatchObject(NOT_LOGGED_IN);
    await logIn();
    const first = { passenger_name: '张测试', passenger_id_no: '0000***********000', passenger_type: '1' };
    const second = { passenger_name: '李示例', passenger_id_no: '0000***********001', passenger_type: '3' };
    const normal_passengers = expect.arrayContaining([first, second].map((each) => expect.objectContaining(each)));
    const listed = await client.confirmPassenger.getPassengerDTOs(BODY);
    expect(listed).toMatchObject(answered({ isExist: true, normal_passengers }));
  },
  'confirmPassenger.checkOrderInfo': async ({ client, logIn }) => {
    await logIn();
    const { people, REPEAT_SUBMIT_TOKEN } = await openOrder(client);
    const check = (token: string) =>
      client.confirmPassenger.checkOrderInfo({ body: { ...people, REPEAT_SUBMIT_TOKEN: token } });
    const asked = { submitStatus: true, ifShowPassCode: 'N', ifShowPassCodeTime: '1' };
    expect(await check(REPEAT_SUBMIT_TOKEN)).toMatchObject(answered(asked));
    expect(await check('0'.repeat(32))).toMatchObject({ ok: false, kind: 'busy', code: 'PageState' });
  },
  'confirmPassenger.getQueueCount': async ({ client, logIn }) => {
    await logIn();
    const opened = await openOrder(client);
    const count = (REPEAT_SUBMIT_TOKEN: string) =>
      client.confirmPassenger.getQueueCount({ body: { ...queueCountBody(opened), REPEAT_SUBMIT_TOKEN } });
    expect(await count(opened.REPEAT_SUBMIT_TOKEN)).toMatchObject(
      answered({ count: '0', ticket: '300', countT: '0', op_1: false, op_2: false }),
    );
    expect(await count('0'.repeat(32))).toMatchObject({ ok: false, kind: 'busy', code: 'PageState' });
  },
  'confirmPassenger.confirmSingleForQueue': async ({ client, logIn }) => {
    await logIn();
    const opened = await openOrder(client);
    const { people, REPEAT_SUBMIT_TOKEN } = opened;
    await client.confirmPassenger.checkOrderInfo({ body: { ...people, REPEAT_SUBMIT_TOKEN } });
    const confirm = (key_check_isChange: string) =>
      client.confirmPassenger.confirmSingleForQueue({ body: { ...confirmBody(opened), key_check_isChange } });
    expect(await confirm('0')).toMatchObject({ ok: false, kind: 'busy', code: 'Busy' });
    expect(await confirm(confirmBody(opened).key_check_isChange)).toMatchObject(answered({ submitStatus: true }));
  },
  'confirmPassenger.queryOrderWaitTime': async ({ world, client, logIn }) => {
    const poll = () => client.confirmPassenger.queryOrderWaitTime(WAIT);
    expect(await poll()).toMatchObject(NOT_LOGGED_IN);
    await logIn();
    await queueOrder(client);
    expect(await poll()).toMatchObject(answered({ queryOrderWaitTimeStatus: true, waitTime: -100, orderId: null }));
    await world.admin.clock.advance(3_000);
    const requestId = expect.stringMatching(/^6\d{18}$/);
    expect(await poll()).toMatchObject(answered({ waitTime: 4, waitCount: 1, requestId, orderId: null }));
    await world.admin.clock.advance(4_000);
    expect(await poll()).toMatchObject(answered({ waitTime: -1, orderId: expect.stringMatching(/^E\d{9}$/) }));
  },
  'confirmPassenger.resultOrderForDcQueue': async ({ world, browser, client, logIn }) => {
    await logIn();
    const { orderId, REPEAT_SUBMIT_TOKEN } = await holdOrder(world, browser);
    const close = (orderSequence_no: string) =>
      client.confirmPassenger.resultOrderForDcQueue({ body: { orderSequence_no, REPEAT_SUBMIT_TOKEN } });
    expect(await close(orderId)).toMatchObject(answered({ submitStatus: true }));
    expect(await close('E000000000')).toMatchObject(answered({ submitStatus: false }));
  },
};

const ORDERS: Readonly<Record<string, Check>> = {
  'queryOrder.queryMyOrderNoComplete': async ({ world, browser, client, logIn }) => {
    expect(await client.queryOrder.queryMyOrderNoComplete(BODY)).toMatchObject(NOT_LOGGED_IN);
    await logIn();
    expect(await client.queryOrder.queryMyOrderNoComplete(BODY)).toEqual({ ok: true, data: undefined, status: 200 });
    const { orderId } = await holdOrder(world, browser);
    const held = { sequence_no: orderId, ticket_totalnum: 1, ticket_price_all: 55_300, pay_flag: 'Y' };
    const ticket = { seat_type_code: 'O', ticket_price: 55_300, passengerDTO: { passenger_name: '张测试' } };
    expect(await client.queryOrder.queryMyOrderNoComplete(BODY)).toMatchObject(
      answered({ to_page: 'db', orderDBList: [{ ...held, train_code_page: 'G999', tickets: [ticket] }] }),
    );
  },
  'queryOrder.cancelNoCompleteMyOrder': async ({ world, browser, client, logIn }) => {
    await logIn();
    const { orderId } = await holdOrder(world, browser);
    const cancel = () => client.queryOrder.cancelNoCompleteMyOrder({ body: { sequence_no: orderId } });
    expect(await cancel()).toMatchObject(answered({ existError: false }));
    expect(await cancel()).toMatchObject({ ok: false, kind: 'refused', code: 'ActionFailed' });
  },
  'queryOrder.cancelQueueNoCompleteMyOrder': async ({ client, logIn }) => {
    await logIn();
    await queueOrder(client);
    expect(await client.queryOrder.cancelQueueNoCompleteMyOrder(BODY)).toMatchObject(answered({ existError: false }));
    const again = await client.queryOrder.cancelQueueNoCompleteMyOrder(BODY);
    expect(again).toMatchObject({ ok: false, kind: 'refused', code: 'ActionFailed' });
  },
  'queryOrder.continuePayNoCompleteMyOrder': async ({ world, browser, client, logIn, holder }) => {
    await logIn();
    const { orderId } = await holdOrder(world, browser);
    const pay = () => client.queryOrder.continuePayNoCompleteMyOrder({ body: { sequence_no: orderId } });
    expect(await pay()).toMatchObject(answered({ existError: false }));
    await holder(orderId, 'pay');
    expect(await pay()).toMatchObject({ ok: false, kind: 'refused', code: 'ActionFailed' });
  },
  'queryOrder.queryMyOrder': async ({ world, browser, client, logIn, holder }) => {
    const span = { queryStartDate: '2030-01-10', queryEndDate: '2030-01-10', queryType: '1' } as const;
    const ask = (query_where: 'G' | 'H') => client.queryOrder.queryMyOrder({ body: { ...span, query_where } });
    expect(await ask('G')).toMatchObject(NOT_LOGGED_IN);
    await logIn();
    const { orderId } = await holdOrder(world, browser);
    await holder(orderId, 'pay');
    const paid = { sequence_no: orderId, ticket_price_all: 55_300, train_code_page: 'G999' };
    expect(await ask('G')).toMatchObject(answered({ order_total_number: '1', OrderDTODataList: [paid] }));
    expect(await ask('H')).toMatchObject(answered({ order_total_number: '0', OrderDTODataList: [] }));
  },
};

const CHECKS = { ...PORTAL, ...LOGIN, ...PASSPORT, ...QUERIES, ...BOOKING, ...ORDERS };
const IDS = listEndpoints(rail12306).map(({ id }) => id);

test('every endpoint of the platform has a test', () => {
  expect(Object.keys(CHECKS).toSorted()).toEqual(IDS.toSorted());
});

test.each(Object.entries(CHECKS))('%s is called by the typed client', async (id, check) => {
  await using world = await startRail({ stock: [{ train: 'G999', seat: 'O', left: 300 }] });
  await using browser = openBrowser(world);
  const holder: Scene['holder'] = (ref, action) => world.admin.holder({ platform: 'rail12306', ref, action });
  const logIn = async (): Promise<void> => {
    const { ok } = await browser.run(rail12306.journeys['login.qr'], {});
    expect(ok).toBe(true);
  };
  await check({ world, browser, client: browser.client, logIn, holder });
  expect(world.admin.requests({ endpoint: id })).not.toEqual([]);
  expect([...browser.drifts]).toEqual([]);
  expect(world.admin.invariants().flatMap(({ problems }) => problems)).toEqual([]);
});
