import { openReporter, sqliteOutbox } from '@boxwire/report-client';
import type { DeliveryEvent, Reporter } from '@boxwire/report-client';
import type { ShownDeadLetter, WorkerCounts } from '../../shared/report-messages.ts';
import type { NumberedCall, WorkerCall, WorkerSaying, WorkerSettings } from './worker-protocol.ts';

const TICK_MS = 250;
const MOST_DEAD = 50;

/** The process that keeps the outbox and delivers it. It may be killed at any moment: that is what it is for. */
async function main(settings: WorkerSettings): Promise<void> {
  const { origin, appId, secret, outbox } = settings;
  const reporter = await openReporter({
    ...{ origin, appId, secret, outbox: sqliteOutbox(outbox), concurrency: 16 },
    backOff: { baseMs: 200, maxMs: 5_000 },
    longBackOff: { baseMs: 1_000, maxMs: 5_000 },
    circuit: { openMs: 1_000, maxOpenMs: 4_000 },
  });
  const counts = { accepted: 0, delivered: 0, retries: 0, dead: 0 };
  process.on('message', (call: NumberedCall) => void answer(reporter, call));
  // the page's server went away: nobody is left to stop this process
  process.on('disconnect', () => process.exit(0));
  say({ type: 'ready' });
  void count(reporter.progress(), counts);
  setInterval(() => void tick(reporter, counts), TICK_MS);
}

type Counting = { -readonly [Name in keyof WorkerCounts]: WorkerCounts[Name] };

async function count(events: AsyncIterable<DeliveryEvent>, counts: Counting): Promise<void> {
  for await (const event of events) {
    if (event.type === 'accepted') counts.accepted += event.seqs.length;
    else if (event.type === 'delivered') counts.delivered += event.seqs.length;
    else if (event.type === 'retry') counts.retries += event.seqs.length;
    else if (event.type === 'dead') counts.dead += 1;
  }
}

async function tick(reporter: Reporter, counts: Counting): Promise<void> {
  const status = await reporter.status();
  const dead = await reporter.inspect({ state: 'dead', limit: MOST_DEAD });
  say({ type: 'tick', status, counts, dead: dead.map(shownDeadLetter) });
}

function shownDeadLetter(report: Awaited<ReturnType<Reporter['inspect']>>[number]): ShownDeadLetter {
  const { seq, kind, businessId, attempts, acceptedAt, lastError } = report;
  return {
    seq,
    kind,
    businessId,
    attempts,
    acceptedAt,
    code: lastError?.code ?? '',
    message: lastError?.message ?? '',
  };
}

async function answer(reporter: Reporter, call: NumberedCall): Promise<void> {
  const { id } = call;
  try {
    say({ type: 'done', id, ...(await carryOut(reporter, call)) });
  } catch (error) {
    const { code = 'FAILED', message } = error as { readonly code?: string; readonly message: string };
    say({ type: 'refused', id, code, message });
  }
}

async function carryOut(
  reporter: Reporter,
  call: WorkerCall,
): Promise<Pick<Extract<WorkerSaying, { readonly type: 'done' }>, 'reconciliation'>> {
  switch (call.type) {
    case 'accept':
      // together, so that they share a commit; their order is the order of the calls
      await Promise.all(call.reports.map((report) => reporter[call.kind](report as never)));
      return {};
    case 'redrive':
      await reporter.redrive({ seqs: call.seqs });
      return {};
    case 'discard':
      await reporter.discard(call.seq, { reason: call.reason });
      return {};
    case 'reconcile':
      return { reconciliation: await reporter.reconcile({ received: call.received }) };
  }
}

function say(saying: WorkerSaying): void {
  process.send?.(saying);
}

void main(JSON.parse(process.env.BOXWIRE_WEB_WORKER ?? '{}') as WorkerSettings);
