import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openReporter } from '@boxwire/report-client';
import { WHT93_DEMO_ACCOUNT } from '@boxwire/sandbox/wht93';
import { storeAt } from './open-store.ts';
import type { StorePlace } from './worker-messages.ts';

/** What the parent writes to a draining worker: one line of JSON. */
export interface DrainTask {
  readonly origin: string;
  readonly store: StorePlace;
  /** What the server calls its connections. */
  readonly name: string;
  /** Requests at a time. */
  readonly concurrency: number;
}

/** One of many workers on one outbox: delivers until its input ends, or until it is killed. */
async function drain({ origin, store: place, name, concurrency }: DrainTask, told: Promise<unknown>): Promise<void> {
  const { store, end } = storeAt(place, name);
  const reporter = await openReporter({
    ...{ origin, ...WHT93_DEMO_ACCOUNT, concurrency, outbox: store },
    backOff: { baseMs: 100, maxMs: 400 },
    circuit: { failures: 20, openMs: 60, maxOpenMs: 240 },
    http: { deadlineMs: 10_000 },
  });
  await told;
  await reporter.close();
  await end();
}

// from the beginning: the input may end before the outbox is open
const told = once(process.stdin, 'end');
createInterface({ input: process.stdin }).once('line', (line) => {
  void drain(JSON.parse(line) as DrainTask, told);
});
