import { createClient } from '@boxwire/http-core';
import { openReporter, sqliteOutbox } from '@boxwire/report-client';
import { WHT93_DEMO_ACCOUNT } from '@boxwire/sandbox/wht93';
import { REQUEST_TABLES, wht93, type Wht93EndpointId } from '@boxwire/schemas-wht93';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { handWritten, startReceiver, WIRE, wireBodies, type Json } from './support/receiver-world.ts';
import { clientBodies, reports } from './support/samples.ts';

const ENDPOINTS = Object.keys(WIRE) as Wht93EndpointId[];

const token = { accessToken: expect.stringMatching(/^\S{1,40}$/), expiresIn: 3600 };
const session = expect.stringMatching(/^\d{11}260501\d{4}$/);

/** What a caller finds in `data`. */
const DATA: Readonly<Record<Wht93EndpointId, unknown>> = {
  'token.get': token,
  'type.list': expect.objectContaining({
    datalist: expect.arrayContaining([{ typeId: 1001, typeName: expect.any(String), parentTypeId: 10, level: 2 }]),
  }),
  'venue.list': expect.objectContaining({
    ...{ page: 1, pageSize: 10, totalRow: expect.any(Number) },
    datalist: expect.arrayContaining([expect.objectContaining({ venueCode: expect.stringMatching(/^110101\d{3}$/) })]),
  }),
  'venue.save': { venueCode: expect.stringMatching(/^110101\d{3}$/), hallCode: expect.stringMatching(/^110101\d{5}$/) },
  'performance.code': { 'S-1': session },
  'performance.update': true,
  'session.update': true,
  'inventory.report': true,
  'ticket.report': true,
  'order.report': true,
  'order.refund': true,
  'checking.report': true,
};

/** What the receiver holds afterwards. */
const TOTALS: Readonly<Partial<Record<Wht93EndpointId, object>>> = {
  'performance.code': { performances: 1, sessions: 1 },
  'ticket.report': { tickets: 1 },
  'order.report': { orders: 1, sold: 1, soldAmount: 38_000 },
  'order.refund': { refunds: 1, refundedAmount: 38_000 },
  'checking.report': { checks: 1, checkedTickets: 1 },
};

test('there are twelve endpoints, and every one has a schema, a route of the sandbox and a method of the client', () => {
  expect(ENDPOINTS).toHaveLength(12);
  expect(Object.keys(REQUEST_TABLES).toSorted()).toEqual(ENDPOINTS.toSorted());
  const declared = Object.values(wht93.endpoints).flatMap((group) => Object.values(group));
  expect(Object.fromEntries(declared.map(({ id, method, path }) => [id, [method, path]]))).toEqual(WIRE);
});

describe.each(ENDPOINTS)('%s', (id) => {
  test('answers a hand-written request', async () => {
    await using receiver = await startReceiver(id);
    const answer = await handWritten(receiver.cis, id, wireBodies(receiver.codes)[id]);
    expect(answer).toEqual({ http: 200, code: 200, data: DATA[id], msg: '请求成功', success: true });
    expect(receiver.calls()).toEqual([WIRE[id].join(' ')]);
    expect(receiver.received().totals).toMatchObject(TOTALS[id] ?? {});
  });

  test('is called by the typed client', async () => {
    await using receiver = await startReceiver(id);
    await using client = createClient(wht93, { origins: { cis: receiver.cis } });
    const [group = '', name = ''] = id.split('.');
    const methods = client as unknown as Record<string, Record<string, (input: object) => Promise<Json>>>;
    const part = id === 'type.list' ? 'query' : 'body';
    const outcome = await methods[group]![name]!({ [part]: clientBodies(receiver.codes)[id] });
    expect(outcome).toMatchObject({ ok: true, data: DATA[id] });
    expect(receiver.calls()).toEqual([WIRE[id].join(' ')]);
    expect(receiver.received().totals).toMatchObject(TOTALS[id] ?? {});
  });
});

test('every kind of report goes from its method of the reporter to its endpoint', async () => {
  await using receiver = await startReceiver('token.get');
  const folder = mkdtempSync(join(tmpdir(), 'boxwire-kinds-'));
  const outbox = sqliteOutbox(join(folder, 'outbox.sqlite'));
  const reporter = await openReporter({ origin: receiver.cis, ...WHT93_DEMO_ACCOUNT, outbox });
  const { hallCode } = receiver.codes;
  const all = reports();
  const [first] = all.performance.sessionList;
  await reporter.hall(all.hall);
  await reporter.performance({ ...all.performance, sessionList: [{ ...first!, hallCode }] });
  await reporter.performanceUpdate(all.performanceUpdate);
  await reporter.sessionUpdate({ ...all.sessionUpdate, hallCode });
  await reporter.inventory(all.inventory);
  await reporter.ticket(all.ticket);
  await reporter.order(all.order);
  await reporter.check(all.check);
  await reporter.refund(all.refund);
  await reporter.stop({ drain: true });
  expect((await reporter.status()).open).toBe(0);
  expect(new Set(receiver.calls())).toEqual(
    new Set(ENDPOINTS.filter((id) => id !== 'type.list').map((id) => WIRE[id].join(' '))),
  );
  expect(receiver.received().totals).toMatchObject({
    ...{ performances: 1, sessions: 1, tickets: 1, orders: 1, sold: 1, soldAmount: 38_000 },
    ...{ refunds: 1, refundedAmount: 38_000, checks: 1 },
  });
  expect(receiver.received()).toMatchObject({ orderBreaks: {}, refusals: {} });
  await reporter.close();
  rmSync(folder, { recursive: true });
});
