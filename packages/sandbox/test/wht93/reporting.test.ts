import { expect, test } from 'vitest';
import { registered, sold } from './samples.ts';
import { startWht93 } from './start.ts';

test('a run from token to check is received, and the totals of its session say so', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  const bodies = [
    ['inventory.report', made.inventory()],
    ['ticket.report', made.tickets([made.ticket(1), made.ticket(2)])],
    ['order.report', made.order([made.line(1), made.line(2)])],
    ['checking.report', made.checking([made.check(1)])],
    ['order.refund', made.refund([made.refundLine(2)])],
    ['session.update', made.update({ sessionStatus: 2 })],
  ] as const;
  for (const [id, body] of bodies) {
    expect(await run.post(id, body)).toEqual({ status: 200, code: 200, data: true, msg: '请求成功', success: true });
  }
  expect(run.session(made.sessionCode)).toEqual({
    appId: 'boxwire-demo',
    performanceId: 'P-1',
    sessionId: 'S-1',
    sessionCode: made.sessionCode,
    status: 'cancelled',
    isTest: false,
    priceTiers: 1,
    available: 120,
    unavailable: 3,
    tickets: 2,
    sold: 2,
    soldAmount: 76000,
    refunded: 1,
    refundedLines: 1,
    refundedAmount: 38000,
    checks: 1,
    checkedTickets: 1,
  });
  expect(run.broken()).toEqual([]);
  expect(run.received().warnings).toEqual({});
  expect(run.received().orderBreaks).toEqual({});
});

test('an unknown session code is refused with 4300 in every report that names one', async () => {
  await using run = await startWht93();
  const made = await sold(run);
  const sessionCode = `${made.sessionCode.slice(0, -1)}9`;
  const row = { sessionCode };
  const bodies = [
    ['inventory.report', { ...made.inventory(), ...row }],
    ['ticket.report', made.tickets([made.ticket(1)], row)],
    ['order.report', made.order([made.line(1, row)])],
    ['order.refund', made.refund([made.refundLine(1, row)])],
    ['checking.report', made.checking([made.check(1, row)])],
    ['session.update', made.update(row)],
  ] as const;
  for (const [id, body] of bodies) expect(await run.code(id, body)).toBe(4300);
  expect(run.received().orderBreaks.beforeSessionCode?.count).toBe(6);
});
