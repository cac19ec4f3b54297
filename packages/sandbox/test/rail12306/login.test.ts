import { expect, test } from 'vitest';
import { FROM, type Browser } from './browser.ts';
import { logInByQr, prepare } from './book.ts';
import { NOW, startRail, type Running } from './start.ts';

const NOT_LOGGED_IN =
  '{"validateMessagesShowId":"_validatorMessage","url":"login/init","status":true,"httpstatus":200,"messages":["用户未登录"],"validateMessages":{}}';

const LOGIN = 'username=demo_traveller&password=demo-password&appid=otn';

test('1.1.1 the portal page names the station script, which answers there', async () => {
  await using run = await startRail();
  const html = await (await fetch(`${run.portal}/index/`)).text();
  const script = /src="\.(\/script\/core\/common\/station_name\w*\.js)"/.exec(html)?.[1];
  const answer = await fetch(`${run.portal}/index${script}`);
  expect(answer.headers.get('content-type')).toContain('application/javascript');
  expect(await answer.text()).toMatch(/^var station_names ='@bjb\|北京北\|VAP\|beijingbei\|bjb\|0\|0357\|北京\|\|\|@/);
});

test('1.1.2 login/conf opens a session and says what the day is', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const answer = await browser.post('/otn/login/conf', '', FROM.login);
  expect(answer.json).toEqual({
    validateMessagesShowId: '_validatorMessage',
    status: true,
    httpstatus: 200,
    data: {
      isstudentDate: false,
      studentDate: ['2030-01-13', '2030-01-27'],
      is_login: 'N',
      is_login_passCode: 'Y',
      is_uam_login: 'Y',
      is_sweep_login: 'Y',
      is_phone_check: 'N',
      is_message_passCode: 'N',
      is_open_updateHBTime: 'Y',
      is_olympicLogin: 'N',
      nowStr: '20300113100000',
      now: Date.parse(NOW),
      queryUrl: 'leftTicket/queryG',
      login_url: 'resources/login.html',
      stu_control: 15,
      other_control: 15,
      psr_qr_code_result: 'N',
    },
    messages: [],
    validateMessages: {},
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.setCookies).toEqual([
    expect.stringMatching(/^JSESSIONID=[0-9A-F]{32}; Path=\/otn; HttpOnly$/),
    expect.stringMatching(/^route=[0-9a-f]{32}; Path=\/$/),
    expect.stringMatching(/^BIGipServerotn=\d+\.\d+\.0000; Path=\/$/),
  ]);
  expect((await browser.get('/otn/login/conf')).setCookies).toEqual([]);
  expect(await (await fetch(`${run.portal}/index/otn/login/conf`)).json()).toMatchObject({ data: { is_login: 'N' } });
});

test('1.1.2 login/conf says who is logged in', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await logInByQr(run, browser);
  const { data } = (await browser.post('/otn/login/conf', '', FROM.login)).json;
  expect(data).toMatchObject({ is_login: 'Y', name: '张测试', user_name: 'demo_traveller' });
});

test('1.1.3 getLoginBanner answers pictures', async () => {
  await using run = await startRail();
  expect((await run.browser().get('/otn/index12306/getLoginBanner', FROM.login)).text).toBe(
    '{"validateMessagesShowId":"_validatorMessage","status":true,"httpstatus":200,"data":{"index_banner_url":[{"src":"/otn/resources/images/banner1.png","url":"/otn/leftTicket/init"}]},"messages":[],"validateMessages":{}}',
  );
});

test('1.1.4 uamtk-static knows nobody, and opens a passport session', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const answer = await browser.post('/passport/web/auth/uamtk-static', 'appid=otn', FROM.login);
  expect(answer.text).toBe('{"result_message":"用户未登录","result_code":1}');
  expect(answer.setCookies[0]).toMatch(/^_passport_session=[0-9a-f]{32}\d{4}; Path=\/passport$/);
  expect(answer.setCookies[1]).toMatch(/^BIGipServerpassport=/);
  expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
});

