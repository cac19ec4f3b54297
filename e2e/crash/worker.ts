import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { isOutboxError, isReportError, openReporter } from '@boxwire/report-client';
import type { Receipt, ReportKind, Reporter } from '@boxwire/report-client';
import { WHT93_DEMO_ACCOUNT } from '@boxwire/sandbox/wht93';
import { diceOf } from './dice.ts';
import { leapingClock } from './leaping-clock.ts';
import { mortalStore } from './mortal-store.ts';
import { storeAt } from './open-store.ts';
import type { PlanEntry } from './plan-entry.ts';
import { reportPlan } from './report-plan.ts';
import { sabotaged } from './sabotage.ts';
import type { WorkerMessage, WorkerTask } from './worker-messages.ts';

/** A reporter whose report is known only when the program runs. */
type AnyReporter = Readonly<Record<ReportKind, (report: unknown) => Promise<Receipt>>>;

/** Where the parent listens. */
const TELL_FD = 3;
/** The parent is less patient. */
const DRAIN_MS = 600_000;

/** A child: accepts what is to do and delivers until nothing is left, or until it is killed. */
async function work(task: WorkerTask): Promise<void> {
  const { seed, todo, kill, sabotage } = task;
  const plan = reportPlan(task.plan.seed, task.plan.size);
  const { store, end } = storeAt(task.store, 'crash-worker');
  const reporter = await openReporter({
    ...{ origin: task.origin, ...WHT93_DEMO_ACCOUNT, concurrency: task.concurrency },
    outbox: mortalStore(sabotaged(store, sabotage, { seed, kill }), kill),
    backOff: { baseMs: 250, maxMs: 500 },
    longBackOff: { baseMs: 250, maxMs: 500 },
    circuit: { failures: 5, openMs: 60, maxOpenMs: 240 },
    // never less than 125 ms: a request that was given up may take effect until then
    random: upperHalf(diceOf(seed, 2).next),
    http: { deadlineMs: 150 },
    clock: leapingClock(),
  });
  tell({ type: 'open' });
  await acceptAll(
    reporter,
    task,
    todo.map((index) => ({ index, entry: plan[index] as PlanEntry })),
  );
  // one that commits late, to be found out, has done so by its next answer
  await reporter.status();
  await reporter.stop({ drain: true, timeoutMs: DRAIN_MS });
  const { open } = await reporter.status();
  const dead = await reporter.inspect({ state: 'dead', limit: 5 });
  await reporter.close();
  await end();
  if (open === 0) tell({ type: 'drained' });
  else
    tell({
      type: 'stuck',
      open,
      dead: dead.map(({ seq, kind, lastError }) => `${seq} ${kind} ${lastError?.code ?? ''}`),
    });
}

function upperHalf(next: () => number): () => number {
  return () => 0.5 + next() / 2;
}

/** Hands reports over in the order of the plan, up to a window of them without an acknowledgement. */
async function acceptAll(
  reporter: Reporter,
  { window }: WorkerTask,
  todo: readonly { readonly index: number; readonly entry: PlanEntry }[],
): Promise<void> {
  const waiting = new Set<Promise<void>>();
  for (const { index, entry } of todo) {
    while (waiting.size >= (entry.alone ? 1 : window)) await Promise.race(waiting);
    const accepting = accept(reporter, index, entry).then(() => {
      waiting.delete(accepting);
    });
    waiting.add(accepting);
    if (entry.alone) await accepting;
  }
  await Promise.all(waiting);
}

async function accept(reporter: Reporter, index: number, { kind, input }: PlanEntry): Promise<void> {
  try {
    const { seqs } = await (reporter as unknown as AnyReporter)[kind](input);
    tell({ type: 'acknowledged', index, seqs });
  } catch (error) {
    tell({ type: 'refused', index, code: isReportError(error) || isOutboxError(error) ? error.code : String(error) });
  }
}

function tell(message: WorkerMessage): void {
  writeSync(TELL_FD, `${JSON.stringify(message)}\n`);
}

// the parent starts a child ahead of time and tells it when its turn has come
createInterface({ input: process.stdin }).once('line', (line) => {
  process.stdin.destroy();
  void work(JSON.parse(line) as WorkerTask);
});
