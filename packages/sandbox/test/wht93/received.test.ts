import { expect, test } from 'vitest';
import { hallOf, performanceOf, registered, samplesOf, sessionOf, sold } from './samples.ts';
import { startWht93, type Json } from './start.ts';

test('the same report again is a duplicate and changes nothing; another content under its id is a change', async () => {
  await using run = await startWht93();
  const made = await sold(run);
  const before = run.session(made.sessionCode);
  const repeats = [
    ['performance.code', performanceOf([sessionOf(made.hallCode)])],
    ['inventory.report', made.inventory()],
    ['ticket.report', made.tickets([made.ticket(1)])],
    ['order.report', made.order()],
  ] as const;
  for (const [id, body] of repeats) {
    expect(await run.code(id, body)).toBe(200);
    expect(run.received().kinds[id]).toMatchObject({ duplicates: 1, changed: 0, repeatedRequests: 1 });
  }
  expect(run.session(made.sessionCode)).toEqual(before);
  expect(run.received().duplicates['order.report']).toEqual({ count: 1, examples: ['O-1 L-1'] });
  const paid = { ticketOrderAmount: 30_000 };
  expect(await run.code('order.report', made.order([made.line(1, paid)]))).toBe(200);
  expect(run.session(made.sessionCode)).toMatchObject({ sold: 1, soldAmount: 30_000 });
  expect(run.received().changed['order.report']).toEqual({ count: 1, examples: ['O-1 L-1'] });
  expect(run.broken()).toEqual([]);
});

test('a session keeps its code whatever is reported of it again, and stays in its performance', async () => {
  await using run = await startWht93();
  const { hallCode, sessionCode } = await registered(run);
  const moved = sessionOf(hallCode, { sessionStartTime: '2026-06-02 19:30:00', sessionEndTime: '2026-06-02 21:30:00' });
  expect((await run.post('performance.code', performanceOf([moved]))).data).toEqual({ 'S-1': sessionCode });
  expect(await run.code('performance.code', performanceOf([moved], { performanceId: 'P-2' }))).toBe(4300);
  expect(await run.code('performance.code', performanceOf([moved, moved]))).toBe(4000);
  expect(run.received().totals).toMatchObject({ performances: 1, sessions: 1 });
});

test('a call that names one unknown hall issues no code at all', async () => {
  await using run = await startWht93();
  const hallCode = await hallOf(run);
  const sessions = [sessionOf(hallCode), sessionOf('11010199901', { sessionId: 'S-2' })];
  expect(await run.code('performance.code', performanceOf(sessions))).toBe(4300);
  expect(run.received().totals).toMatchObject({ performances: 0, sessions: 0 });
  expect(await run.code('performance.code', performanceOf([sessionOf(hallCode)], { typeId: 9999 }))).toBe(4300);
});

test('one bad line refuses the whole order, one bad check the whole batch', async () => {
  await using run = await startWht93();
  const made = await sold(run);
  const unknown = made.line(3, { sessionCode: made.sessionCode.replace(/1$/, '2') });
  expect(await run.code('order.report', made.order([made.line(2), unknown], { orderId: 'O-2' }))).toBe(4300);
  expect(await run.code('checking.report', made.checking([made.check(1), made.check(2)]))).toBe(4300);
  expect(run.session(made.sessionCode)).toMatchObject({ sold: 1, checks: 0 });
  expect(run.received().totals.orders).toBe(1);
});

test('reports that come before what they depend on are refused and counted as order breaks', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  expect(await run.code('order.refund', made.refund())).toBe(4300);
  expect(await run.code('checking.report', made.checking())).toBe(4300);
  expect(await run.code('order.report', made.order())).toBe(200);
  expect(await run.code('order.refund', made.refund([made.refundLine(2)]))).toBe(4300);
  expect(run.received().orderBreaks).toEqual({
    refundBeforeOrder: {
      count: 2,
      examples: ['order.refund /orderId', 'order.refund /ticketOrderList/0/ticketOrderId'],
    },
    checkBeforeOrder: { count: 1, examples: ['checking.report /ticketList/0/ticketId'] },
  });
});

