import { gate, manualClock } from '@boxwire/tooling/test-kit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReportSender } from '../src/sender/report-sender.ts';
import { wht93Sender } from '../src/sender/wht93-sender.ts';
import { envelope, startReceiver } from './support/receiver.ts';
import type { Receiver } from './support/receiver.ts';

const SECRET = 'secret-of-the-tests';
const never = new AbortController().signal;
const order = { kind: 'order', body: { orderId: 'O-1', ticketOrderList: [] } } as const;

let receiver: Receiver;
let sender: ReportSender;
let clock: ReturnType<typeof manualClock>;

beforeEach(async () => {
  receiver = await startReceiver();
  clock = manualClock(Date.parse('2026-05-01T08:00:00+08:00'));
  sender = wht93Sender({
    ...{ origin: receiver.origin, appId: 'app-1', secret: SECRET, clock, concurrency: 8 },
    http: { deadlineMs: 5_000 },
  });
});
afterEach(async () => {
  await sender.close();
  await receiver[Symbol.asyncDispose]();
});

describe('token', () => {
  test('it is fetched once for all requests and put first into each body', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => sender.send(order, never)));
    expect(results.map(({ result }) => result)).toEqual(Array.from({ length: 5 }, () => 'accepted'));
    expect(receiver.tokens()).toBe(1);
    expect(receiver.arrivals[0]).toEqual({ path: '/getAccessToken', body: { appId: 'app-1', secret: SECRET } });
    expect(receiver.arrivals[1]).toEqual({
      path: '/report/order',
      body: { accessToken: 'token-1', orderId: 'O-1', ticketOrderList: [] },
    });
  });

  test('it is renewed a minute before it ends', async () => {
    await sender.send(order, never);
    await clock.advance(3_539_000);
    await sender.send(order, never);
    expect(receiver.tokens()).toBe(1);
    await clock.advance(1_000);
    await sender.send(order, never);
    expect(receiver.tokens()).toBe(2);
  });

  test('4200 fetches a new one, once for all, and sends again', async () => {
    await sender.send(order, never);
    receiver.answer = ({ body }) => (body.accessToken === 'token-1' ? envelope(4200) : undefined);
    const results = await Promise.all(Array.from({ length: 6 }, () => sender.send(order, never)));
    expect(new Set(results.map(({ result }) => result))).toEqual(new Set(['accepted']));
    expect(receiver.tokens()).toBe(2);
  });

  test('a late 4200 for an old token does not throw the new one away', async () => {
    const held = gate();
    let isFirst = true;
    receiver.answer = async ({ body }) => {
      if (body.accessToken !== 'token-1') return undefined;
      if (isFirst) {
        isFirst = false;
        await held.opened;
      }
      return envelope(4200);
    };
    const late = sender.send(order, never);
    await receiver.received(2);
    await sender.send(order, never);
    held.open();
    expect((await late).result).toBe('accepted');
    expect(receiver.tokens()).toBe(2);
  });

  test('4200 again after a new token is a failure to be tried later', async () => {
    receiver.answer = ({ path }) => (path === '/getAccessToken' ? undefined : envelope(4200));
    expect(await sender.send(order, never)).toMatchObject({ result: 'failed', code: '4200', answered: true });
    expect(receiver.tokens()).toBe(2);
  });

  test('a refused secret is no verdict about the report', async () => {
    receiver.answer = ({ path }) => (path === '/getAccessToken' ? envelope(4100) : undefined);
    expect(await sender.send(order, never)).toMatchObject({ result: 'unauthenticated', code: '4100' });
    expect(receiver.paths()).toEqual([]);
    receiver.answer = () => undefined;
    expect((await sender.send(order, never)).result).toBe('accepted');
  });

  test('a token that cannot be fetched now is a failure to be tried later', async () => {
    receiver.answer = () => envelope(5000);
    expect(await sender.send(order, never)).toMatchObject({ result: 'failed', code: '5000' });
    receiver.answer = () => envelope(5100);
    expect(await sender.send(order, never)).toMatchObject({ result: 'unavailable', code: '5100' });
  });
});

