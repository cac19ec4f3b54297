import { manualClock, startServer } from '@boxwire/tooling/test-kit';
import type { ServerReply } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import type { RetryEvent } from '../src/index.ts';
import { anOrder, answer, at, inTurn, oneItem, shop } from './support/shop.ts';

type Endpoint = 'read' | 'idempotent' | 'write';

interface Row {
  readonly name: string;
  readonly effect: Endpoint;
  readonly first: ServerReply;
  readonly seen: number;
  readonly reason: string;
  /** `ok`, or the code of the failure or error. */
  readonly end: string;
}

const drop: ServerReply = { drop: true };
const cut: ServerReply = { body: '{"code":200}'.padEnd(100), cutAfterBytes: 5 };
const http503: ServerReply = { status: 503, body: 'down' };
const rows: Row[] = [
  { name: 'a dropped connection', effect: 'read', first: drop, seen: 2, reason: 'safe-to-repeat', end: 'ok' },
  { name: 'a dropped connection', effect: 'idempotent', first: drop, seen: 2, reason: 'safe-to-repeat', end: 'ok' },
  {
    name: 'a dropped connection',
    effect: 'write',
    first: drop,
    seen: 1,
    reason: 'write-may-have-happened',
    end: 'HTTP_CONNECTION_LOST',
  },
  { name: 'an answer cut short', effect: 'read', first: cut, seen: 2, reason: 'safe-to-repeat', end: 'ok' },
  {
    name: 'an answer cut short',
    effect: 'write',
    first: cut,
    seen: 1,
    reason: 'write-may-have-happened',
    end: 'HTTP_CONNECTION_LOST',
  },
  { name: 'HTTP 503', effect: 'read', first: http503, seen: 2, reason: 'safe-to-repeat', end: 'ok' },
  { name: 'HTTP 503', effect: 'idempotent', first: http503, seen: 2, reason: 'safe-to-repeat', end: 'ok' },
  {
    name: 'HTTP 503',
    effect: 'write',
    first: http503,
    seen: 1,
    reason: 'write-may-have-happened',
    end: 'UPSTREAM_FAILED',
  },
  {
    name: 'an upstream code',
    effect: 'write',
    first: answer(14),
    seen: 1,
    reason: 'write-may-have-happened',
    end: 'UPSTREAM',
  },
  { name: 'busy', effect: 'read', first: answer(10), seen: 2, reason: 'server-asked-to-wait', end: 'ok' },
  { name: 'busy', effect: 'write', first: answer(10), seen: 2, reason: 'server-asked-to-wait', end: 'ok' },
  { name: 'too fast', effect: 'write', first: answer(11), seen: 2, reason: 'server-asked-to-wait', end: 'ok' },
  { name: 'a business refusal', effect: 'read', first: answer(99), seen: 1, reason: 'not-retryable', end: 'BUSINESS' },
  {
    name: 'a replay without a signer',
    effect: 'read',
    first: answer(12),
    seen: 1,
    reason: 'not-signed',
    end: 'NONCE_SEEN',
  },
  {
    name: 'an answer outside the contract',
    effect: 'read',
    first: answer(200, { items: 'none' }),
    seen: 1,
    reason: 'not-retryable',
    end: 'ANSWER_MISMATCH',
  },
];

describe('one failure and then an answer', () => {
  for (const { name, effect, first, seen, reason, end } of rows) {
    test(`${name} at a ${effect}: ${reason}`, async () => {
      await using server = await startServer(inTurn(first, effect === 'read' ? oneItem() : anOrder()));
      const events: RetryEvent[] = [];
      await using client = createClient(shop, {
        ...at(server),
        random: () => 0,
        hooks: { onRetry: (event) => events.push(event) },
      });
      const call = {
        read: () => client.item.list(),
        idempotent: () => client.order.replace({ params: { orderNo: 'N1' }, body: { itemId: 'A1' } }),
        write: () => client.order.create({ body: { itemId: 'A1' } }),
      }[effect];
      const result: unknown = await call().then(
        (outcome) => (outcome.ok ? 'ok' : outcome.code),
        (error: unknown) => (error as { code: string }).code,
      );
      expect(result).toBe(end);
      expect(server.requests).toHaveLength(seen);
      expect(events.map(({ attempt, decision }) => [attempt, decision.reason])).toEqual([[1, reason]]);
    });
  }
});

test('attempts end when the policy says so, and the error tells', async () => {
  await using server = await startServer(() => drop);
  await using client = createClient(shop, { ...at(server), random: () => 0, retry: { maxAttempts: 4 } });
  await expect(client.item.list()).rejects.toMatchObject({
    code: 'HTTP_CONNECTION_LOST',
    attempt: 4,
    retryReason: 'attempts-exhausted',
    mayHaveHappened: true,
    message: expect.stringMatching(/^\[item\.list\] .* \(attempt 4\)$/) as string,
  });
  expect(server.requests).toHaveLength(4);
});

test('retries can be turned off for a client and for a call', async () => {
  await using server = await startServer(() => drop);
  await using never = createClient(shop, { ...at(server), retry: false });
  await expect(never.item.list()).rejects.toMatchObject({ attempt: 1, retryReason: 'retry-off' });
  await using usually = createClient(shop, at(server));
  await expect(usually.item.list({}, { retry: false })).rejects.toMatchObject({ attempt: 1, retryReason: 'retry-off' });
  expect(server.requests).toHaveLength(2);
});