test('a cancelled session refuses new orders and stock with 4400, takes repeats, refunds and late checks', async () => {
  await using run = await startWht93();
  const made = await sold(run);
  await run.post('session.update', made.update({ sessionStatus: 2 }));
  expect(await run.code('order.report', made.order([made.line(2)], { orderId: 'O-2' }))).toBe(4400);
  expect(await run.code('inventory.report', made.inventory([made.tier({ availableInventory: 1 })]))).toBe(4400);
  expect(run.received().orderBreaks).toMatchObject({
    orderAfterCancellation: { count: 1 },
    inventoryAfterCancellation: { count: 1 },
  });
  expect(await run.code('order.report', made.order())).toBe(200);
  expect(await run.code('inventory.report', made.inventory())).toBe(200);
  expect(await run.code('checking.report', made.checking())).toBe(200);
  expect(await run.code('order.refund', made.refund())).toBe(200);
  expect(run.session(made.sessionCode)).toMatchObject({ status: 'cancelled', sold: 1, refunded: 1, checks: 1 });
});

test('a ticket refunded in full is not checked, a partial refund leaves it valid, a resale makes it valid again', async () => {
  await using run = await startWht93();
  const made = await sold(run);
  expect(await run.code('order.refund', made.refund([made.refundLine(1, { refundAmount: 1 })]))).toBe(200);
  expect(await run.code('checking.report', made.checking())).toBe(200);
  const rest = made.refund([made.refundLine(1, { refundAmount: 37_999 })], { refundOrderId: 'R-2' });
  expect(await run.code('order.refund', rest)).toBe(200);
  const later = made.checking([made.check(1, { checkingTime: '2026-05-01 19:40:00' })]);
  expect(await run.post('checking.report', later)).toMatchObject({ code: 4400, success: false });
  expect(await run.code('checking.report', made.checking())).toBe(200);
  expect(run.received().orderBreaks.checkAfterRefund?.count).toBe(1);
  expect(run.received().warnings['refund.after-check']?.count).toBe(1);
  const resold = made.line(9, { ticketId: 'K-1' });
  expect(await run.code('order.report', made.order([resold], { orderId: 'O-2' }))).toBe(200);
  expect(await run.code('checking.report', later)).toBe(200);
  expect(run.broken()).toEqual([]);
});

test('a complimentary ticket is refunded by a refund of 0', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  const free = { ticketOrderAmount: 0 };
  await run.post('order.report', made.order([made.line(1, free)], { ticketType: 3 }));
  expect(await run.code('checking.report', made.checking())).toBe(200);
  expect(await run.code('order.refund', made.refund([made.refundLine(1, { refundAmount: 0 })]))).toBe(200);
  const later = made.checking([made.check(1, { checkingTime: '2026-05-01 19:40:00' })]);
  expect(await run.code('checking.report', later)).toBe(4400);
});

test('a refund that changes replaces its earlier amount; below its refunds no sale can go', async () => {
  await using run = await startWht93();
  const made = await sold(run);
  const refund = (refundAmount: number, more: Json = {}): Promise<number> =>
    run.code('order.refund', made.refund([made.refundLine(1, { refundAmount })], more));
  expect([await refund(38_000), await refund(10_000), await refund(10_000)]).toEqual([200, 200, 200]);
  expect(run.session(made.sessionCode)).toMatchObject({ refunded: 0, refundedLines: 1, refundedAmount: 10_000 });
  expect(run.received().kinds['order.refund']).toMatchObject({ distinct: 1, changed: 1, duplicates: 1 });
  expect(await refund(28_001, { refundOrderId: 'R-2' })).toBe(4300);
  expect(await run.code('order.report', made.order([made.line(1, { ticketOrderAmount: 9_999 })]))).toBe(4300);
  expect(await run.code('order.report', made.order([made.line(1, { ticketOrderAmount: 10_000 })]))).toBe(200);
  expect(run.session(made.sessionCode)).toMatchObject({ refunded: 1, soldAmount: 10_000 });
  expect(await run.code('order.report', made.order([made.line(5)], { orderId: 'O-5' }))).toBe(200);
  expect(await refund(1, { orderId: 'O-5' })).toBe(4300);
  expect(run.broken()).toEqual([]);
});

test('a refund says the session and the ticket of its line', async () => {
  await using run = await startWht93();
  const made = await sold(run);
  const { data } = await run.post('performance.code', performanceOf([sessionOf(made.hallCode, { sessionId: 'S-2' })]));
  for (const changes of [{ sessionCode: data['S-2'] }, { ticketId: 'K-2' }, { ticketId: 'K-9' }]) {
    expect(await run.code('order.refund', made.refund([made.refundLine(1, changes)]))).toBe(4300);
  }
});