describe('answers', () => {
  test.each([
    [200, { result: 'accepted', data: true }],
    [4000, { result: 'refused', code: '4000', message: '拒绝' }],
    [4100, { result: 'refused', code: '4100', message: '拒绝' }],
    [4300, { result: 'refused', code: '4300', message: '拒绝' }],
    [4400, { result: 'refused', code: '4400', message: '拒绝' }],
    [5000, { result: 'failed', code: '5000', message: '拒绝', answered: true }],
    [5100, { result: 'unavailable', code: '5100', message: '拒绝', retryAfterMs: 60_000 }],
    [6666, { result: 'failed', code: '6666', message: '拒绝', answered: true }],
  ])('code %i', async (code, expected) => {
    receiver.answer = ({ path }) => (path === '/report/order' ? envelope(code, true) : undefined);
    expect(await sender.send(order, never)).toEqual(expected);
  });

  test.each([
    ['no JSON', { body: '<html>' }],
    ['an empty body', { body: '' }],
    ['a gateway’s 502', { status: 502, body: 'bad gateway' }],
    ['success with a refusal in it', { body: '{"code":200,"data":true,"msg":"","success":false}' }],
    ['data of another form', { body: '{"code":200,"data":"yes","msg":"","success":true}' }],
  ])('%s is tried again, as after 5000', async (_, reply) => {
    receiver.answer = ({ path }) => (path === '/report/order' ? reply : undefined);
    expect(await sender.send(order, never)).toMatchObject({ result: 'failed', answered: true });
  });

  test('a broken connection is a failure without an answer', async () => {
    receiver.answer = ({ path }) => (path === '/report/order' ? { drop: true } : undefined);
    expect(await sender.send(order, never)).toMatchObject({
      ...{ result: 'failed', code: 'HTTP_CONNECTION_LOST', answered: false },
    });
  });

  test('what is given up is neither accepted nor failed', async () => {
    receiver.answer = ({ path }) => (path === '/report/order' ? new Promise(() => undefined) : undefined);
    const controller = new AbortController();
    const sending = sender.send(order, controller.signal);
    await receiver.received(2);
    controller.abort();
    expect(await sending).toEqual({ result: 'aborted' });
  });

  test('every kind goes to its own path', async () => {
    const kinds = ['performanceUpdate', 'sessionUpdate', 'inventory', 'ticket', 'order', 'refund', 'check'] as const;
    for (const kind of kinds) await sender.send({ kind, body: { a: 1 } }, never);
    expect(receiver.paths()).toEqual([
      ...['/report/performance/update', '/report/session/update', '/report/inventory', '/report/ticket'],
      ...['/report/order', '/report/refundOrder', '/report/checking'],
    ]);
  });
});

describe('halls', () => {
  const hall = {
    kind: 'hall',
    body: {
      ...{ venueName: '示例剧院', provinceId: 110000, cityId: 110100, districtId: 110101, venueAddress: '示例路' },
      ...{ hasHall: 1, hallName: '大剧场', hasSeat: 1, seatNum: 1200 },
    },
  } as const;
  const rows = (...venues: object[]) =>
    envelope(200, { datalist: venues, page: 1, pageSize: 200, totalRow: venues.length });

  test('an unknown venue is added', async () => {
    expect(await sender.send(hall, never)).toMatchObject({
      data: { venueCode: '110101001', hallCode: '11010100101' },
    });
    expect(receiver.paths()).toEqual(['/standard/venue/list', '/standard/venue/save']);
    expect(receiver.arrivals.at(-1)?.body).toEqual({ accessToken: 'token-1', ...hall.body });
  });

  test('a hall that is listed is not added again', async () => {
    const hallList = [
      { hallName: '小剧场', hallCode: '11010100701' },
      { hallName: '大剧场', hallCode: '11010100702' },
    ];
    receiver.answer = ({ path }) =>
      path === '/standard/venue/list'
        ? rows(
            { venueCode: '110101008', venueName: '示例剧院二店', hallList: null },
            { venueCode: '110101007', venueName: '示例剧院', hallList },
          )
        : undefined;
    expect(await sender.send(hall, never)).toEqual({
      ...{ result: 'accepted', data: { venueCode: '110101007', hallCode: '11010100702' } },
    });
    expect(receiver.paths()).toEqual(['/standard/venue/list']);
  });

  test('a new hall of a listed venue is added to it', async () => {
    receiver.answer = ({ path }) =>
      path === '/standard/venue/list'
        ? rows({ venueCode: '110101007', venueName: '示例剧院', hallList: [] })
        : undefined;
    await sender.send(hall, never);
    expect(receiver.arrivals.at(-1)).toEqual({
      path: '/standard/venue/save',
      body: {
        accessToken: 'token-1',
        venueCode: '110101007',
        hasHall: 1,
        hallName: '大剧场',
        hasSeat: 1,
        seatNum: 1200,
      },
    });
  });

  test('a venue of the same name in another district is another venue', async () => {
    receiver.answer = ({ path }) =>
      path === '/standard/venue/list'
        ? rows({ venueCode: '110102007', venueName: '示例剧院', districtId: 110102, hallList: [] })
        : undefined;
    await sender.send(hall, never);
    expect(receiver.arrivals.at(-1)?.body).toMatchObject({ provinceId: 110000, venueName: '示例剧院' });
  });

  test('every page is looked through', async () => {
    receiver.answer = ({ path, body }) =>
      path === '/standard/venue/list'
        ? envelope(200, {
            datalist: [
              { venueCode: '110101009', venueName: body.pageNo === 3 ? '示例剧院' : '示例剧院二店', hallList: [] },
            ],
            ...{ page: body.pageNo, pageSize: 200, totalRow: 500 },
          })
        : undefined;
    expect(await sender.send({ ...hall, body: { ...hall.body, hallName: undefined } }, never)).toEqual({
      ...{ result: 'accepted', data: { venueCode: '110101009' } },
    });
    expect(receiver.paths()).toHaveLength(3);
  });

  test('a list that cannot be had is no reason to add', async () => {
    receiver.answer = ({ path }) => (path === '/standard/venue/list' ? envelope(5000) : undefined);
    expect(await sender.send(hall, never)).toMatchObject({ result: 'failed', code: '5000' });
    expect(receiver.paths()).toEqual(['/standard/venue/list']);
  });
});
