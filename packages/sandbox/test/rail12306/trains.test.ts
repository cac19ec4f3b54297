import { expect, test } from 'vitest';
import { rowOf } from './book.ts';
import { startRail } from './start.ts';

test('7 queryByTrainNo lists the stops, those of the journey enabled', async () => {
  await using run = await startRail();
  const { json } = await run
    .browser()
    .get(
      '/otn/czxx/queryByTrainNo?train_no=990000G99900&from_station_telecode=JGK&to_station_telecode=NKH&depart_date=2030-01-15',
    );
  const stops = json.data.data;
  expect(stops).toHaveLength(7);
  expect(stops[0]).toEqual({
    start_station_name: '北京南',
    end_station_name: '上海虹桥',
    station_train_code: 'G999',
    train_class_name: '高速',
    service_type: '1',
    arrive_time: '----',
    station_name: '北京南',
    start_time: '09:00',
    stopover_time: '----',
    station_no: '01',
    isEnabled: false,
    isChina: '1',
    country_code: 'CN',
    country_name: '中国',
  });
  expect(stops[2]).toMatchObject({
    station_no: '03',
    arrive_time: '10:32',
    start_time: '10:34',
    stopover_time: '2分钟',
    isEnabled: true,
  });
  expect(stops.map((stop: { isEnabled: boolean }) => stop.isEnabled)).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('7 queryTicketPrice writes digit codes with an A in front, and agrees with the row', async () => {
  await using run = await startRail();
  const browser = run.browser();
  const row = await rowOf(browser);
  const target = (path: string) =>
    `${path}?train_no=${row[2]}&from_station_no=${row[16]}&to_station_no=${row[17]}&seat_types=${row[35]}&train_date=2030-01-15`;
  const { data } = (await browser.get(target('/otn/leftTicket/queryTicketPrice'))).json;
  expect(data).toMatchObject({ A9: '¥1748.0', M: '¥933.0', O: '¥553.0', train_no: '990000G99900' });
  expect((await browser.get(target('/otn/leftTicket/queryTicketPriceFL'))).json.data).toEqual(data);
});

test('7 public prices need no login', async () => {
  await using run = await startRail();
  const { data } = (
    await run
      .browser()
      .get(
        '/otn/leftTicketPrice/queryAllPublicPrice?leftTicketDTO.train_date=2030-01-15&leftTicketDTO.from_station=VNP&leftTicketDTO.to_station=AOH&purpose_codes=ADULT',
      )
  ).json;
  const g999 = data.find(
    (one: { queryLeftNewDTO: Record<string, string> }) => one.queryLeftNewDTO.station_train_code === 'G999',
  );
  expect(g999.queryLeftNewDTO).toMatchObject({ ze_price: '05530', zy_price: '09330', swz_price: '17480' });
});

const transfer = (more: string): string =>
  `/lcquery/queryG?train_date=2030-01-15&from_station_telecode=BXP&middle_station=&result_index=0&can_query=Y&isShowWZ=N&purpose_codes=00&channel=E&${more}`;

test('7 the transfer page names the transfer query, which joins two trains', async () => {
  await using run = await startRail();
  const browser = run.browser();
  expect((await browser.get('/otn/lcQuery/init')).text).toContain(" var lc_search_url = '/lcquery/queryG'");
  const { data, status } = (await browser.get(transfer('to_station_telecode=WEI'))).json;
  expect(status).toBe(true);
  expect(data).toMatchObject({ flag: true, can_query: expect.stringMatching(/^[YN]$/) });
  const best = data.middleList.find((one: { same_station: string }) => one.same_station === '0');
  expect(best).toMatchObject({
    from_station_code: 'BXP',
    middle_station_code: 'EAY',
    end_station_code: 'WEI',
    same_train: 'N',
  });
  const [first, second] = best.fullList;
  expect([first.to_station_telecode, second.from_station_telecode]).toEqual(['EAY', 'EAY']);
  expect(first.yp_info).toMatch(/^([0-9A-Z]\d{9})+$/);
  expect(best.all_lishi).toMatch(/^\d+小时\d+分钟$/);
  expect(best.wait_time_minutes).toBeGreaterThanOrEqual(20);
});

test('7 no transfer is a string and a message', async () => {
  await using run = await startRail();
  const { data, errorMsg } = (await run.browser().get(transfer('to_station_telecode=YTM'))).json;
  expect(typeof data).toBe('string');
  expect(errorMsg).toContain('未查到');
});
