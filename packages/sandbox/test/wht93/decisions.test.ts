import { createSandbox } from '@boxwire/sandbox';
import { wht93Sandbox } from '@boxwire/sandbox/wht93';
import { expect, test } from 'vitest';
import { send } from '../send.ts';
import { allBodies, hallOf, performanceOf, registered, samplesOf, sessionOf, sold } from './samples.ts';
import { PATHS, startWht93, type Json, type Running } from './start.ts';

const NEW_VENUE = {
  provinceId: 330000,
  cityId: 330100,
  districtId: 330106,
  venueName: '临时剧场',
  venueAddress: '示例路 2 号',
} as const;

async function register(run: Running, changes: Json, performance: Json = {}): Promise<Json> {
  const hallCode = await hallOf(run);
  return run.post('performance.code', performanceOf([sessionOf(hallCode, changes)], performance));
}

test('U-01 a token is given for POST and for GET', async () => {
  await using run = await startWht93();
  const query = new URLSearchParams({ appId: 'boxwire-demo', secret: 'boxwire-sandbox-secret' });
  const answer: Json = await (await fetch(`${run.cis}/getAccessToken?${query}`)).json();
  expect(answer).toMatchObject({ code: 200, data: { expiresIn: 3600 } });
  expect(answer.data.accessToken).toMatch(/^[0-9a-f]{40}$/);
  expect(run.accessToken).toMatch(/^[0-9a-f]{40}$/);
});

test('U-02 a DateTime is yyyy-MM-dd HH:mm:ss of +08:00; ISO 8601 and epoch milliseconds only when allowed', async () => {
  const isos = ['2026-05-01T19:30:00', '2026-05-01T11:30:00.000Z', '2026-05-01T19:30:00+08:00'];
  const epochs = [1_777_635_000_000, '1777635000000'];
  await using closed = await startWht93();
  for (const sessionStartTime of [...isos, ...epochs]) {
    expect((await register(closed, { sessionStartTime })).code).toBe(4000);
  }
  await using open = await startWht93({ acceptIso: true, acceptEpochMs: true });
  const codes = new Set<string>();
  for (const sessionStartTime of ['2026-05-01 19:30:00', ...isos, ...epochs]) {
    codes.add((await register(open, { sessionStartTime })).data['S-1']);
  }
  expect(codes.size).toBe(1);
  expect([...codes][0]?.slice(11, 17)).toBe('260501');
  const { changed, duplicates } = open.received().kinds['performance.code'];
  expect([changed, duplicates]).toEqual([0, 5]);
});

test('U-02 the day of a session code is the day in Shanghai', async () => {
  await using run = await startWht93({ acceptIso: true });
  const { data } = await register(run, { sessionStartTime: '2026-05-01T16:30:00Z' });
  expect(data['S-1'].slice(11, 17)).toBe('260502');
});

test('U-03 the token of a GET stands in the query; a JSON body is read too', async () => {
  await using run = await startWht93();
  const byQuery: Json = await (await fetch(`${run.cis}${PATHS['type.list']}?accessToken=${run.accessToken}`)).json();
  expect(byQuery.code).toBe(200);
  const body = JSON.stringify({ accessToken: run.accessToken });
  const headers = { 'content-length': String(body.length) };
  const byBody = await send(run.cis, { path: PATHS['type.list'], headers, body });
  expect(JSON.parse(byBody.text)).toEqual(byQuery);
});

test('U-04 rows come as datalist, with page and pageSize as asked and totalRow of all', async () => {
  await using run = await startWht93();
  const { data } = await run.post('venue.list', { pageNo: 2, pageSize: 7 });
  expect(Object.keys(data)).toEqual(['datalist', 'page', 'pageSize', 'totalRow']);
  expect([data.datalist.length, data.page, data.pageSize, data.totalRow]).toEqual([7, 2, 7, 30]);
});

test('U-05 the type list comes in the paged envelope, two levels deep', async () => {
  await using run = await startWht93();
  const answer: Json = await (await fetch(`${run.cis}${PATHS['type.list']}?accessToken=${run.accessToken}`)).json();
  const { datalist: types, totalRow } = answer.data;
  expect(types.length).toBe(totalRow);
  const first = new Set(types.filter(({ level }: Json) => level === 1).map(({ typeId }: Json) => typeId));
  const second = types.filter(({ level }: Json) => level === 2);
  expect(
    second.every(
      ({ typeId, parentTypeId }: Json) => first.has(parentTypeId) && Math.floor(typeId / 100) === parentTypeId,
    ),
  ).toBe(true);
  expect([...first, ...second].length).toBe(totalRow);
});

