import { expect, test } from 'vitest';
import { FROM } from './browser.ts';
import { queryTarget, rowOf, rowsOf } from './book.ts';
import { startRail } from './start.ts';

test('1.1.14 station_name.js is one line of records with ten bars each', async () => {
  await using run = await startRail();
  const answer = await fetch(`${run.kyfw}/otn/resources/js/framework/station_name.js?station_version=1.9325`);
  const text = await answer.text();
  expect(text).toMatch(/^var station_names ='@[^'\n]+';$/);
  const records = text.slice("var station_names ='@".length, -2).split('@');
  expect(records.length).toBeGreaterThanOrEqual(40);
  for (const record of records) expect(record.split('|')).toHaveLength(11);
  expect(records[0]).toBe('bjb|北京北|VAP|beijingbei|bjb|0|0357|北京|||');
  expect(records.filter((record) => record.startsWith('szb|')).map((record) => record.split('|')[1])).toEqual([
    '苏州北',
    '深圳北',
  ]);
  expect(text).toContain('|xianggangxijiulong#hongkong@');
  expect(text).toContain('|lao|老挝|Luang Prabang@');
  expect(text).not.toContain('WEI');
  const indexes = records.map((record) => Number(record.split('|')[5]));
  expect(indexes.at(-1)).toBeGreaterThan(records.length - 1);
});

test('1.1.15 leftTicket/log answers without data', async () => {
  await using run = await startRail();
  const browser = run.browser();
  expect((await browser.get(queryTarget({}, 'log'), FROM.init)).text).toBe(
    '{"validateMessagesShowId":"_validatorMessage","status":true,"httpstatus":200,"messages":[],"validateMessages":{}}',
  );
});

test('1.1.15 leftTicket/init opens a session and names the query path', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const page = await browser.get('/otn/leftTicket/init?linktypeid=dc');
  expect(page.text).toContain("var CLeftTicketUrl = 'leftTicket/queryG';");
  expect(page.text).toContain("var isSaveQueryLog='N';");
  expect(page.text).toContain('var globalRepeatSubmitToken = null;');
  expect(page.setCookies.map((line) => line.split('=')[0])).toEqual(['JSESSIONID', 'route', 'BIGipServerotn']);
});

test('1.1.16 leftTicket/query answers rows in an envelope of its own', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  const answer = await browser.get(queryTarget(), FROM.init);
  expect(Object.keys(answer.json)).toEqual(['httpstatus', 'data', 'messages', 'status']);
  expect(answer.json).toMatchObject({ httpstatus: 200, messages: '', status: true, data: { flag: '1', level: '0' } });
  expect(answer.json.data.map).toMatchObject({ VNP: '北京南', AOH: '上海虹桥' });
  const row: string = answer.json.data.result.find((text: string) => text.includes('|G999|'));
  expect(row.replace(/^[^|]+/, '<secret>').replace(/(\|Y\|)[^|]+/, '$1<yp_info>')).toBe(
    '<secret>|预订|990000G99900|G999|VNP|AOH|VNP|AOH|09:00|13:36|04:36|Y|<yp_info>|20300115|3|H1|01|07|1|0|||||||||||有|5|无||91M0O0|9MO|0|0||9174800000M093300005O055300021|0|||||1|5#1#0#S#z#0#z#z||7|CHN,CHN|||N#N#||90091|203001011430|Y|',
  );
  expect(row).toMatch(/^[\w%]+%2B%2F[\w%]{2}[\w%]*%3D%3D%0A\|/);
});

test('1.1.16 a query finds the other stations of a city, and a station that the script lacks', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const rows = await rowsOf(browser, { from: 'BJP', to: 'SHH' });
  expect(new Set(rows.map((row) => row[6]))).toEqual(new Set(['VNP', 'BJP']));
  const times = rows.map((row) => row[8]!).filter((time) => time !== '24:00');
  expect(times).toEqual(times.toSorted());
  const answer = await browser.get(queryTarget({ from: 'EAY', to: 'CDW' }), FROM.init);
  expect(answer.json.data.map.WEI).toBe('成都  东');
});

