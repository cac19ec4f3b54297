import { decodeResponse, findEndpoint, listEndpoints } from '@boxwire/contract';
import { rail12306, RAIL_PROFILES, type RailProfileName } from '@boxwire/schemas-rail12306';
import { expect, test } from 'vitest';
import { FROM, type Browser, type Page } from './browser.ts';
import {
  checkOrder,
  confirm,
  logInByQr,
  openForm,
  poll,
  queryTarget,
  queueCount,
  result,
  rowOf,
  submit,
  unfinished,
} from './book.ts';
import { DAY, startRail, type Running } from './start.ts';

type Answers = Record<string, Page>;

function decode(id: string, { status, headers, text }: Page) {
  const endpoint = findEndpoint(rail12306, id);
  if (endpoint === undefined) throw new Error(`no endpoint ${id}`);
  return decodeResponse(endpoint, { status, headers: Object.fromEntries(headers), bodyText: text });
}

async function loginAnswers(run: Running, browser: Browser, queryName: string): Promise<Answers> {
  const answers: Answers = {
    'login.conf': await browser.post('/otn/login/conf', '', FROM.login),
    'login.banner': await browser.get('/otn/index12306/getLoginBanner', FROM.login),
    'passport.createQr': await browser.post('/passport/web/create-qr64', 'appid=otn', FROM.login),
    'passport.captchaImage': await browser.get('/passport/captcha/captcha-image64', FROM.login),
    'passport.captchaCheck': await browser.get('/passport/captcha/captcha-check?answer=108,38,181,40', FROM.login),
    'passport.login': await browser.post(
      '/passport/web/login',
      'username=demo_traveller&password=demo-password&appid=otn',
      FROM.login,
    ),
    'passport.checkLoginVerify': await browser.post(
      '/passport/web/checkLoginVerify',
      'username=demo_traveller&appid=otn',
    ),
    'passport.getMessageCode': await browser.post(
      '/passport/web/getMessageCode',
      'appid=otn&username=demo_traveller&castNum=0000',
    ),
    'leftTicket.init': await browser.get('/otn/leftTicket/init'),
    'leftTicket.log': await browser.get(queryTarget({}, 'log'), FROM.init),
    'leftTicket.query': await browser.get(queryTarget({}, queryName), FROM.init),
    'login.passportPage': await browser.get('/otn/passport?redirect=/otn/login/userLogin'),
  };
  const { uuid } = answers['passport.createQr']!.json;
  await run.holder(uuid, 'confirm');
  answers['passport.checkQr'] = await browser.post('/passport/web/checkqr', `uuid=${uuid}&appid=otn`, FROM.login);
  answers['passport.uamtkStatic'] = await browser.post('/passport/web/auth/uamtk-static', 'appid=otn', FROM.login);
  const uamtk = await browser.post('/passport/web/auth/uamtk', 'appid=otn', FROM.passport);
  answers['passport.uamtk'] = uamtk;
  answers['passport.uamauthclient'] = await browser.post(
    '/otn/uamauthclient',
    `tk=${uamtk.json.newapptk}`,
    FROM.passport,
  );
  answers['login.checkUser'] = await browser.post('/otn/login/checkUser', '_json_att=', FROM.init);
  answers['account.home'] = await browser.post('/otn/index/initMy12306Api', '');
  answers['account.userInfo'] = await browser.post('/otn/modifyUser/initQueryUserInfoApi', '');
  return answers;
}

async function publicAnswers(run: Running, browser: Browser): Promise<Answers> {
  const portal = async (path: string): Promise<Page> => {
    const response = await fetch(run.portal + path);
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      json: undefined,
      setCookies: [],
    };
  };
  const between = 'leftTicketDTO.from_station=VNP&leftTicketDTO.to_station=AOH&purpose_codes=ADULT';
  return {
    'portal.index': await portal('/index/'),
    'stations.portalScript': await portal('/index/script/core/common/station_name_new_v10001.js'),
    'stations.script': await browser.get('/otn/resources/js/framework/station_name.js?station_version=1.9325'),
    'train.stops': await browser.get(
      `/otn/czxx/queryByTrainNo?train_no=990000G99900&from_station_telecode=VNP&to_station_telecode=AOH&depart_date=${DAY}`,
    ),
    'train.prices': await browser.get(
      `/otn/leftTicket/queryTicketPrice?train_no=990000G99900&from_station_no=01&to_station_no=07&seat_types=9MO&train_date=${DAY}`,
    ),
    'train.publicPrices': await browser.get(
      `/otn/leftTicketPrice/queryAllPublicPrice?leftTicketDTO.train_date=${DAY}&${between}`,
    ),
    'transfer.init': await browser.get('/otn/lcQuery/init'),
    'transfer.query': await browser.get(
      `/lcquery/queryG?train_date=${DAY}&from_station_telecode=BXP&to_station_telecode=WEI&middle_station=&result_index=0&can_query=Y&isShowWZ=N&purpose_codes=00&channel=E`,
    ),
  };
}

