import { rail12306, type TrainOffer } from '@boxwire/schemas-rail12306';
import { describe, expect, test } from 'vitest';
import { booking, DATE, loggedIn, openBrowser, startRail } from './rail-world.ts';

const { query, book, cancel, orders } = rail12306.journeys;
const trip = { from: 'VNP', to: 'AOH', date: DATE };

interface Found {
  readonly ok: boolean;
  readonly data: { readonly trains: readonly TrainOffer[] };
}

describe('query', () => {
  test.each([
    ['code', 'VNP', 'AOH'],
    ['name', '北京南', '上海虹桥站'],
    ['pinyin', 'beijingnan', 'ShanghaiHongqiao'],
    ['initials', 'bjn', 'shhq'],
  ])('finds stations by %s', async (_how, from, to) => {
    await using world = await startRail();
    await using browser = openBrowser(world);
    const { ok, data } = (await browser.run(query, { ...trip, from, to })) as Found;
    expect(ok).toBe(true);
    expect(data.trains.map(({ trainCode }) => trainCode)).toContain('G999');
  });

  test.each([
    ['nowhere', 'notFound', 'StationUnknown'],
    ['bei', 'invalid', 'StationAmbiguous'],
  ])('refuses to guess a station from %s', async (from, kind, code) => {
    await using world = await startRail();
    await using browser = openBrowser(world);
    expect(await browser.run(query, { ...trip, from })).toMatchObject({ ok: false, failure: { kind, code } });
  });

  test.each([200, 302] as const)('follows the new name of a query that moved (HTTP %i)', async (wrongSuffixMode) => {
    await using world = await startRail({ wrongSuffixMode });
    await using browser = openBrowser(world);
    const onEvent = async (event: { readonly type: string; readonly stepId?: string }): Promise<void> => {
      if (event.type !== 'stepStarted' || event.stepId !== 'query') return;
      if (world.admin.requests({ endpoint: 'leftTicket.query' }).length > 0) return;
      await world.admin.operator({ platform: 'rail12306', ref: 'queryZ', action: 'rotateQueryName' });
    };
    const { ok, data } = (await browser.run(query, trip, { onEvent })) as Found;
    expect(ok).toBe(true);
    expect(data.trains.length).toBeGreaterThan(0);
    const paths = world.admin
      .requests({ endpoint: 'leftTicket.query' })
      .map(({ exchange }) => new URL(exchange.request.url).pathname);
    expect(paths).toEqual(['/otn/leftTicket/queryG', '/otn/leftTicket/queryZ']);
  });

  test('sorts, filters and prices the rows', async () => {
    await using world = await startRail();
    await using browser = openBrowser(world);
    const run = async (more: object): Promise<readonly TrainOffer[]> =>
      ((await browser.run(query, { ...trip, ...more })) as Found).data.trains;
    const all = await run({});
    const starts = all.map(({ startTime }) => startTime);
    expect(starts).toEqual(starts.toSorted());
    const durations = (await run({ sortBy: 'duration' })).map(({ durationMinutes }) => durationMinutes);
    expect(durations).toEqual(durations.toSorted((a, b) => a - b));
    const cheap = await run({ sortBy: 'price', seats: ['O'], bookableOnly: true });
    const prices = cheap.map(({ seats }) => seats[0]?.priceJiao ?? Number.NaN);
    expect(cheap.every(({ bookable, seats }) => bookable && seats.length === 1 && seats[0]?.code === 'O')).toBe(true);
    expect(prices.every((price) => price > 0)).toBe(true);
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    expect((await run({ trains: ['G901', 'D'] })).map(({ trainCode }) => trainCode)).toEqual(['G901', 'D901']);
  });

  test('asks for the prices that rows of 2018 do not tell', async () => {
    await using world = await startRail({ profile: '2018' });
    await using browser = openBrowser(world);
    const input = { ...trip, trains: ['G901'], fetchPrices: true };
    const { data } = (await browser.run(query, input)) as Found;
    expect(data.trains[0]?.seats.filter(({ priceJiao }) => priceJiao !== undefined).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['9', 'M', 'O']),
    );
  });

  test('a date outside the presale is refused with a redirect, told apart from a login', async () => {
    await using world = await startRail();
    await using browser = openBrowser(world);
    expect(await browser.run(query, { ...trip, date: '2030-03-01' })).toMatchObject({
      ok: false,
      failure: { kind: 'refused', code: 'ErrorPage' },
    });
  });
});