test('U-06 and U-07 a success says 200, and a write says true', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  const answer = await run.post('inventory.report', made.inventory());
  expect(answer).toEqual({ status: 200, code: 200, data: true, msg: '请求成功', success: true });
});

test('U-08 an order has at most 20 lines a call; parts with one orderId are merged by ticketOrderId', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  const lines = Array.from({ length: 21 }, (_, index) => made.line(index + 1));
  const head = { ticketNum: 21, totalAmount: 21 * 38000 };
  expect(await run.code('order.report', made.order(lines, head))).toBe(4000);
  expect(run.session(made.sessionCode)?.sold).toBe(0);
  expect(await run.code('order.report', made.order(lines.slice(0, 20), head))).toBe(200);
  expect(run.received().gaps.incompleteOrders.orders).toEqual([
    { appId: 'boxwire-demo', orderId: 'O-1', expected: 21, received: 20 },
  ]);
  expect(await run.code('order.report', made.order(lines.slice(19), head))).toBe(200);
  expect(run.session(made.sessionCode)).toMatchObject({ sold: 21, soldAmount: 21 * 38000 });
  expect(run.received().totals.orders).toBe(1);
  expect(run.received().gaps.incompleteOrders.count).toBe(0);
  expect(run.received().kinds['order.report']).toMatchObject({ distinct: 21, duplicates: 1, changed: 0 });
});

test('U-08 the limits are options', async () => {
  await using run = await startWht93({ limits: { orderLines: 1, tickets: 1 } });
  const made = await registered(run);
  expect(await run.code('order.report', made.order([made.line(1), made.line(2)]))).toBe(4000);
  expect(await run.code('ticket.report', made.tickets([made.ticket(1), made.ticket(2)]))).toBe(4000);
  expect(await run.code('ticket.report', made.tickets([made.ticket(1)]))).toBe(200);
});

test('U-09 200 sessions fit into one call, in both profiles', async () => {
  for (const profile of ['strict', 'lenient'] as const) {
    await using run = await startWht93({ profile });
    const hallCode = await hallOf(run);
    const sessions = Array.from({ length: 201 }, (_, index) => sessionOf(hallCode, { sessionId: `S-${index}` }));
    expect((await run.post('performance.code', performanceOf(sessions))).code).toBe(4000);
    const { data } = await run.post('performance.code', performanceOf(sessions.slice(0, 200)));
    expect(new Set(Object.values(data)).size).toBe(200);
    expect(run.broken()).toEqual([]);
  }
});

test('U-10 a session update is a patch in the lenient profile, a full replacement in the strict one', async () => {
  await using lenient = await startWht93();
  const made = await registered(lenient);
  const { sessionCode } = made;
  expect(await lenient.code('session.update', { sessionId: 'S-1', sessionCode, tag: 1 })).toBe(200);
  expect(lenient.session(sessionCode)).toMatchObject({ isTest: true, status: 'normal' });
  await using strict = await startWht93({ profile: 'strict' });
  const own = await registered(strict);
  expect(await strict.code('session.update', { sessionId: 'S-1', sessionCode: own.sessionCode, tag: 1 })).toBe(4000);
  expect(await strict.code('session.update', own.update())).toBe(200);
});

test('U-11 page and size may be left out in the lenient profile only', async () => {
  await using lenient = await startWht93();
  expect((await lenient.post('venue.list', {})).data).toMatchObject({ page: 1, pageSize: 10, totalRow: 30 });
  await using strict = await startWht93({ profile: 'strict' });
  expect((await strict.post('venue.list', {})).code).toBe(4000);
  expect((await lenient.post('venue.list', { pageSize: 200 })).data.datalist.length).toBe(30);
  expect((await lenient.post('venue.list', { pageSize: 201 })).code).toBe(4000);
});