test('1.1.5 and 1.1.6 a QR code is shown, scanned, confirmed, and used once', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const { text, json } = await browser.post('/passport/web/create-qr64', 'appid=otn', FROM.login);
  expect(text).toMatch(
    /^\{"result_message":"生成二维码成功","result_code":"0","image":"[A-Za-z0-9+/]+=*","uuid":"[\w-]{64}"\}$/,
  );
  expect(Buffer.from(json.image, 'base64').subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  const check = () => browser.post('/passport/web/checkqr', `uuid=${json.uuid}&appid=otn`, FROM.login);
  expect((await check()).text).toBe('{"result_message":"二维码状态查询成功","result_code":"0"}');
  await run.holder(json.uuid, 'scan');
  expect((await check()).text).toBe('{"result_message":"二维码状态查询成功","result_code":"1"}');
  await run.holder(json.uuid, 'confirm');
  const done = await check();
  expect(done.json).toEqual({
    result_message: '扫码登录成功',
    uamtk: expect.stringMatching(/^[\w-]{50}$/),
    result_code: '2',
  });
  expect(done.setCookies).toEqual([`uamtk=${done.json.uamtk}; Path=/passport; HttpOnly`]);
  expect((await check()).text).toBe('{"result_message":"二维码已失效","result_code":"3"}');
});

test('1.1.6 a QR code runs out after 180 seconds, or when the holder lets it; an unknown one is 系统异常', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const check = (uuid: string) => browser.post('/passport/web/checkqr', `uuid=${uuid}&appid=otn`, FROM.login);
  const { uuid } = (await browser.post('/passport/web/create-qr64', 'appid=otn')).json;
  await run.admin.clock.advance(179_999);
  expect((await check(uuid)).json.result_code).toBe('0');
  await run.admin.clock.advance(1);
  expect((await check(uuid)).json.result_code).toBe('3');
  const { uuid: second } = (await browser.post('/passport/web/create-qr64', 'appid=otn')).json;
  await run.holder(second, 'expire');
  expect((await check(second)).json.result_code).toBe('3');
  expect((await check('unknown')).text).toBe('{"result_message":"系统异常","result_code":"5"}');
  await expect(run.holder(uuid, 'confirm')).rejects.toMatchObject({ code: 'ACTION_REFUSED' });
});

test('1.1.7 captcha-image64 answers a picture, as JSON or JSONP', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const target = '/passport/captcha/captcha-image64?login_site=E&module=login&rand=sjrand&_=1549000000000';
  const plain = await browser.get(target, FROM.login);
  expect(plain.text).toMatch(/^\{"result_message":"生成验证码成功","result_code":"0","image":"[A-Za-z0-9+/]+=*"\}$/);
  const jsonp = await browser.get(`${target}&callback=jQuery19108016482864806321_1549000000000`, FROM.login);
  expect(jsonp.text).toMatch(
    /^\/\*\*\/jQuery19108016482864806321_1549000000000\(\{"result_message":"生成验证码成功".*\}\);$/,
  );
  expect(jsonp.headers.get('content-type')).toBe('application/javascript;charset=utf-8');
});

const CAPTCHA = '/passport/captcha/captcha-image64?login_site=E&module=login&rand=sjrand&_=1549000000000';
const check = (browser: Browser, answer: string) =>
  browser.get(
    `/passport/captcha/captcha-check?answer=${encodeURIComponent(answer)}&rand=sjrand&login_site=E&_=1549000000001`,
    FROM.login,
  );

test('1.1.8 captcha-check: right, wrong, out of date, no passport session', async () => {
  await using run = await startRail();
  const browser = run.browser();
  expect((await check(browser, '1,2')).text).toBe('{"result_message":"验证码校验失败,信息为空","result_code":"8"}');
  await browser.get(CAPTCHA);
  expect((await check(browser, '1,2')).text).toBe('{"result_message":"验证码校验失败","result_code":"5"}');
  expect((await check(browser, '108,38,181,40')).text).toBe('{"result_message":"验证码已经过期","result_code":"7"}');
  await browser.get(CAPTCHA);
  const { answer } = (await run.holder('picture', 'readCaptcha')) as { answer: string };
  expect((await check(browser, answer)).text).toBe('{"result_message":"验证码校验成功","result_code":"4"}');
});

