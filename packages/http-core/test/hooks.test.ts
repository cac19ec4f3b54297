import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Exchange } from '@boxwire/contract';
import { gate, manualClock, startServer } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { channelNames, createClient, createCookieJar, unredactedExchange } from '../src/index.ts';
import type { DriftEvent, RetryEvent } from '../src/index.ts';
import { anItem, anOrder, answer, at, inTurn, oneItem, shop } from './support/shop.ts';

const order = { body: { itemId: 'A1', mobile: '10012345678' } };

/** Listens to a channel while `work` runs. */
async function heard(name: string, work: () => Promise<unknown>): Promise<unknown[]> {
  const messages: unknown[] = [];
  const listener = (message: unknown): void => void messages.push(message);
  subscribe(name, listener);
  try {
    await work();
  } finally {
    unsubscribe(name, listener);
  }
  return messages;
}

describe('exchanges', () => {
  test('tell one request and its answer, redacted', async () => {
    await using server = await startServer(() => ({
      ...anOrder(),
      headers: {
        'content-type': 'application/json',
        'set-cookie': ['a=1', 'b=2'],
        date: 'Sun, 01 Mar 2026 12:00:00 GMT',
      },
    }));
    const exchanges: Exchange[] = [];
    await using client = createClient(shop, {
      ...at(server),
      clock: manualClock(1_772_366_400_000),
      hooks: { onExchange: (exchange) => exchanges.push(exchange) },
      exchangeId: () => 'x1',
    });
    await client.order.create(order, { journey: { id: 'shop.buy', stepId: 'create' } });
    expect(exchanges).toEqual([
      {
        id: 'x1',
        platformId: 'shop',
        endpointId: 'order.create',
        attempt: 1,
        startedAt: 1_772_366_400_000,
        durationMs: expect.any(Number) as number,
        request: {
          method: 'POST',
          url: `${server.origin}/orders`,
          headers: [
            ['host', new URL(server.origin).host],
            ['accept-encoding', 'identity'],
            ['content-type', 'application/json; charset=UTF-8'],
          ],
          bodyText: '{"itemId":"A1","mobile":"***"}',
        },
        response: {
          status: 200,
          headers: expect.arrayContaining([
            ['content-type', 'application/json'],
            ['set-cookie', '***'],
            ['set-cookie', '***'],
          ]) as [],
          bodyText: '{"code":200,"message":"code 200","data":{"orderNo":"N1"}}',
          bodyBytes: 57,
        },
        outcome: { ok: true },
        retry: { retry: false, reason: 'succeeded' },
        journey: { id: 'shop.buy', stepId: 'create' },
      },
    ]);
  });

  test('tell every attempt with what followed from it', async () => {
    await using server = await startServer(inTurn({ drop: true }, answer(10), answer(99)));
    const exchanges: Exchange[] = [];
    await using client = createClient(shop, {
      ...at(server),
      random: () => 0,
      hooks: { onExchange: (exchange) => exchanges.push(exchange) },
    });
    await client.item.list();
    expect(
      exchanges.map(({ attempt, error, outcome, retry }) => [attempt, error?.code ?? outcome?.code, retry?.reason]),
    ).toEqual([
      [1, 'HTTP_CONNECTION_LOST', 'safe-to-repeat'],
      [2, 'BUSY', 'server-asked-to-wait'],
      [3, 'BUSINESS', 'not-retryable'],
    ]);
    expect(new Set(exchanges.map(({ id }) => id)).size).toBe(3);
    expect(exchanges.every(({ id }) => /^shop-\d+-[123]$/.test(id))).toBe(true);
  });

  test('tell each hop of a redirect, the last with the outcome', async () => {
    await using server = await startServer(({ url }) =>
      url === '/enter' ? { status: 302, headers: { location: '/in?token=t' } } : { body: 'welcome' },
    );
    const exchanges: Exchange[] = [];
    await using client = createClient(shop, {
      ...at(server),
      hooks: { onExchange: (exchange) => exchanges.push(exchange) },
    });
    await client.page.enter({ body: { name: 'Ada' } });
    expect(exchanges.map(({ request, response, outcome }) => [request.url, response?.status, outcome?.ok])).toEqual([
      [`${server.origin}/enter`, 302, undefined],
      [`${server.origin}/in?token=***`, 200, true],
    ]);
  });

  test('tell of a request that got no connection, and nothing of one that never tried', async () => {
    const gone = await startServer(() => anOrder());
    await gone.close();
    const exchanges: Exchange[] = [];
    await using client = createClient(shop, {
      ...at(gone),
      retry: false,
      hooks: { onExchange: (exchange) => exchanges.push(exchange) },
    });
    await client.order.create(order).catch(() => undefined);
    await client.order.create(order, { signal: AbortSignal.abort() }).catch(() => undefined);
    expect(exchanges.map(({ error, response }) => [error?.code, response])).toEqual([
      ['HTTP_CONNECT_FAILED', undefined],
    ]);
  });

  test('come unredacted only to the hook whose name says so', async () => {
    await using server = await startServer(() => anOrder());
    const raw: Exchange[] = [];
    const redacted: Exchange[] = [];
    await using client = createClient(shop, {
      ...at(server),
      hooks: {
        [unredactedExchange]: (exchange) => raw.push(exchange),
        onExchange: (exchange) => redacted.push(exchange),
      },
    });
    await client.order.create(order);
    expect(raw[0]?.request.bodyText).toContain('10012345678');
    expect(redacted[0]?.request.bodyText).not.toContain('10012345678');
  });

  test('are masked further by the names and values the client is told', async () => {
    await using server = await startServer(() => oneItem());
    const exchanges: Exchange[] = [];
    await using client = createClient(shop, {
      ...at(server),
      headers: { 'x-app': 'app-one', 'x-note': 'holds value-7 inside' },
      redact: { names: ['X-App'], values: ['value-7'] },
      hooks: { onExchange: (exchange) => exchanges.push(exchange) },
    });
    await client.item.list();
    expect(exchanges[0]?.request.headers).toEqual(
      expect.arrayContaining([
        ['x-app', '***'],
        ['x-note', 'holds *** inside'],
      ]),
    );
  });

  test('are published, redacted, while the channel has a subscriber', async () => {
    await using server = await startServer(() => anOrder());
    await using client = createClient(shop, at(server));
    await client.order.create(order);
    const messages = await heard(channelNames.exchange, () => client.order.create(order));
    await client.order.create(order);
    expect(messages).toMatchObject([
      { endpointId: 'order.create', request: { bodyText: '{"itemId":"A1","mobile":"***"}' } },
    ]);
  });

  test('measure how long the answer took', async () => {
    const held = gate();
    await using server = await startServer(async () => {
      await held.opened;
      return oneItem();
    });
    const exchanges: Exchange[] = [];
    await using client = createClient(shop, {
      ...at(server),
      hooks: { onExchange: (exchange) => exchanges.push(exchange) },
    });
    const call = client.item.list();
    await server.received(1);
    const waitedFrom = performance.now();
    while (performance.now() - waitedFrom < 5) await new Promise((resolve) => setImmediate(resolve));
    held.open();
    await call;
    expect(exchanges[0]?.durationMs).toBeGreaterThan(4);
  });
});

