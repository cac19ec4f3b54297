import { describe, expect, test } from 'vitest';
import { deliveryWorld } from './support/delivery-world.ts';
import type { DeliveryWorld } from './support/delivery-world.ts';
import { report } from './support/payloads.ts';

const CONCURRENCY = 4;
/** As many as delivery holds in memory. */
const WINDOW = 256 + 2 * CONCURRENCY;
const ANSWER_MS = 100;

const orders = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => report.order(`${name}-${index + 1}`));

/** A receiver that takes its time, and a window full of orders: forty a second, so more than six seconds of work. */
async function slowWorld(): Promise<DeliveryWorld> {
  const world = await deliveryWorld({ concurrency: CONCURRENCY });
  world.sender.answer = async () => {
    await world.clock.sleep(ANSWER_MS);
    return undefined;
  };
  await world.accept(...orders('O', WINDOW));
  await turns(world, 5);
  world.news();
  return world;
}

async function turns(world: DeliveryWorld, count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await world.clock.advance(ANSWER_MS);
    await world.quiet();
  }
}

describe('a deep buffer', () => {
  test('does not keep what becomes ready meanwhile waiting: it is asked for every half second', async () => {
    await using world = await slowWorld();
    await world.accept(report.order('late'));
    expect(world.delivery.status().buffered).toBeGreaterThan(WINDOW / 2);
    await turns(world, 6);
    expect(world.news()).toContain('order late');
  });

  test('is not kept waiting by what becomes ready meanwhile either: they take turns', async () => {
    await using world = await slowWorld();
    await world.accept(...orders('late', 200));
    await turns(world, 6);
    world.news();
    await turns(world, 5);
    const sent = world.news();
    const late = sent.filter((label) => label.startsWith('order late')).length;
    expect(sent).toHaveLength(5 * CONCURRENCY);
    expect(late).toBe(sent.length / 2);
    expect(world.delivery.status().buffered).toBeLessThanOrEqual(WINDOW + Math.ceil(WINDOW / 8));
  });
});