async function orderAnswers(run: Running, browser: Browser, queryName: string): Promise<Answers> {
  const answer = await browser.get(queryTarget({}, queryName), FROM.init);
  const row = answer.json.data.result
    .map((text: string) => text.split('|'))
    .find((cells: string[]) => cells[3] === 'G999');
  const submitted = await submit(browser, row);
  const passengers = await browser.post('/otn/confirmPassenger/getPassengerDTOs', '_json_att=', FROM.dc);
  const page = await browser.post('/otn/confirmPassenger/initDc', '_json_att=', FROM.init);
  const form = await openForm(browser);
  const answers: Answers = {
    'leftTicket.submitOrderRequest': submitted,
    'confirmPassenger.initDc': page,
    'confirmPassenger.getPassengerDTOs': passengers,
    'passengers.query': await browser.post('/otn/passengers/query', 'pageIndex=1&pageSize=10'),
    'confirmPassenger.checkOrderInfo': await checkOrder(browser, form),
    'confirmPassenger.getQueueCount': await queueCount(browser, form),
    'confirmPassenger.confirmSingleForQueue': await confirm(browser, form),
    'queryOrder.queryMyOrderNoComplete (queue)': await unfinished(browser),
  };
  await run.admin.clock.advance(7_000);
  const waited = await poll(browser);
  const { orderId } = waited.json.data;
  const post = (path: string, body: string): Promise<Page> =>
    browser.post(`/otn/queryOrder/${path}`, body, FROM.orders);
  return {
    ...answers,
    'confirmPassenger.queryOrderWaitTime': waited,
    'confirmPassenger.resultOrderForDcQueue': await result(browser, form, orderId),
    'queryOrder.queryMyOrderNoComplete': await unfinished(browser),
    'queryOrder.continuePayNoCompleteMyOrder': await post(
      'continuePayNoCompleteMyOrder',
      `sequence_no=${orderId}&pay_flag=pay&_json_att=`,
    ),
    'queryOrder.cancelNoCompleteMyOrder': await post(
      'cancelNoCompleteMyOrder',
      `sequence_no=${orderId}&cancel_flag=cancel_order`,
    ),
    'queryOrder.queryMyOrder': await post(
      'queryMyOrder',
      'queryType=1&queryStartDate=2030-01-13&queryEndDate=2030-01-13',
    ),
  };
}

const REDIRECTS = ['login.userLogin', 'login.loginOut'];

test.each(Object.keys(RAIL_PROFILES) as RailProfileName[])(
  'every success of profile %s is what the contract says',
  async (profile) => {
    const users = [
      {
        username: 'demo_traveller',
        password: 'demo-password',
        passengers: [{ name: '张测试', idNo: '000000000000000000', mobile: '10012340000' }],
      },
    ];
    await using run = await startRail({ profile, users });
    const browser = run.browser();
    const { queryName } = RAIL_PROFILES[profile];
    const answers = {
      ...(await loginAnswers(run, browser, queryName)),
      ...(await publicAnswers(run, browser)),
      ...(await orderAnswers(run, browser, queryName)),
    };
    const failures = Object.entries(answers).flatMap(([id, page]) => {
      const decoded = decode(id.split(' ')[0]!, page);
      return decoded.ok ? [] : [{ id, decoded }];
    });
    expect(failures).toEqual([]);
    expect(run.broken()).toEqual([]);
  },
);

test('every endpoint of the contract has a route, and every route without one is named sandbox.*', async () => {
  await using run = await startRail();
  const served = new Set(run.admin.routes().map(({ endpointId }) => endpointId));
  for (const { id } of listEndpoints(rail12306)) expect(served).toContain(id);
  const own = new Set(listEndpoints(rail12306).map(({ id }) => id));
  for (const id of served) if (!own.has(id)) expect(id).toMatch(/^sandbox\./);
  expect(REDIRECTS.every((id) => own.has(id))).toBe(true);
});

test('rows of a profile have its length, and the queue of 2018 takes eight fields and clear ids', async () => {
  for (const [profile, { rowLength }] of Object.entries(RAIL_PROFILES)) {
    await using run = await startRail({ profile: profile as RailProfileName, queryName: 'queryG' });
    expect(await rowOf(run.browser())).toHaveLength(rowLength);
  }
  await using run = await startRail({ profile: '2018', queryName: 'queryG' });
  const browser = run.browser();
  await logInByQr(run, browser);
  const answer = await submit(browser, await rowOf(browser));
  expect(answer.json.data).toBe('N');
  const form = await openForm(browser);
  expect(form.passengers[0]).toMatchObject({
    code: '1',
    passenger_id_no: '000000000000000000',
    mobile_no: '10012340000',
  });
  expect(form.passengers[0]).not.toHaveProperty('allEncStr');
  const eight = { ...form, ticketStr: 'O,0,1,张测试,1,000000000000000000,10012340000,N' };
  expect((await checkOrder(browser, eight)).json.data.submitStatus).toBe(true);
  expect((await confirm(browser, eight)).json.data).toEqual({ submitStatus: true });
});