test('1.1.9 web/login needs a passed captcha, which one attempt uses up', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const login = (body = LOGIN) => browser.post('/passport/web/login', body, FROM.login);
  const pass = async (): Promise<void> => {
    await browser.get(CAPTCHA);
    await check(browser, '108,38,181,40');
  };
  expect((await login()).text).toBe('{"result_message":"验证码校验失败","result_code":"5"}');
  await pass();
  expect((await login('username=nobody&password=x&appid=otn')).text).toBe(
    '{"result_message":"登录名不存在。","result_code":1}',
  );
  expect((await login()).json.result_code).toBe('5');
  await pass();
  expect((await login('username=demo_traveller&password=wrong&appid=otn')).text).toBe(
    '{"result_message":"密码输入错误。如果输错次数超过4次，用户将被锁定。","result_code":1}',
  );
  await pass();
  expect((await login('username=demo_traveller&password=&appid=otn')).json.result_code).toBe(2);
  await pass();
  const done = await login(`${LOGIN}&answer=108%2C38%2C181%2C40`);
  expect(done.json).toEqual({
    result_message: '登录成功',
    result_code: 0,
    uamtk: expect.stringMatching(/^[\w-]{50}$/),
  });
  expect(browser.cookies.get('uamtk')).toEqual({ value: done.json.uamtk, path: '/passport' });
});

test('1.1.9 a user is locked after four wrong passwords', async () => {
  await using run = await startRail({ loginChallenge: 'none' });
  const browser = run.browser();
  const login = (password: string) =>
    browser.post('/passport/web/login', `username=demo_traveller&password=${password}&appid=otn`, FROM.login);
  for (let attempt = 0; attempt < 4; attempt += 1) await login('wrong');
  expect((await login('demo-password')).json).toMatchObject({ result_code: 1 });
});

test('1.1.9 checkLoginVerify asks for an SMS code, which the holder reads', async () => {
  await using run = await startRail({ loginChallenge: 'sms' });
  const browser = run.browser();
  expect((await browser.post('/passport/web/checkLoginVerify', 'username=demo_traveller&appid=otn')).text).toBe(
    '{"result_message":"","login_check_code":"3","result_code":0}',
  );
  await expect(run.holder('demo_traveller', 'readSms')).rejects.toMatchObject({ code: 'ACTION_REFUSED' });
  expect(
    (await browser.post('/passport/web/getMessageCode', 'appid=otn&username=demo_traveller&castNum=0000')).text,
  ).toBe('{"result_message":"获取手机验证码成功！","result_code":0}');
  const { randCode } = (await run.holder('demo_traveller', 'readSms')) as { randCode: string };
  const login = (code: string) =>
    browser.post(
      '/passport/web/login',
      `sessionId=&sig=&if_check_slide_passcode_token=&scene=&checkMode=0&randCode=${code}&username=demo_traveller&password=%40c2VjcmV0&appid=otn`,
      FROM.login,
    );
  expect((await login('')).json.result_code).toBe('5');
  expect((await login(randCode)).json.result_code).toBe(0);
  expect((await login(randCode)).json.result_code).toBe('5');
});

test('1.1.9 a slider pass that the holder made counts once', async () => {
  await using run = await startRail({ loginChallenge: 'slider' });
  const browser = run.browser();
  expect(
    (await browser.post('/passport/web/checkLoginVerify', 'username=demo_traveller&appid=otn')).json,
  ).toMatchObject({
    login_check_code: '2',
  });
  const pass = (await run.holder('demo_traveller', 'slide')) as Record<string, string>;
  const body = `${LOGIN}&sessionId=${pass.sessionId}&sig=${pass.sig}&scene=${pass.scene}&checkMode=1&randCode=`;
  expect((await browser.post('/passport/web/login', body)).json.result_code).toBe(0);
  expect((await browser.post('/passport/web/login', body)).json.result_code).toBe('5');
});

async function proven(run: Running): Promise<Browser> {
  const browser = run.browser();
  const { uuid } = (await browser.post('/passport/web/create-qr64', 'appid=otn')).json;
  await run.holder(uuid, 'confirm');
  await browser.post('/passport/web/checkqr', `uuid=${uuid}&appid=otn`);
  return browser;
}