describe('drift', () => {
  const driftOf = async (data: unknown): Promise<DriftEvent[]> => {
    await using server = await startServer(() => answer(200, data));
    const events: DriftEvent[] = [];
    await using client = createClient(shop, { ...at(server), hooks: { onDrift: (event) => events.push(event) } });
    await client.item.list();
    return events;
  };

  test('is silent for an answer that keeps to its contract', async () => {
    expect(await driftOf({ items: [anItem] })).toEqual([]);
  });

  test('names members the contract does not know, though the call succeeds', async () => {
    expect(
      await driftOf({
        items: [
          { ...anItem, colour: 'canary' },
          { ...anItem, colour: 'canary' },
        ],
        total: 1,
      }),
    ).toEqual([
      { endpointId: 'item.list', status: 200, unknownMembers: ['/items/*/colour', '/total'], mismatches: [] },
    ]);
  });

  test('names the places an answer breaks its contract, never what stands there', async () => {
    const events = await driftOf({ items: [{ itemId: 'A1', price: 'canary' }] });
    expect(events).toMatchObject([
      { code: 'ANSWER_MISMATCH', unknownMembers: [], mismatches: [{ pointer: '/items/0/price' }] },
    ]);
    expect(JSON.stringify(events)).not.toContain('canary');
  });

  test('tells of an answer that is no JSON at all', async () => {
    await using server = await startServer(() => ({ headers: { 'content-type': 'text/html' }, body: '<p>canary' }));
    const events: DriftEvent[] = [];
    await using client = createClient(shop, {
      ...at(server),
      retry: false,
      hooks: { onDrift: (event) => events.push(event) },
    });
    await client.item.list();
    expect(events).toEqual([
      { endpointId: 'item.list', status: 200, code: 'BODY_NOT_JSON', unknownMembers: [], mismatches: [] },
    ]);
  });
});

test('onRetry tells the failed attempt, its code and the decision', async () => {
  await using server = await startServer(inTurn(answer(10), oneItem()));
  const events: RetryEvent[] = [];
  await using client = createClient(shop, {
    ...at(server),
    random: () => 0,
    hooks: { onRetry: (event) => events.push(event) },
  });
  await client.item.list();
  expect(events).toEqual([
    {
      endpointId: 'item.list',
      attempt: 1,
      code: 'BUSY',
      decision: { retry: true, reason: 'server-asked-to-wait', delayMs: 0 },
    },
  ]);
});

test('a hook that throws or rejects breaks no call, and is told on its channel', async () => {
  await using server = await startServer(
    inTurn(answer(10, null, { date: new Date(0).toUTCString() }), answer(200, { items: 'x' })),
  );
  const fail = (name: string) => (): never => {
    throw new Error(name);
  };
  await using client = createClient(shop, {
    ...at(server),
    random: () => 0,
    jar: createCookieJar(),
    hooks: {
      onExchange: fail('onExchange'),
      [unredactedExchange]: fail('unredactedExchange'),
      onRetry: async () => {
        throw new Error('onRetry');
      },
      onDrift: fail('onDrift'),
      onClockOffset: fail('onClockOffset'),
    },
  });
  const messages = await heard(channelNames.hookError, async () => {
    expect(await client.item.list()).toMatchObject({ code: 'ANSWER_MISMATCH' });
    await new Promise((resolve) => setImmediate(resolve));
  });
  const told = messages as { hook: string; error: Error }[];
  expect(told.every(({ hook, error }) => hook === error.message)).toBe(true);
  expect(new Set(told.map(({ hook }) => hook))).toEqual(
    new Set(['onExchange', 'unredactedExchange', 'onRetry', 'onDrift', 'onClockOffset']),
  );
});