test('1.1.16 no train between two places is an empty result', async () => {
  await using run = await startRail();
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  expect((await browser.get(queryTarget({ from: 'LSO', to: 'HBB' }), FROM.init)).text).toBe(
    '{"httpstatus":200,"data":{"result":[],"flag":"1","map":{},"level":"0"},"messages":"","status":true}',
  );
});

test.each([
  ['sold out', 'G907', { 1: '预订', 11: 'N', 0: '', 30: '无', 37: '1' }],
  [
    'suspended',
    'G909',
    { 1: '列车停运', 8: '24:00', 9: '24:00', 10: '99:59', 11: 'IS_TIME_NOT_BUY', 0: '', 19: '1', 30: '--' },
  ],
  ['withheld for a new timetable', 'G913', { 1: '列车运行图调整,暂停发售', 11: 'IS_TIME_NOT_BUY', 0: '' }],
])('1.1.16 a train that is %s shows it', async (_, train, cells) => {
  await using run = await startRail();
  const row = await rowOf(run.browser(), { train });
  for (const [column, text] of Object.entries(cells)) expect([column, row[Number(column)]]).toEqual([column, text]);
});

test('1.1.16 trains that are not yet on sale say when they will be', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const last = '2030-01-27';
  expect(await rowOf(browser, { day: last })).toMatchObject({
    0: 'null',
    1: '14点30分起售',
    11: 'IS_TIME_NOT_BUY',
    30: '*',
    39: '',
  });
  expect(await rowOf(browser, { train: 'G901', day: last })).toMatchObject({ 1: '预订' });
  expect(await rowOf(browser, { train: 'G911', day: '2030-01-16' })).toMatchObject({ 1: '01月14日09点起售' });
  await run.admin.clock.set('2030-01-13T14:30:00+08:00');
  expect(await rowOf(browser, { day: last })).toMatchObject({ 1: '预订', 11: 'Y', 30: '有' });
});

test('1.1.16 an international train has country and local times', async () => {
  await using run = await startRail();
  const row = await rowOf(run.browser(), { train: 'D961', from: 'KMM', to: 'YTM' });
  expect(row.slice(49, 53)).toEqual(['CHN,LAO', '16:35', '08:08', 'N#N#']);
});

test('1.1.16 an overnight sleeper has berth prices, and a duration beyond the clock', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const row = await rowOf(browser, { train: 'Z901', from: 'BXP', to: 'LSO' });
  expect(row.slice(8, 11)).toEqual(['16:20', '09:20', '41:00']);
  expect(row[53]).toMatch(/^41\d{5}43\d{5}31\d{5}32\d{5}33\d{5}$/);
  const d901 = await rowOf(browser, { train: 'D901', from: 'BJP', to: 'SHH' });
  expect([d901[33], d901[23]]).toEqual([expect.stringMatching(/^(有|无|\d+)$/), '']);
});

test('1.1.16 trains of today leave the list when they leave the station', async () => {
  await using run = await startRail();
  const codes = (await rowsOf(run.browser(), { day: '2030-01-13' })).map((row) => row[3]);
  expect(codes).toContain('G907');
  expect(codes).not.toContain('G999');
  expect(codes).not.toContain('G905');
});

test.each([
  ['an unknown telecode', { from: 'QQQ' }],
  ['the same station twice', { to: 'VNP' }],
  ['no date', { day: '' }],
])('1.1.16 %s is 非法请求', async (_, wish) => {
  await using run = await startRail();
  const browser = run.browser();
  await browser.get('/otn/leftTicket/init');
  expect((await browser.get(queryTarget(wish), FROM.init)).text).toBe(
    '{"validateMessagesShowId":"_validatorMessage","status":true,"httpstatus":200,"messages":["非法请求"],"validateMessages":{}}',
  );
});

test('1.1.16 no cookies is a redirect to the error page', async () => {
  await using run = await startRail();
  const answer = await run.browser().get(queryTarget(), FROM.init);
  expect([answer.status, answer.text]).toEqual([302, '']);
  expect(answer.headers.get('location')).toBe(`${run.portal}/mormhweb/logFiles/error.html`);
});

test('a bare ? and the real host names are fine', async () => {
  await using run = await startRail();
  expect((await run.browser().get('/otn/leftTicket/init?')).status).toBe(200);
  const here = await run.browser().get('/otn/leftTicket/unknown');
  expect(here.status).toBe(404);
});