test('U-12 a poster URL has 512 characters when reported, 200 when updated; above 200 it is a warning', async () => {
  await using run = await startWht93();
  expect((await register(run, {}, { posterUrl: 'p'.repeat(512) })).code).toBe(200);
  expect(run.received().warnings['performance.poster-length']?.count).toBe(1);
  expect((await register(run, {}, { posterUrl: 'p'.repeat(513) })).code).toBe(4000);
  expect(await run.code('performance.update', { performanceId: 'P-1', posterUrl: 'p'.repeat(200) })).toBe(200);
  expect(await run.code('performance.update', { performanceId: 'P-1', posterUrl: 'p'.repeat(201) })).toBe(4000);
});

test('U-13 an update takes a venue code of 9 digits in the lenient profile only', async () => {
  for (const [profile, code] of [
    ['lenient', 200],
    ['strict', 4000],
  ] as const) {
    await using run = await startWht93({ profile });
    const { data } = await run.post('venue.save', { ...NEW_VENUE, hasHall: 0, hasSeat: 0, seatingCapacity: 10 });
    const issued = await run.post('performance.code', performanceOf([sessionOf(data.venueCode)]));
    const sessionCode: string = issued.data['S-1'];
    expect(sessionCode.slice(0, 11)).toBe(`${data.venueCode}00`);
    const update = samplesOf(sessionCode).update({ hallCode: data.venueCode });
    expect(await run.code('session.update', update)).toBe(code);
  }
});

test('U-14 a region is six digits, as number or as text', async () => {
  await using run = await startWht93();
  const asNumber = await run.post('venue.list', { provinceId: 310000 });
  const asText = await run.post('venue.list', { provinceId: '310000' });
  expect(asText).toEqual(asNumber);
  expect(asNumber.data.datalist.every(({ provinceId }: Json) => provinceId === 310000)).toBe(true);
  expect(asNumber.data.totalRow).toBe(6);
  for (const provinceId of [31000, '3100000', 990000, '31 000']) {
    expect(await run.code('venue.list', { provinceId })).toBe(4000);
  }
});

test('U-15 codes are region 6 + venue 3 + hall 2, then day 6 + session 4', async () => {
  await using run = await startWht93();
  const { data } = await run.post('venue.save', { ...NEW_VENUE, hasHall: 1, hallName: '大厅', hasSeat: 1, seatNum: 9 });
  expect(data.venueCode).toMatch(/^330106\d{3}$/);
  expect(data.hallCode).toBe(`${data.venueCode}01`);
  const sessions = ['S-1', 'S-2'].map((sessionId) => sessionOf(data.hallCode, { sessionId }));
  const issued = await run.post('performance.code', performanceOf(sessions));
  expect(issued.data).toEqual({ 'S-1': `${data.hallCode}2605010001`, 'S-2': `${data.hallCode}2605010002` });
});

test('U-16 and U-17 enumerations are closed for the receiver', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  for (const changes of [{ channelType: 3 }, { ticketMode: 0 }, { authMode: 4 }, { ticketType: 4 }]) {
    expect(await run.code('order.report', made.order([made.line(1)], changes))).toBe(4000);
  }
});

test('U-18 amounts are safe integers of 0 or more', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  for (const ticketOrderAmount of [2 ** 53, -1, 0.5]) {
    expect(await run.code('order.report', made.order([made.line(1, { ticketOrderAmount })], { totalAmount: 0 }))).toBe(
      4000,
    );
  }
  expect(
    await run.code('order.report', made.order([made.line(1, { ticketOrderAmount: Number.MAX_SAFE_INTEGER })])),
  ).toBe(200);
});

test('U-19 an int 8 has at most eight digits', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  const report = (availableInventory: number): Promise<number> =>
    run.code('inventory.report', made.inventory([made.tier({ availableInventory })]));
  expect([await report(99_999_999), await report(100_000_000)]).toEqual([200, 4000]);
});

test('U-20 text counts characters, ids count UTF-8 bytes', async () => {
  await using run = await startWht93();
  expect((await register(run, { sessionName: '𠮷'.repeat(50) })).code).toBe(200);
  expect((await register(run, { sessionName: '𠮷'.repeat(51) })).code).toBe(4000);
  expect((await register(run, { sessionId: '字'.repeat(16) })).code).toBe(200);
  expect((await register(run, { sessionId: '字'.repeat(17) })).code).toBe(4000);
});

