import { gate, manualClock, startServer } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import { anOrder, answer, at, oneItem, shop } from './support/shop.ts';

const order = { body: { itemId: 'A1' } };

test('closing waits for the calls under way, refuses new ones and leaves no connection', async () => {
  const held = gate();
  await using server = await startServer(async () => {
    await held.opened;
    return anOrder();
  });
  const client = createClient(shop, at(server));
  const running = client.order.create(order);
  await server.received(1);
  const closing = client.close();
  await expect(client.item.list()).rejects.toMatchObject({
    code: 'HTTP_CLIENT_CLOSED',
    mayHaveHappened: false,
    message: '[item.list] the client is closed (attempt 1)',
  });
  held.open();
  expect(await running).toMatchObject({ ok: true });
  await closing;
  await client.close();
  expect(server.requests).toHaveLength(1);
});

test('closing lets a call finish its retries', async () => {
  await using server = await startServer(() => answer(10));
  const clock = manualClock();
  const client = createClient(shop, { ...at(server), clock, random: () => 0.5, retry: { maxAttempts: 2 } });
  const call = client.item.list();
  await clock.untilSleeping(1);
  const closing = client.close();
  await clock.advance(100);
  expect(await call).toMatchObject({ code: 'BUSY' });
  await closing;
  expect(server.requests).toHaveLength(2);
});

test('closing with abort ends the calls under way, and those that queue', async () => {
  await using server = await startServer(() => new Promise(() => undefined));
  const client = createClient(shop, { ...at(server), maxConcurrentPerOrigin: 1 });
  const sent = expect(client.order.create(order)).rejects.toMatchObject({
    code: 'HTTP_CLIENT_CLOSED',
    mayHaveHappened: true,
  });
  await server.received(1);
  const queued = expect(client.order.create(order)).rejects.toMatchObject({
    code: 'HTTP_CLIENT_CLOSED',
    mayHaveHappened: false,
  });
  await client.close({ abort: true });
  await Promise.all([sent, queued]);
  expect(server.requests).toHaveLength(1);
});

test('a close that waits can still be made to abort', async () => {
  await using server = await startServer(() => new Promise(() => undefined));
  const client = createClient(shop, at(server));
  const call = expect(client.item.list()).rejects.toMatchObject({ code: 'HTTP_CLIENT_CLOSED' });
  await server.received(1);
  const closing = client.close();
  await client.close({ abort: true });
  await Promise.all([closing, call]);
});

test('await using closes the client', async () => {
  await using server = await startServer(() => oneItem());
  let kept;
  {
    await using client = createClient(shop, at(server));
    await client.item.list();
    kept = client;
  }
  await expect(kept.item.list()).rejects.toMatchObject({ code: 'HTTP_CLIENT_CLOSED' });
});
