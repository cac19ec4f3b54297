import { gate } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { deliveryWorld } from './support/delivery-world.ts';
import type { DeliveryWorld } from './support/delivery-world.ts';
import { fakeCode } from './support/fake-sender.ts';
import { report } from './support/payloads.ts';

const CODE = { ref: 'session:S-1', code: fakeCode('S-1') } as const;

function ids(world: DeliveryWorld, list: 'ticketList' | 'priceList'): unknown[][] {
  return world.sender.sent.map(({ request }) =>
    (request.body[list] as { ticketId?: string; priceId?: string }[]).map((row) => row.ticketId ?? row.priceId),
  );
}

async function stopped(): Promise<DeliveryWorld> {
  const world = await deliveryWorld({ start: false });
  await world.store.putCodes([CODE, { ref: 'session:S-2', code: fakeCode('S-2') }]);
  return world;
}

describe('batches', () => {
  test('checks of different orders share a request, at most 200, and each lane stays in order', async () => {
    await using world = await stopped();
    for (let i = 0; i < 250; i++) await world.store.accept([], 0);
    await world.accept(...Array.from({ length: 250 }, (_, i) => report.check(`T-${i}`, i % 2 === 0 ? 'S-1' : 'S-2')));
    await world.accept(report.check('T-0', 'S-1'));
    world.delivery.start();
    await world.quiet();
    expect(ids(world, 'ticketList').map((batch) => batch.length)).toEqual([200, 50, 1]);
    expect(world.sender.sent[0]!.request.body.ticketList).toMatchObject([
      { ticketId: 'T-0', sessionCode: fakeCode('S-1') },
      { ticketId: 'T-1', sessionCode: fakeCode('S-2') },
      ...Array.from({ length: 198 }, () => ({})),
    ]);
    expect(ids(world, 'ticketList')[2]).toEqual(['T-0']);
    expect((await world.store.status()).open).toBe(0);
  });

  test('tickets that follow each other in a lane share a request of at most 200', async () => {
    await using world = await stopped();
    const tickets = (from: number, count: number): string[] => Array.from({ length: count }, (_, i) => `T-${from + i}`);
    await world.accept(
      report.ticket('S-1', 'A', ...tickets(0, 90)),
      report.ticket('S-1', 'A', ...tickets(90, 90)),
      report.ticket('S-1', 'A', ...tickets(180, 90)),
      report.ticket('S-1', 'B', ...tickets(500, 3)),
    );
    world.delivery.start();
    await world.quiet();
    expect(ids(world, 'ticketList').map((batch) => [batch[0], batch.length])).toEqual([
      ['T-0', 180],
      ['T-500', 3],
      ['T-180', 90],
    ]);
    expect(world.sender.sent[0]!.request.body).toMatchObject({
      ...{ performanceId: 'P-1', sessionId: 'S-1', priceId: 'A', sessionCode: fakeCode('S-1') },
    });
  });

  test('a ticket that changes twice is not in one request twice', async () => {
    await using world = await stopped();
    await world.accept(
      report.ticket('S-1', 'A', 'T-1', 'T-2'),
      report.ticket('S-1', 'A', 'T-3'),
      report.ticket('S-1', 'A', 'T-2'),
    );
    world.delivery.start();
    await world.quiet();
    expect(ids(world, 'ticketList')).toEqual([['T-1', 'T-2', 'T-3'], ['T-2']]);
  });

  test('the prices of one session share an inventory request', async () => {
    await using world = await stopped();
    await world.accept(
      report.inventory('S-1', 'A', 1),
      report.inventory('S-2', 'A', 2),
      report.inventory('S-1', 'B', 3),
      report.inventory('S-1', 'A', 4),
    );
    world.delivery.start();
    await world.quiet();
    const bodies = world.sender.sent.map(({ request }) => request.body);
    expect(bodies).toEqual([
      {
        sessionCode: fakeCode('S-2'),
        priceList: [{ sessionId: 'S-2', priceId: 'A', availableInventory: 2 }],
      },
      {
        sessionCode: fakeCode('S-1'),
        priceList: [
          { sessionId: 'S-1', priceId: 'B', availableInventory: 3 },
          { sessionId: 'S-1', priceId: 'A', availableInventory: 4 },
        ],
      },
    ]);
  });

  test('inventory on its way is not replaced: the newer one follows it', async () => {
    await using world = await stopped();
    const held = gate();
    world.sender.answer = async () => {
      await held.opened;
      return undefined;
    };
    world.delivery.start();
    for (const stock of [9, 8, 7]) await world.accept(report.inventory('S-1', 'A', stock));
    held.open();
    await world.quiet();
    const stocks = world.sender.sent.map(
      ({ request }) => (request.body.priceList as { availableInventory: number }[])[0]!.availableInventory,
    );
    expect(stocks).toEqual([9, 7]);
    expect(await world.states()).toEqual(['1 done', '2 merged', '3 done']);
  });

  test('one bad check of a batch is found by halving, and the others are delivered', async () => {
    await using world = await stopped();
    world.sender.answer = (request) =>
      (request.body.ticketList as { ticketId: string }[]).some(({ ticketId }) => ticketId === 'T-77')
        ? { result: 'refused', code: '4300', message: 'no such ticket' }
        : undefined;
    await world.accept(...Array.from({ length: 200 }, (_, i) => report.check(`T-${i}`, 'S-1')));
    world.delivery.start();
    await world.quiet();
    expect(await world.store.status()).toMatchObject({ open: 1, counts: { check: { done: 199, dead: 1 } } });
    expect((await world.store.find({ state: 'dead' })).map(({ businessId }) => businessId)).toEqual(['T-77']);
    expect(world.sender.sent.length).toBeLessThan(30);
    expect(world.events.filter(({ type }) => type === 'split').length).toBeGreaterThan(3);
  });

  test('a bad ticket report holds what follows it in its lane, after what precedes it was delivered', async () => {
    await using world = await stopped();
    world.sender.answer = (request) =>
      (request.body.ticketList as { ticketId: string }[]).some(({ ticketId }) => ticketId === 'T-2')
        ? { result: 'refused', code: '4000', message: 'no such seat' }
        : undefined;
    await world.accept(...Array.from({ length: 4 }, (_, i) => report.ticket('S-1', 'A', `T-${i}`)));
    world.delivery.start();
    await world.quiet();
    expect(await world.states()).toEqual(['1 done', '2 done', '3 dead', '4 pending']);
  });

  test('a batch that makes the receiver fail is tried again in halves', async () => {
    await using world = await stopped();
    world.sender.answer = (request) =>
      (request.body.ticketList as { ticketId: string }[]).some(({ ticketId }) => ticketId === 'T-3')
        ? { result: 'failed', code: '5000', message: 'system error', answered: true }
        : undefined;
    await world.accept(...Array.from({ length: 8 }, (_, i) => report.check(`T-${i}`, 'S-1')));
    world.delivery.start();
    await world.advance(60_000);
    expect(await world.store.status()).toMatchObject({ open: 1, counts: { check: { done: 7, pending: 1 } } });
    world.sender.answer = () => undefined;
    await world.advance(120_000);
    expect((await world.store.status()).open).toBe(0);
  });
});
