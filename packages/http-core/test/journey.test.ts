import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeJourney, createSealer, journey, runJourney } from '@boxwire/contract';
import type { Exchange } from '@boxwire/contract';
import { manualClock, startServer } from '@boxwire/tooling/test-kit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createClient, fileJournal, journeyEffects } from '../src/index.ts';
import { anItem, anOrder, answer, at, inTurn, shop } from './support/shop.ts';

const buy = journey({
  id: 'shop.buy',
  summary: 'Finds an item and orders it',
  source: 'test',
  input: z.object({ itemId: z.string() }),
  steps: {
    find: { endpoint: shop.endpoints.item.get },
    order: {
      endpoint: shop.endpoints.order.create,
      links: [{ to: '/body/itemId', from: { step: 'find', pointer: '/itemId' } }],
      settle: {
        step: 'lookUp',
        input: () => ({ params: { itemId: 'N1' } }),
        verdict: (lookup) => (lookup.ok ? 'done' : 'absent'),
        resend: 'when-absent',
      },
    },
    lookUp: { endpoint: shop.endpoints.item.get },
  },
  run: async (context) => {
    context.need(await context.call('find', { params: { itemId: context.input.itemId } }));
    await context.wait(1_000, 'the shop asks for patience');
    return context.need(await context.call('order')).orderNo;
  },
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boxwire-journey-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a journey runs over a client: links filled, waits on its clock, exchanges named by step', async () => {
  await using server = await startServer(inTurn(answer(200, anItem), anOrder()));
  const clock = manualClock(5_000);
  const exchanges: Exchange[] = [];
  await using client = createClient(shop, {
    ...at(server),
    clock,
    hooks: { onExchange: (one) => exchanges.push(one) },
  });
  const running = completeJourney(buy, {
    input: { itemId: 'A1' },
    effects: journeyEffects(client, { clock, random: () => 0 }),
  });
  await clock.untilSleeping(1);
  await clock.advance(1_000);
  expect(await running).toEqual({ ok: true, data: 'N1' });
  expect(server.requests[1]?.body.toString()).toBe('{"itemId":"A1"}');
  expect(exchanges.map((one) => one.journey)).toEqual([
    { id: 'shop.buy', stepId: 'find' },
    { id: 'shop.buy', stepId: 'order' },
  ]);
});

test('a lost write is looked up before it is sent again', async () => {
  await using server = await startServer(inTurn(answer(200, anItem), { drop: true }, answer(99), anOrder()));
  const clock = manualClock();
  await using client = createClient(shop, { ...at(server), clock, random: () => 0 });
  const running = completeJourney(buy, { input: { itemId: 'A1' }, effects: journeyEffects(client, { clock }) });
  await clock.untilSleeping(1);
  await clock.advance(1_000);
  expect(await running).toEqual({ ok: true, data: 'N1' });
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /items/A1',
    'POST /orders',
    'GET /items/N1',
    'POST /orders',
  ]);
});

test('a journey left at its wait is resumed from its file by another client, and repeats nothing', async () => {
  await using server = await startServer(inTurn(answer(200, anItem), anOrder()));
  const path = join(folder, 'buy.jsonl');
  const sealer = createSealer({ key: new Uint8Array(32).fill(7) });
  const clock = manualClock();
  {
    await using client = createClient(shop, { ...at(server), clock });
    await using journal = fileJournal(path);
    const events = runJourney(buy, {
      input: { itemId: 'item-77' },
      effects: journeyEffects(client, { clock, journal, sealer }),
    });
    for await (const event of events) if (event.type === 'waiting') break;
  }
  const text = await readFile(path, 'utf8');
  expect(text).not.toContain('item-77');
  await using client = createClient(shop, { ...at(server), clock });
  await using journal = fileJournal(path);
  const running = completeJourney(buy, { effects: journeyEffects(client, { clock, journal, sealer }) });
  await clock.untilSleeping(1);
  await clock.advance(1_000);
  expect(await running).toEqual({ ok: true, data: 'N1' });
  expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
});

test('aborting the journey aborts the request it waits for', async () => {
  await using server = await startServer(() => new Promise(() => undefined));
  await using client = createClient(shop, at(server));
  const controller = new AbortController();
  const running = completeJourney(buy, {
    input: { itemId: 'A1' },
    effects: journeyEffects(client),
    signal: controller.signal,
  });
  await server.received(1);
  controller.abort(new Error('enough'));
  expect(await running).toMatchObject({ ok: false, failure: { code: 'HTTP_ABORTED' } });
});