describe('cancel and orders', () => {
  test('an order is listed, cancelled and gone', async () => {
    await using world = await startRail();
    await using browser = await loggedIn(world);
    const booked = await browser.run(book, booking());
    const { orderId } = (booked as { data: { orderId: string } }).data;
    expect(await browser.run(orders, {})).toMatchObject({
      data: { held: [{ orderId, trainCode: 'G901' }], queued: null, upcoming: [], past: [] },
    });
    expect(await browser.run(cancel, { orderId })).toEqual({ ok: true, data: { cancelled: 'held', orderId } });
    expect(await browser.run(cancel, {})).toMatchObject({
      failure: { kind: 'notFound', code: 'NoUnfinishedOrder' },
    });
    expect(await browser.run(orders, {})).toMatchObject({ data: { held: [] } });
  });

  test('an order in the queue is listed and taken out of it; the booking that waits says so', async () => {
    await using world = await startRail({ waitSeconds: 600 });
    await using browser = await loggedIn(world);
    const seen: unknown[] = [];
    const result = await browser.run(book, booking(), {
      onEvent: async (event) => {
        if (event.type !== 'waiting' || !event.reason.startsWith('in the queue') || seen.length > 0) return;
        seen.push(await browser.run(orders, {}), await browser.run(cancel, {}));
      },
    });
    expect(seen).toMatchObject([
      { ok: true, data: { held: [], queued: { trainCode: 'G901' } } },
      { ok: true, data: { cancelled: 'queued', orderId: null } },
    ]);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'refused', code: 'OrderCancelled' } });
  });

  test('a paid order moves to the history', async () => {
    await using world = await startRail();
    await using browser = await loggedIn(world);
    const booked = await browser.run(book, booking());
    const { orderId } = (booked as { data: { orderId: string } }).data;
    const opened = await browser.client.queryOrder.continuePayNoCompleteMyOrder({ body: { sequence_no: orderId } });
    expect(opened).toMatchObject({ ok: true, data: { existError: false } });
    await world.admin.holder({ platform: 'rail12306', ref: orderId, action: 'pay' });
    const history = { from: '2030-01-01', to: '2030-01-31' };
    expect(await browser.run(orders, { history })).toMatchObject({ data: { held: [], upcoming: [{ orderId }] } });
    expect(await browser.run(orders, { history: { ...history, by: 'travel' } })).toMatchObject({
      data: { upcoming: [{ orderId }], past: [] },
    });
  });
});

describe('reads', () => {
  test('answers the contract knows in full', async () => {
    await using world = await startRail();
    await using browser = await loggedIn(world);
    const { client } = browser;
    expect(await browser.run(book, booking())).toMatchObject({ ok: true });
    expect(await browser.run(orders, { history: { from: '2030-01-01', to: '2030-01-31' } })).toMatchObject({
      ok: true,
    });
    const queried = await client.leftTicket.query({
      params: { queryName: 'queryG' },
      query: {
        'leftTicketDTO.train_date': DATE,
        'leftTicketDTO.from_station': 'VNP',
        'leftTicketDTO.to_station': 'AOH',
        purpose_codes: 'ADULT',
      },
    });
    const row = queried.ok ? queried.data.result[0] : undefined;
    const segment = { train_no: row?.train_no ?? '', from_station_telecode: 'VNP', to_station_telecode: 'AOH' };
    const price = {
      train_no: row?.train_no ?? '',
      from_station_no: row?.from_station_no ?? '',
      to_station_no: row?.to_station_no ?? '',
      seat_types: row?.seat_types ?? '',
      train_date: DATE,
    };
    const change = {
      train_date: DATE,
      from_station_telecode: 'VNP',
      to_station_telecode: 'SHH',
      isShowWZ: 'N',
    } as const;
    const answers = {
      index: await client.portal.index({}),
      banner: await client.login.banner({}),
      static: await client.passport.uamtkStatic({}),
      home: await client.account.home({}),
      user: await client.account.userInfo({}),
      stops: await client.train.stops({ query: { ...segment, depart_date: DATE } }),
      prices: await client.train.prices({ query: price }),
      passengers: await client.passengers.query({}),
      transferPage: await client.transfer.init({}),
      transfer: await client.transfer.query({ params: { queryName: 'queryG' }, query: change }),
      out: await client.login.loginOut({}),
    };
    const failed = Object.entries(answers).filter(([, outcome]) => !outcome.ok);
    expect(failed).toEqual([]);
    expect([...browser.drifts]).toEqual([]);
    expect(answers.stops.ok && answers.stops.data.data[0]?.arrive_time).toBe('----');
    expect(answers.passengers.ok && answers.passengers.data.datas).toHaveLength(5);
  });
});
