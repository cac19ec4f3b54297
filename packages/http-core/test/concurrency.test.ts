import { gate, manualClock, startServer } from '@boxwire/tooling/test-kit';
import type { Gate } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import { answer, anItem, at, inTurn, oneItem, shop } from './support/shop.ts';

test('sequential calls keep to one connection', async () => {
  await using server = await startServer(() => oneItem());
  await using client = createClient(shop, at(server));
  for (let count = 0; count < 10; count++) await client.item.list();
  expect(server.connections()).toBe(1);
});

test('no more requests run at an origin than may, and they start in order', async () => {
  const gates: Gate[] = Array.from({ length: 6 }, gate);
  await using server = await startServer(async ({ url }) => {
    await gates[Number(/\/items\/(\d)/.exec(url)?.[1])]?.opened;
    return answer(200, anItem);
  });
  await using client = createClient(shop, { ...at(server), maxConcurrentPerOrigin: 2 });
  const calls = gates.map((_, index) => client.item.get({ params: { itemId: String(index) } }));
  await server.received(2);
  expect(server.openConnections()).toBe(2);
  for (const [index, held] of gates.entries()) {
    held.open();
    await server.received(Math.min(index + 3, 6));
  }
  await Promise.all(calls);
  const started = server.requests.map(({ url }) => url.at(-1));
  expect(started.slice().sort()).toEqual(['0', '1', '2', '3', '4', '5']);
  expect(started.slice(2)).toEqual(['2', '3', '4', '5']);
  expect(server.connections()).toBe(2);
});

test('origins do not queue behind each other', async () => {
  const held = gate();
  await using slow = await startServer(async () => {
    await held.opened;
    return oneItem();
  });
  await using client = createClient(shop, { ...at(slow), maxConcurrentPerOrigin: 1 });
  await using quick = await startServer(() => oneItem());
  await using other = createClient(shop, { ...at(quick), maxConcurrentPerOrigin: 1 });
  const waiting = client.item.list();
  expect(await other.item.list()).toMatchObject({ ok: true });
  held.open();
  await waiting;
});

test('request starts keep their distance on the clock of the client, retries included', async () => {
  const clock = manualClock(1_000);
  const startedAt: number[] = [];
  const replies = inTurn({ drop: true }, oneItem());
  await using server = await startServer(() => {
    startedAt.push(clock.now());
    return replies();
  });
  await using client = createClient(shop, { ...at(server), clock, minIntervalMs: 500, random: () => 0 });
  const calls = [client.item.list(), client.item.list()];
  await server.received(1);
  await clock.untilSleeping(1);
  await clock.advance(500);
  await server.received(2);
  await clock.untilSleeping(1);
  await clock.advance(500);
  await Promise.all(calls);
  expect(startedAt).toEqual([1_000, 1_500, 2_000]);
});