test('an update that repeats an older one is an order break, the newest one again a duplicate', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  const named = (sessionName: string): Promise<number> => run.code('session.update', made.update({ sessionName }));
  for (const name of ['甲', '乙', '乙', '甲']) expect(await named(name)).toBe(200);
  for (const performanceName of ['甲', '乙', '甲']) {
    expect(await run.code('performance.update', { performanceId: 'P-1', performanceName })).toBe(200);
  }
  expect(run.received().orderBreaks).toEqual({
    olderUpdate: { count: 2, examples: ['session.update S-1', 'performance.update P-1'] },
  });
  expect(run.received().kinds['session.update']).toMatchObject({ distinct: 1, duplicates: 1, changed: 2 });
});

test('test sessions are received but stay out of the totals', async () => {
  await using run = await startWht93();
  const made = await registered(run, { tag: 1 });
  await run.post('order.report', made.order());
  expect(run.session(made.sessionCode)).toMatchObject({ isTest: true, sold: 1, soldAmount: 38_000 });
  expect(run.received().totals).toMatchObject({ sessions: 0, testSessions: 1, sold: 0, soldAmount: 0, orders: 1 });
});

test('gaps name missing lines, sessions without inventory and ids that are missing between others', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  for (const number of [1, 2, 4, 5, 9]) {
    const head = number === 2 ? { ticketNum: 3 } : {};
    await run.post('order.report', made.order([made.line(number)], { orderId: `O-000${number}`, ...head }));
  }
  expect(run.received().gaps).toEqual({
    incompleteOrders: { count: 1, orders: [{ appId: 'boxwire-demo', orderId: 'O-0002', expected: 3, received: 1 }] },
    sessionsWithoutInventory: [made.sessionCode],
    sequences: [
      {
        appId: 'boxwire-demo',
        kind: 'order',
        prefix: 'O-',
        first: 'O-0001',
        last: 'O-0009',
        received: 5,
        missing: 4,
        missingIds: ['O-0003', 'O-0006', 'O-0007', 'O-0008'],
      },
    ],
  });
});

test('soft rules are warnings: sums, counts, prices, tickets', async () => {
  await using run = await startWht93();
  const made = await sold(run);
  const lines = [made.line(1), made.line(3, { priceId: 'T-9' }), made.line(2, { ticketPrice: 1 })];
  const order = made.order(lines, { orderId: 'O-2', ticketNum: 2, totalAmount: 1, orderTime: '2026-03-01 10:00:00' });
  expect(await run.code('order.report', order)).toBe(200);
  expect(await run.code('order.refund', made.refund([made.refundLine(3)], { orderId: 'O-2' }))).toBe(200);
  expect(Object.keys(run.received().warnings)).toEqual([
    'order.count',
    'order.other-price',
    'order.ticket-ids',
    'order.total',
    'order.unknown-price',
    'order.unreported-ticket',
    'refund.after-order',
  ]);
});

test('what an account reported is its own: another one gets 4100 for its session code and keeps its own ids', async () => {
  const accounts = [
    { appId: 'one', secret: 'first-sandbox-secret' },
    { appId: 'two', secret: 'second-sandbox-secret' },
  ];
  await using run = await startWht93({ accounts });
  const made = await sold(run);
  const accessToken = await run.token(accounts[1]);
  expect(await run.code('order.report', { ...made.order(), accessToken })).toBe(4100);
  const body = { ...performanceOf([sessionOf(made.hallCode)]), accessToken };
  const own: string = (await run.post('performance.code', body)).data['S-1'];
  expect(own).not.toBe(made.sessionCode);
  expect(await run.code('order.report', { ...samplesOf(own).order(), accessToken })).toBe(200);
  expect(run.received().totals.orders).toBe(2);
});

test('examples are bounded, and switched off with 0', async () => {
  for (const examples of [0, 3]) {
    await using run = await startWht93({ examples });
    const made = await registered(run);
    for (let time = 0; time <= 10; time += 1) await run.post('order.report', made.order());
    expect(run.received().duplicates['order.report']).toEqual({
      count: 10,
      examples: Array.from({ length: examples }, () => 'O-1 L-1'),
    });
  }
});

test('tickets need not be remembered one by one', async () => {
  await using run = await startWht93({ rememberTickets: false });
  const made = await registered(run);
  const tickets = made.tickets([made.ticket(1), made.ticket(2)]);
  expect([await run.code('ticket.report', tickets), await run.code('ticket.report', tickets)]).toEqual([200, 200]);
  expect(run.session(made.sessionCode)?.tickets).toBe(4);
  expect(run.broken()).toEqual([]);
});
