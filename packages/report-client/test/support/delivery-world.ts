import { manualClock } from '@boxwire/tooling/test-kit';
import type { ManualClock } from '@boxwire/tooling/test-kit';
import { Delivery } from '../../src/delivery/delivery.ts';
import type { DeliveryEvent } from '../../src/delivery/delivery-event.ts';
import type { DeliveryOptions } from '../../src/delivery/delivery-options.ts';
import { EventStream } from '../../src/delivery/event-stream.ts';
import type { OutboxStore } from '../../src/outbox/outbox-store.ts';
import { sqliteOutbox } from '../../src/sqlite/sqlite-outbox.ts';
import { fakeSender } from './fake-sender.ts';
import type { FakeSender } from './fake-sender.ts';
import { draft } from './payloads.ts';
import type { Report } from './payloads.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A store, a delivery and a receiver on one virtual clock. */
export interface DeliveryWorld extends AsyncDisposable {
  readonly store: OutboxStore;
  readonly sender: FakeSender;
  readonly clock: ManualClock;
  readonly delivery: Delivery;
  readonly events: DeliveryEvent[];
  readonly accept: (...reports: Report[]) => Promise<readonly number[]>;
  /** Lets everything happen that needs no time. */
  readonly quiet: () => Promise<void>;
  readonly advance: (ms: number) => Promise<void>;
  /** Labels sent since the last call. */
  readonly news: () => string[];
  readonly states: () => Promise<string[]>;
}

const FAILURES: DeliveryOptions['failures'] = {
  backOff: { baseMs: 1_000, maxMs: 60_000 },
  longBackOff: { baseMs: 60_000, maxMs: 900_000 },
  maxAttempts: Number.POSITIVE_INFINITY,
};

/** Starts a world; delivery runs unless `start` is false. Jitter is the whole bound. */
export async function deliveryWorld(
  options: Partial<DeliveryOptions> & { readonly start?: boolean } = {},
): Promise<DeliveryWorld> {
  const folder = temporaryFolder();
  const store = options.store ?? sqliteOutbox(folder.path('outbox.db'));
  await store.open();
  const clock = manualClock(Date.parse('2026-05-01T08:00:00+08:00'));
  const sender = fakeSender();
  const stream = new EventStream();
  const events: DeliveryEvent[] = [];
  void (async () => {
    for await (const event of stream.read()) events.push(event);
  })();
  const delivery = new Delivery({
    ...{ store, sender, clock, random: () => 1, concurrency: 4, failures: FAILURES, events: stream },
    circuit: { failures: 5, openMs: 5_000, maxOpenMs: 300_000 },
    ...options,
  });
  if (options.start !== false) delivery.start();
  let told = 0;
  const quiet = async (): Promise<void> => {
    for (let still = 0; still < 6; still++) {
      const before = sender.sent.length;
      await new Promise((resolve) => setImmediate(resolve));
      if (sender.sent.length > before) still = 0;
    }
  };
  return {
    ...{ store, sender, clock, delivery, events, quiet },
    accept: async (...reports) => {
      const seqs = await store.accept(reports.map(draft), clock.now());
      await quiet();
      return seqs;
    },
    advance: async (ms) => {
      const step = Math.max(1_000, ms / 200);
      for (let left = ms; left > 0; left -= step) {
        await clock.advance(Math.min(left, step));
        await quiet();
      }
    },
    news: () => {
      const labels = sender.labels().slice(told);
      told = sender.sent.length;
      return labels;
    },
    states: async () => (await store.find({})).map(({ seq, state }) => `${seq} ${state}`),
    [Symbol.asyncDispose]: async () => {
      const stopping = delivery.stop({ timeoutMs: 0 });
      await clock.advance(1);
      await stopping;
      stream.end();
      await store.close();
      folder[Symbol.dispose]();
    },
  };
}
