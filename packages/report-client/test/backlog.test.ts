import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gate } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';
import { deliveryWorld } from './support/delivery-world.ts';
import { fakeCode } from './support/fake-sender.ts';
import { draft, report } from './support/payloads.ts';

const BACKLOG = 200_000;
const GROUP = 5_000;

const MIB = 2 ** 20;

/** In use on the heap, and resident outside of it: SQLite's share is there. */
function memory(): { readonly heap: number; readonly native: number } {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, heapTotal, rss } = process.memoryUsage();
  return { heap: heapUsed / MIB, native: (rss - heapTotal) / MIB };
}

test('a backlog of 200,000 reports costs bounded memory, and status answers at once', { timeout: 60_000 }, async () => {
  await using world = await deliveryWorld({ concurrency: 16 });
  const held = gate();
  let answers = 0;
  world.sender.answer = async () => {
    await held.opened;
    return answers++ < 5_000 ? undefined : new Promise(() => undefined);
  };
  await world.store.putCodes([{ ref: 'session:S-1', code: fakeCode('S-1') }]);
  const before = memory();
  let atQuarter = before;
  for (let from = 0; from < BACKLOG; from += GROUP) {
    if (from === BACKLOG / 4) atQuarter = memory();
    const drafts = Array.from({ length: GROUP }, (_, i) => draft(report.order(`O-${from + i}`, `S-1:T-${from + i}`)));
    await world.store.accept(drafts, world.clock.now());
  }
  await world.quiet();
  const full = memory();
  expect(full.heap - before.heap).toBeLessThan(16);
  // the last 150,000 cost nothing that the first 50,000 did not
  expect(full.heap - atQuarter.heap).toBeLessThan(2);
  expect(full.native - atQuarter.native).toBeLessThan(24);
  expect(world.delivery.status()).toMatchObject({ inFlight: 16 });
  expect(world.delivery.status().buffered).toBeLessThan(300);

  const times = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const start = performance.now();
      expect((await world.store.status()).open).toBe(BACKLOG);
      return performance.now() - start;
    }),
  );
  expect(Math.min(...times)).toBeLessThan(5);

  held.open();
  await world.quiet();
  // the last group of acknowledgements is written after a moment
  await world.advance(10);
  expect((await world.store.status()).open).toBe(BACKLOG - 5_000);
  world.sender.sent.length = 0;
  world.events.length = 0;
  expect(memory().heap - before.heap).toBeLessThan(24);
});