test('U-21 the ticket of a refund may be left out in the lenient profile', async () => {
  for (const [profile, code] of [
    ['lenient', 200],
    ['strict', 4000],
  ] as const) {
    await using run = await startWht93({ profile });
    const made = await sold(run);
    expect(await run.code('order.refund', made.refund([made.refundLine(1, { ticketId: undefined })]))).toBe(code);
  }
});

test('U-22 a line is refunded in parts, never beyond what was paid', async () => {
  await using run = await startWht93();
  const made = await sold(run);
  const refund = (refundOrderId: string, refundAmount: number): Promise<number> =>
    run.code('order.refund', made.refund([made.refundLine(1, { refundAmount })], { refundOrderId }));
  expect(await refund('R-1', 20_000)).toBe(200);
  expect(run.session(made.sessionCode)).toMatchObject({ refunded: 0, refundedLines: 1, refundedAmount: 20_000 });
  expect(await refund('R-2', 18_001)).toBe(4300);
  expect(await refund('R-2', 18_000)).toBe(200);
  expect(await refund('R-3', 1)).toBe(4300);
  expect(run.session(made.sessionCode)).toMatchObject({ refunded: 1, refundedLines: 1, refundedAmount: 38_000 });
  expect(run.received().refusals['4300 refund.above-sale']?.count).toBe(2);
  expect(run.broken()).toEqual([]);
});

test('U-23 a ticket is checked any number of times, and every check is kept', async () => {
  await using run = await startWht93();
  const made = await sold(run);
  const times = ['2026-05-01 19:00:00', '2026-05-01 19:20:00', '2026-05-01 19:00:00'];
  for (const checkingTime of times) {
    expect(await run.code('checking.report', made.checking([made.check(1, { checkingTime })]))).toBe(200);
  }
  expect(run.session(made.sessionCode)).toMatchObject({ checks: 2, checkedTickets: 1 });
  expect(run.received().kinds['checking.report']).toMatchObject({ distinct: 2, duplicates: 1 });
});

test('U-24 seats stand in full or not at all, and as the session says', async () => {
  await using seated = await startWht93();
  const made = await registered(seated);
  const none = { floorName: undefined, areaName: undefined, rowName: undefined, seatNo: undefined };
  const tickets = (changes: Json): Json => made.tickets([made.ticket(1, changes)]);
  expect(await seated.code('ticket.report', tickets({ seatNo: undefined }))).toBe(4000);
  expect(await seated.code('ticket.report', tickets(none))).toBe(4000);
  expect(await seated.code('ticket.report', tickets({}))).toBe(200);
  await using standing = await startWht93();
  const own = await registered(standing, { hasSeat: 0, seatingChart: undefined });
  expect(await standing.code('ticket.report', own.tickets([own.ticket(1)]))).toBe(4000);
  expect(await standing.code('ticket.report', own.tickets([own.ticket(1, none)]))).toBe(200);
});

test('U-25 a performance without approval is accepted with a warning', async () => {
  await using run = await startWht93();
  expect((await register(run, {}, { approval: undefined })).code).toBe(200);
  expect(run.received().warnings).toEqual({
    'performance.approval': { count: 1, examples: ['performance.code /approval'] },
  });
});

test('U-26 an update of something unknown is 4300, of something cancelled 4400, malformed 4000', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  expect(await run.code('performance.update', { performanceId: 'P-9', performanceName: '别的' })).toBe(4300);
  expect(await run.code('session.update', made.update({ sessionCode: made.sessionCode.replace(/1$/, '2') }))).toBe(
    4300,
  );
  expect(await run.code('session.update', made.update({ sessionId: 'S-9' }))).toBe(4300);
  expect(await run.code('session.update', made.update({ sessionStatus: 3 }))).toBe(4000);
  expect(await run.code('session.update', made.update({ sessionStatus: 2 }))).toBe(200);
  expect(await run.code('session.update', made.update())).toBe(4400);
  expect(await run.code('session.update', made.update({ sessionStatus: 2 }))).toBe(200);
  expect(run.received().orderBreaks).toMatchObject({
    updateBeforePerformance: { count: 1 },
    beforeSessionCode: { count: 1 },
    updateAfterCancellation: { count: 1 },
  });
});

