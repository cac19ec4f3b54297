import { gate, manualClock, startServer } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import { anOrder, answer, at, oneItem, shop, signedShop, sumSigner } from './support/shop.ts';

const order = { body: { itemId: 'A1' } };

describe('the deadline', () => {
  test('ends a call whose answer does not come, and cuts its connection', async () => {
    const held = gate();
    await using server = await startServer(async () => {
      await held.opened;
      return anOrder();
    });
    await using client = createClient(shop, { ...at(server), deadlineMs: 40 });
    await expect(client.order.create(order)).rejects.toMatchObject({
      code: 'HTTP_DEADLINE',
      mayHaveHappened: true,
      retryReason: 'not-retryable',
      message: '[order.create] no answer within 40 ms in all (attempt 1)',
    });
    held.open();
  });

  test('ends a call that still queues, which then was never sent', async () => {
    const held = gate();
    await using server = await startServer(async () => {
      await held.opened;
      return anOrder();
    });
    await using client = createClient(shop, { ...at(server), maxConcurrentPerOrigin: 1 });
    const first = client.order.create(order);
    await server.received(1);
    await expect(client.order.create(order, { deadlineMs: 20 })).rejects.toMatchObject({
      code: 'HTTP_DEADLINE',
      mayHaveHappened: false,
    });
    held.open();
    expect(await first).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(1);
  });

  test('counts back-off as planned, whatever clock it passes on', async () => {
    await using server = await startServer(() => answer(10, null, { 'retry-after': '40' }));
    const clock = manualClock();
    const reasons: string[] = [];
    await using client = createClient(shop, {
      ...at(server),
      clock,
      deadlineMs: 100_000,
      retry: { maxAttempts: 9 },
      hooks: { onRetry: ({ decision }) => reasons.push(decision.reason) },
    });
    const call = client.item.list();
    await clock.untilSleeping(1);
    await clock.advance(40_000);
    await clock.untilSleeping(1);
    await clock.advance(40_000);
    expect(await call).toMatchObject({ code: 'BUSY' });
    expect(reasons).toEqual(['server-asked-to-wait', 'server-asked-to-wait', 'deadline']);
  });

  test('ends a signer that never answers', async () => {
    await using server = await startServer(() => oneItem());
    await using client = createClient(signedShop, {
      ...at(server),
      deadlineMs: 20,
      signer: { scheme: 'test-sum', sign: () => new Promise(() => undefined) },
    });
    await expect(client.item.list()).rejects.toMatchObject({ code: 'HTTP_DEADLINE', mayHaveHappened: false });
    expect(server.heads).toHaveLength(0);
  });
});

describe('the signal', () => {
  const reason = new Error('the user left');

  test('stops a call before it begins', async () => {
    await using server = await startServer(() => anOrder());
    await using client = createClient(shop, at(server));
    await expect(client.order.create(order, { signal: AbortSignal.abort(reason) })).rejects.toMatchObject({
      code: 'HTTP_ABORTED',
      mayHaveHappened: false,
      cause: reason,
    });
    expect(server.heads).toHaveLength(0);
  });

  test('stops a queued call, which lets the next one through', async () => {
    const held = gate();
    await using server = await startServer(async () => {
      await held.opened;
      return anOrder();
    });
    await using client = createClient(shop, { ...at(server), maxConcurrentPerOrigin: 1 });
    const first = client.order.create(order);
    await server.received(1);
    const controller = new AbortController();
    const second = client.order.create(order, { signal: controller.signal });
    const third = client.order.create(order);
    controller.abort(reason);
    await expect(second).rejects.toMatchObject({ code: 'HTTP_ABORTED', mayHaveHappened: false });
    held.open();
    await Promise.all([first, third]);
    expect(server.requests).toHaveLength(2);
  });

  test('stops a call that waits for its answer, and leaves the others alone', async () => {
    const held = gate();
    await using server = await startServer(async ({ url }) => {
      if (url === '/orders') await held.opened;
      return url === '/orders' ? anOrder() : oneItem();
    });
    await using client = createClient(shop, at(server));
    const controller = new AbortController();
    const call = client.order.create(order, { signal: controller.signal });
    await server.received(1);
    controller.abort(reason);
    await expect(call).rejects.toMatchObject({ code: 'HTTP_ABORTED', mayHaveHappened: true });
    expect(await client.item.list()).toMatchObject({ ok: true });
    held.open();
  });

  test('stops a call in the middle of its answer', async () => {
    const { createServer } = await import('node:http');
    const begun = gate();
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"code":', () => {
        begun.open();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await using client = createClient(shop, at({ origin: `http://127.0.0.1:${String(port)}` }));
    const controller = new AbortController();
    const call = client.item.list({}, { signal: controller.signal });
    await begun.opened;
    controller.abort(reason);
    await expect(call).rejects.toMatchObject({ code: 'HTTP_ABORTED', mayHaveHappened: true });
    server.closeAllConnections();
    server.close();
  });

  test('stops a back-off at once', async () => {
    await using server = await startServer(() => answer(10));
    const clock = manualClock();
    await using client = createClient(shop, { ...at(server), clock, random: () => 0.9 });
    const controller = new AbortController();
    const call = client.item.list({}, { signal: controller.signal });
    await clock.untilSleeping(1);
    controller.abort(reason);
    await expect(call).rejects.toMatchObject({
      code: 'HTTP_ABORTED',
      attempt: 1,
      mayHaveHappened: true,
      cause: reason,
    });
    expect(clock.sleepers()).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  test('stops a call that is still connecting: nothing is written when the connection comes', async () => {
    const { createServer } = await import('node:net');
    const bytes: Buffer[] = [];
    const connected = gate();
    const closed = gate();
    const server = createServer((socket) => {
      connected.open();
      socket.on('data', (chunk) => bytes.push(chunk));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        closed.open();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await using client = createClient(shop, at({ origin: `http://127.0.0.1:${String(port)}` }));
    const controller = new AbortController();
    const call = client.order.create(order, { signal: controller.signal });
    const failed = expect(call).rejects.toMatchObject({ code: 'HTTP_ABORTED', mayHaveHappened: false });
    // the connect call is made, its completion is an event of a later turn
    await Promise.resolve();
    controller.abort(reason);
    await failed;
    await connected.opened;
    await closed.opened;
    expect(Buffer.concat(bytes).toString()).toBe('');
    server.close();
  });

  test('does not stop a call twice, nor one that is over', async () => {
    await using server = await startServer(() => oneItem());
    await using client = createClient(shop, at(server));
    const controller = new AbortController();
    const outcome = await client.item.list({}, { signal: controller.signal });
    controller.abort(reason);
    expect(outcome.ok).toBe(true);
  });
});

test('an aborted call under an asynchronous signer sends nothing', async () => {
  await using server = await startServer(() => oneItem());
  const controller = new AbortController();
  const { signer } = sumSigner();
  await using client = createClient(signedShop, {
    ...at(server),
    signer: {
      scheme: 'test-sum',
      sign: async (request, context) => {
        controller.abort(new Error('changed my mind'));
        return signer.sign(request, context);
      },
    },
  });
  await expect(client.item.list({}, { signal: controller.signal })).rejects.toMatchObject({
    code: 'HTTP_ABORTED',
    mayHaveHappened: false,
  });
  expect(server.heads).toHaveLength(0);
});