test('back-off sleeps on the clock of the client, with the drawn jitter', async () => {
  await using server = await startServer(inTurn(drop, drop, oneItem()));
  const clock = manualClock(1_000);
  const draws = [0.5, 0.25];
  await using client = createClient(shop, { ...at(server), clock, random: () => draws.shift() ?? 0 });
  const call = client.item.list();
  await clock.untilSleeping(1);
  await clock.advance(99);
  expect(server.requests).toHaveLength(1);
  await clock.advance(1);
  await server.received(2);
  await clock.untilSleeping(1);
  await clock.advance(100);
  expect(await call).toMatchObject({ ok: true });
});

for (const [name, value] of [
  ['seconds', '7'],
  ['a date', new Date(1_007_000).toUTCString()],
] as const) {
  test(`Retry-After as ${name} is waited for to the millisecond`, async () => {
    const busy = answer(10, null, { 'retry-after': value, date: new Date(1_000_000).toUTCString() });
    await using server = await startServer(inTurn(busy, oneItem()));
    const clock = manualClock(1_000_000);
    const delays: unknown[] = [];
    await using client = createClient(shop, {
      ...at(server),
      clock,
      hooks: { onRetry: ({ decision }) => delays.push(decision) },
    });
    const call = client.item.list();
    await clock.untilSleeping(1);
    await clock.advance(6_999);
    expect(server.requests).toHaveLength(1);
    await clock.advance(1);
    expect(await call).toMatchObject({ ok: true });
    expect(delays).toEqual([{ retry: true, reason: 'server-asked-to-wait', delayMs: 7_000 }]);
  });
}

test('a Retry-After that outlasts the deadline is not waited for', async () => {
  await using server = await startServer(() => answer(10, null, { 'retry-after': '30' }));
  const reasons: string[] = [];
  await using client = createClient(shop, {
    ...at(server),
    deadlineMs: 20_000,
    hooks: { onRetry: ({ decision }) => reasons.push(decision.reason) },
  });
  expect(await client.item.list()).toMatchObject({ code: 'BUSY' });
  expect(reasons).toEqual(['deadline']);
});

test('a connection that is refused leaves no doubt, even for a write, and is tried again', async () => {
  const gone = await startServer(() => anOrder());
  await gone.close();
  const reasons: string[] = [];
  await using client = createClient(shop, {
    ...at(gone),
    random: () => 0,
    hooks: { onRetry: ({ decision }) => reasons.push(decision.reason) },
  });
  await expect(client.order.create({ body: { itemId: 'A1' } })).rejects.toMatchObject({
    code: 'HTTP_CONNECT_FAILED',
    mayHaveHappened: false,
    attempt: 3,
    cause: { code: 'ECONNREFUSED' },
  });
  expect(reasons).toEqual(['not-sent', 'not-sent', 'attempts-exhausted']);
});

test('an error after an earlier attempt was sent says that the call may have happened', async () => {
  const server = await startServer(() => drop);
  const clock = manualClock();
  await using client = createClient(shop, { ...at(server), clock, random: () => 0.5 });
  const call = client.order.replace({ params: { orderNo: 'N1' }, body: { itemId: 'A1' } }, { deadlineMs: 10_000 });
  const failed = expect(call).rejects.toMatchObject({ code: 'HTTP_CONNECT_FAILED', mayHaveHappened: true });
  await clock.untilSleeping(1);
  await server.close();
  await clock.advance(100);
  await clock.untilSleeping(1);
  await clock.advance(1_000);
  await failed;
});

test('a write that was refused before acting, and then found no connection, did not happen and is tried again', async () => {
  const server = await startServer(() => answer(10, null, { connection: 'close' }));
  const clock = manualClock();
  const reasons: string[] = [];
  await using client = createClient(shop, {
    ...at(server),
    clock,
    random: () => 0.5,
    hooks: { onRetry: ({ decision }) => reasons.push(decision.reason) },
  });
  const call = client.order.create({ body: { itemId: 'A1' } });
  const failed = expect(call).rejects.toMatchObject({ code: 'HTTP_CONNECT_FAILED', mayHaveHappened: true });
  await clock.untilSleeping(1);
  await server.close();
  await clock.advance(100);
  await clock.untilSleeping(1);
  await clock.advance(1_000);
  await failed;
  expect(reasons).toEqual(['server-asked-to-wait', 'not-sent', 'attempts-exhausted']);
});

describe('a connection dropped before the request is read', () => {
  test('is repeated for a read', async () => {
    let heads = 0;
    await using server = await startServer(() => oneItem(), { onHead: () => (++heads === 1 ? 'drop' : 'read') });
    await using client = createClient(shop, { ...at(server), random: () => 0 });
    expect(await client.item.list()).toMatchObject({ ok: true });
    expect(server.heads).toHaveLength(2);
  });

  test('is not repeated for a write: its bytes had left', async () => {
    await using server = await startServer(() => anOrder(), { onHead: () => 'drop' });
    await using client = createClient(shop, at(server));
    await expect(client.order.create({ body: { itemId: 'A1' } })).rejects.toMatchObject({
      code: 'HTTP_CONNECTION_LOST',
      mayHaveHappened: true,
      retryReason: 'write-may-have-happened',
    });
    expect(server.heads).toHaveLength(1);
  });
});