test('1.1.10 to 1.1.13 a proven user gets the tk cookie by way of the passport page', async () => {
  await using run = await startRail();
  const browser = await proven(run);
  const before = await browser.get('/otn/login/userLogin');
  expect([before.status, before.text]).toEqual([302, '']);
  expect(before.headers.get('location')).toBe(`${run.kyfw}/otn/passport?redirect=/otn/login/userLogin`);
  const page = await browser.get('/otn/passport?redirect=/otn/login/userLogin');
  expect(page.setCookies[0]).toMatch(/^JSESSIONID=/);
  const uamtk = await browser.post('/passport/web/auth/uamtk', 'appid=otn', FROM.passport);
  expect(uamtk.text).toMatch(/^\{"apptk":null,"result_message":"验证通过","result_code":0,"newapptk":"[\w-]{50}"\}$/);
  const { newapptk } = uamtk.json;
  const client = await browser.post('/otn/uamauthclient', `tk=${newapptk}`, FROM.passport);
  expect(client.text).toBe(`{"result_code":0,"result_message":"验证通过","username":"张测试","apptk":"${newapptk}"}`);
  expect(client.setCookies).toEqual([`tk=${newapptk}; Path=/otn`]);
  const after = await browser.get('/otn/login/userLogin');
  expect(after.headers.get('location')).toBe(`${run.kyfw}/otn/view/index.html`);
  expect(after.setCookies[0]).toMatch(/^uKey=[0-9a-f]{64}; Path=\/$/);
  expect((await browser.get('/otn/view/index.html')).status).toBe(200);
});

test('1.1.12 and 1.1.13 nobody without a uamtk, and no tk without a newapptk', async () => {
  await using run = await startRail();
  const browser = run.browser();
  expect((await browser.post('/passport/web/auth/uamtk', 'appid=otn', FROM.passport)).text).toBe(
    '{"result_message":"用户未登录","result_code":1}',
  );
  for (const body of ['', 'tk=', 'tk=unknown']) {
    expect((await browser.post('/otn/uamauthclient', body)).text).toBe(
      '{"result_code":2,"result_message":"uamtk票据内容为空"}',
    );
  }
});

test('1.1.13 a newapptk can be used again for 60 seconds', async () => {
  await using run = await startRail();
  const browser = await proven(run);
  const { newapptk } = (await browser.post('/passport/web/auth/uamtk', 'appid=otn')).json;
  const client = () => browser.post('/otn/uamauthclient', `tk=${newapptk}`);
  expect((await client()).json.result_code).toBe(0);
  await run.admin.clock.advance(59_999);
  expect((await client()).json.result_code).toBe(0);
  await run.admin.clock.advance(1);
  expect((await client()).json.result_code).toBe(2);
});

test('1.1.17 checkUser says whether one is logged in', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const text = async () => (await browser.post('/otn/login/checkUser', '_json_att=', FROM.init)).text;
  const answer = (flag: boolean) =>
    `{"validateMessagesShowId":"_validatorMessage","status":true,"httpstatus":200,"data":{"flag":${flag}},"messages":[],"validateMessages":{}}`;
  expect(await text()).toBe(answer(false));
  await logInByQr(run, browser);
  expect(await text()).toBe(answer(true));
  const out = await browser.get('/otn/login/loginOut');
  expect([out.status, out.headers.get('location')]).toEqual([302, `${run.kyfw}/otn/login/init`]);
  expect(await text()).toBe(answer(false));
});

test('the reads after login name the user', async () => {
  await using run = await startRail();
  const browser = run.browser();
  expect((await browser.post('/otn/index/initMy12306Api', '_json_att=')).text).toBe(NOT_LOGGED_IN);
  await logInByQr(run, browser);
  expect((await browser.post('/otn/index/initMy12306Api', '')).json.data.user_name).toBe('张测试');
  expect((await browser.post('/otn/modifyUser/initQueryUserInfoApi', '')).json.data).toEqual({
    userDTO: { loginUserDTO: { user_name: 'demo_traveller', name: '张测试' } },
  });
});

test('one flat cookie store that sends everything everywhere is served too', async () => {
  await using run = await startRail();
  const browser = await proven(run);
  const everything = (): Record<string, string> => ({
    Cookie: [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; '),
  });
  const uamtk = await browser.send('POST', '/passport/web/auth/uamtk', { body: 'appid=otn', headers: everything() });
  const client = await browser.send('POST', '/otn/uamauthclient', {
    body: `tk=${uamtk.json.newapptk}`,
    headers: everything(),
  });
  expect(client.json.result_code).toBe(0);
});

test('another user in the same browser does not get the order page of the first', async () => {
  await using run = await startRail({
    users: ['a', 'b'].map((username, index) => ({
      username,
      password: 'p',
      passengers: [{ name: username, idNo: `00000000000000000${index}` }],
    })),
  });
  const browser = run.browser();
  await logInByQr(run, browser, 'a');
  await prepare(browser);
  await logInByQr(run, browser, 'b');
  expect((await browser.post('/otn/confirmPassenger/initDc', '_json_att=')).text).toContain('系统忙');
});
