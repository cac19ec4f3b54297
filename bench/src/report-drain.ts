import { openReporter, sqliteOutbox, type OutboxStore, type Reporter } from '@boxwire/report-client';
import { Agent, request } from 'undici';
import { startChildServer } from './child-server.ts';
import { inParallel, measure, type Candidate } from './measure.ts';
import { compareRounds, type Ratio } from './ratio.ts';
import { orderBody, orderReport, SESSION_CODE, SESSION_ID } from './report-samples.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Requests at a time, of every candidate: the reporter's default. */
export const CONCURRENCY = 8;

const BARE = 'bare undici.request';
const DRAIN = 'outbox drain (SQLite)';

/** Delivering a backlog from SQLite against the same POSTs without an outbox, to one server in its own process. */
export async function benchDrain(): Promise<readonly Ratio[]> {
  await using server = await startChildServer('./receiver-server.ts');
  using folder = temporaryFolder();
  await using reporter = await idleReporter(server.origin, sqliteOutbox(folder.path('outbox.sqlite')));
  const measured = await measure([drain(DRAIN, reporter), bare(server.origin)], { count: 4_000, rounds: 9 });
  return [compareRounds(measured, { area: DRAIN, ours: DRAIN, against: BARE, bar: { atLeast: 0.5 } })];
}

/** A reporter that delivers only when a turn says so, and knows the code that the orders wait for. */
export async function idleReporter(origin: string, outbox: OutboxStore): Promise<Reporter> {
  const reporter = await openReporter({
    ...{ origin, appId: 'bench', secret: 'bench', outbox, concurrency: CONCURRENCY, deliver: false },
  });
  await reporter.codes.put('session', SESSION_ID, SESSION_CODE);
  return reporter;
}

let number = 0;

/** Delivers what was accepted before the turn, from the first read to the last acknowledgement written. */
export function drain(name: string, reporter: Reporter): Candidate {
  return {
    name,
    prepare: async (count) => {
      await reporter.prune(new Date());
      await Promise.all(Array.from({ length: count }, () => reporter.order(orderReport(++number))));
    },
    run: async () => {
      reporter.start();
      await reporter.stop({ drain: true, timeoutMs: 60_000 });
      const { open } = await reporter.status();
      if (open > 0) throw new Error(`${name} left ${open} reports`);
    },
  };
}

function bare(origin: string): Candidate {
  const dispatcher = new Agent({ connections: CONCURRENCY });
  return {
    name: BARE,
    prepare: (count) => Array.from({ length: count }, () => orderBody(++number)),
    run: (count, bodies) =>
      inParallel(count, CONCURRENCY, (index) => post(origin, { body: (bodies as string[])[index] ?? '', dispatcher })),
  };
}

/** One POST, its answer read and judged by its code. */
export async function post(origin: string, { body, dispatcher }: { body: string; dispatcher: Agent }): Promise<void> {
  const headers = { 'content-type': 'application/json; charset=UTF-8' };
  const answer = await request(`${origin}/report/order`, { method: 'POST', headers, body, dispatcher });
  const { code } = (await answer.body.json()) as { readonly code: number };
  if (code !== 200) throw new Error(`the receiver answered ${code}`);
}
