import { manualClock, startServer } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import type { ClockOffsetEvent } from '../src/index.ts';
import { anOrder, answer, at, inTurn, oneItem, signedShop, sumSigner } from './support/shop.ts';

const NOW = Date.UTC(2026, 2, 1, 12, 0, 0);
const MINUTE = 60_000;
const date = (aheadMs: number) => ({ date: new Date(NOW + aheadMs).toUTCString() });

test('every attempt is signed anew, with its own number, time and nonce', async () => {
  await using server = await startServer(inTurn({ drop: true }, { drop: true }, oneItem(date(0))));
  const { signer, asked } = sumSigner();
  const clock = manualClock(NOW);
  await using client = createClient(signedShop, { ...at(server), signer, clock, random: () => 0.5 });
  const call = client.item.list({ query: { page: 2 } });
  await clock.untilSleeping(1);
  await clock.advance(100);
  await clock.untilSleeping(1);
  await clock.advance(200);
  await call;
  expect(asked.map(({ attempt, now }) => [attempt, now - NOW])).toEqual([
    [1, 0],
    [2, 100],
    [3, 300],
  ]);
  const urls = server.requests.map(({ url }) => url);
  expect(urls[0]).toBe(`/items?page=2&timestamp=${String(NOW)}&nonce=n1&sign=1.test-secret`);
  expect(urls.map((url) => /nonce=(\w+)/.exec(url)?.[1])).toEqual(['n1', 'n2', 'n3']);
});

test('signature headers win, and the signer sees the headers that are sent', async () => {
  await using server = await startServer(() => anOrder());
  const seen: unknown[] = [];
  await using client = createClient(signedShop, {
    ...at(server),
    signer: {
      scheme: 'test-sum',
      sign: async (request) => {
        seen.push(request);
        return { headers: { 'X-Sign': 'computed', 'x-tenant': 'signed' } };
      },
    },
  });
  await client.order.create({ body: { itemId: 'A1' } }, { headers: { 'X-Tenant': 'own' } });
  expect(seen).toEqual([
    {
      method: 'POST',
      path: '/orders',
      query: [],
      headers: { 'content-type': 'application/json; charset=UTF-8', 'x-tenant': 'own' },
      bodyText: '{"itemId":"A1"}',
    },
  ]);
  expect(server.requests[0]?.headers).toMatchObject({ 'x-sign': 'computed', 'x-tenant': 'signed' });
});

test('an endpoint outside the signing scheme is not signed', async () => {
  await using server = await startServer(() => ({ body: 'hello' }));
  const { signer, asked } = sumSigner();
  await using client = createClient(signedShop, { ...at(server), signer });
  await client.page.show();
  expect(asked).toEqual([]);
  expect(server.requests[0]?.url).toBe('/page');
});

test("a signer's own error reaches the caller as it is, and nothing is sent", async () => {
  await using server = await startServer(() => oneItem());
  const broken = new RangeError('no key');
  await using client = createClient(signedShop, {
    ...at(server),
    signer: {
      scheme: 'test-sum',
      sign: () => {
        throw broken;
      },
    },
  });
  await expect(client.item.list()).rejects.toBe(broken);
  await expect(client.item.list()).rejects.toBe(broken);
  expect(server.heads).toHaveLength(0);
});

test('a seen nonce is answered with one fresh signature, also for a write', async () => {
  await using server = await startServer(inTurn(answer(12), anOrder()));
  const { signer, asked } = sumSigner();
  await using client = createClient(signedShop, { ...at(server), signer });
  expect(await client.order.create({ body: { itemId: 'A1' } })).toMatchObject({ ok: true });
  expect(asked).toHaveLength(2);
});

test('a nonce that stays refused is not signed a third time', async () => {
  await using server = await startServer(() => answer(12));
  const { signer, asked } = sumSigner();
  await using client = createClient(signedShop, { ...at(server), signer });
  expect(await client.order.create({ body: { itemId: 'A1' } })).toMatchObject({ code: 'NONCE_SEEN' });
  expect(asked).toHaveLength(2);
});

describe('the clock offset', () => {
  const setUp = async (reply: Parameters<typeof startServer>[0], maxClockOffsetMs?: number) => {
    const server = await startServer(reply);
    const { signer, asked } = sumSigner();
    const events: ClockOffsetEvent[] = [];
    const client = createClient(signedShop, {
      ...at(server),
      signer,
      clock: manualClock(NOW),
      maxClockOffsetMs,
      hooks: { onClockOffset: (event) => events.push(event) },
    });
    return {
      server,
      client,
      asked,
      events,
      async [Symbol.asyncDispose]() {
        await client.close();
        await server.close();
      },
    };
  };

  test('of a server ten minutes ahead is learned from its refusal, and the second attempt succeeds', async () => {
    const ahead = 10 * MINUTE;
    await using run = await setUp(({ url }) => {
      const timestamp = Number(/timestamp=(\d+)/.exec(url)?.[1]);
      return Math.abs(timestamp - (NOW + ahead)) <= 5_000
        ? answer(200, { orderNo: 'N1' }, date(ahead))
        : answer(13, null, date(ahead));
    });
    expect(await run.client.order.create({ body: { itemId: 'A1' } })).toMatchObject({ ok: true });
    expect(run.asked.map(({ now }) => now - NOW)).toEqual([0, ahead + 500]);
    expect(run.events).toEqual([
      { origin: 'api', measuredMs: ahead + 500, previousMs: 0, applied: true, cause: 'clockSkew' },
    ]);
    expect(run.client.$clockOffsetMs('api')).toBe(ahead + 500);
    await run.client.item.list();
    expect(run.asked.at(-1)?.now).toBe(NOW + ahead + 500);
  });

  test('is noticed in passing, and used for the next signature', async () => {
    await using run = await setUp(() => oneItem(date(-5 * MINUTE)));
    await run.client.item.list();
    await run.client.item.list();
    expect(run.asked.map(({ now }) => now - NOW)).toEqual([0, -5 * MINUTE + 500]);
    expect(run.events.map(({ cause }) => cause)).toEqual(['response']);
  });

  test('beyond the bound is told but not used, and the call is not repeated', async () => {
    await using run = await setUp(() => answer(13, null, date(60 * MINUTE)));
    expect(await run.client.item.list()).toMatchObject({ code: 'TIMESTAMP_REFUSED' });
    expect(run.server.requests).toHaveLength(1);
    expect(run.events).toMatchObject([{ applied: false, measuredMs: 60 * MINUTE + 500, cause: 'clockSkew' }]);
    expect(run.client.$clockOffsetMs('api')).toBe(0);
  });

  test('may be bounded otherwise', async () => {
    await using run = await setUp(() => oneItem(date(60 * MINUTE)), 120 * MINUTE);
    await run.client.item.list();
    expect(run.client.$clockOffsetMs('api')).toBe(60 * MINUTE + 500);
  });

  test('cannot be learned from a cached answer, so the call is not repeated', async () => {
    await using run = await setUp(() => answer(13, null, { ...date(10 * MINUTE), age: '30' }));
    expect(await run.client.item.list()).toMatchObject({ code: 'TIMESTAMP_REFUSED' });
    expect(run.server.requests).toHaveLength(1);
    expect(run.events).toEqual([]);
  });

  test('is corrected once per call', async () => {
    await using run = await setUp(() => answer(13, null, date(10 * MINUTE)));
    expect(await run.client.item.list()).toMatchObject({ code: 'TIMESTAMP_REFUSED' });
    expect(run.server.requests).toHaveLength(2);
  });
});