test('U-27 several tokens are valid at a time, each for its own hour', async () => {
  await using run = await startWht93();
  const first = run.accessToken;
  await run.admin.clock.advance(1_800_000);
  const second = await run.token();
  const code = async (accessToken: string): Promise<number> => run.code('venue.list', { accessToken });
  await run.admin.clock.advance(1_799_999);
  expect([await code(first), await code(second)]).toEqual([200, 200]);
  await run.admin.clock.advance(1);
  expect([await code(first), await code(second)]).toEqual([4200, 200]);
  await run.admin.clock.advance(1_800_000);
  expect(await code(second)).toBe(4200);
});

test('U-28 nothing limits the rate of requests', async () => {
  await using run = await startWht93();
  const codes = await Promise.all(Array.from({ length: 300 }, () => run.code('venue.list', {})));
  expect(new Set(codes)).toEqual(new Set([200]));
});

test('U-29 with a venueCode a hall is added and the venue fields are ignored; without, all five are needed', async () => {
  await using run = await startWht93();
  const { data } = await run.post('venue.save', { ...NEW_VENUE, hasHall: 1, hallName: '大厅', hasSeat: 1, seatNum: 9 });
  const hall = { venueCode: data.venueCode, hasHall: 1, hallName: '小厅', hasSeat: 0, seatingCapacity: 90 };
  const added = await run.post('venue.save', { ...hall, provinceId: 'nonsense', venueName: 7 });
  expect(added.data).toEqual({ venueCode: data.venueCode, hallCode: `${data.venueCode}02` });
  expect(await run.code('venue.save', { ...hall, hasHall: 0 })).toBe(4000);
  expect(await run.code('venue.save', { ...hall, venueCode: '330106999' })).toBe(4300);
  for (const name of Object.keys(NEW_VENUE)) {
    const lacking = { ...NEW_VENUE, hasHall: 1, hallName: '大厅', hasSeat: 1, seatNum: 9, [name]: undefined };
    expect(await run.code('venue.save', lacking)).toBe(4000);
  }
  const { datalist } = (await run.post('venue.list', { venueName: '临时' })).data;
  expect(datalist).toEqual([
    {
      venueCode: data.venueCode,
      ...NEW_VENUE,
      hallNum: 2,
      hallList: [
        { hallName: '大厅', hasSeat: 1, managementStatus: 1, enableState: 1, hallCode: data.hallCode, seatNum: 9 },
        {
          hallName: '小厅',
          hasSeat: 0,
          managementStatus: 1,
          enableState: 1,
          hallCode: added.data.hallCode,
          seatingCapacity: 90,
        },
      ],
    },
  ]);
});

test('U-30 hasSeat is needed without a hall in the strict profile only', async () => {
  await using lenient = await startWht93();
  const { data } = await lenient.post('venue.save', { ...NEW_VENUE, hasHall: 0 });
  expect(Object.keys(data)).toEqual(['venueCode']);
  await using strict = await startWht93({ profile: 'strict' });
  expect(await strict.code('venue.save', { ...NEW_VENUE, hasHall: 0 })).toBe(4000);
});

test('U-31 unknown members are ignored everywhere', async () => {
  await using run = await startWht93({ profile: 'strict' });
  for (const [id, body] of Object.entries(await allBodies(run))) {
    if (id === 'type.list') continue;
    const extended = JSON.parse(JSON.stringify(body), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, unknownMember: 7 } : value,
    );
    expect(await run.code(id as keyof typeof PATHS, extended)).toBe(200);
  }
  expect(run.received().kinds['order.report'].changed).toBe(0);
});

test('options that no receiver can have are refused', async () => {
  const start = (options: object) => createSandbox({ platforms: [wht93Sandbox(options)] });
  const accounts = [{ appId: 'x'.repeat(33), secret: 's' }];
  const twice = { appId: 'one', secret: 's' };
  for (const options of [
    { accounts },
    { accounts: [] },
    { accounts: [twice, twice] },
    { tokenLifeSeconds: 0 },
    { limits: { tickets: 0 } },
    { venues: -1 },
    { profile: 'loose' },
  ]) {
    await expect(start(options)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  }
});
