import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '@boxwire/http-core';
import {
  openReporter,
  type DeadlineStatus,
  type DeliveryEvent,
  type OutboxStore,
  type Reporter,
  type ReporterStatus,
} from '@boxwire/report-client';
import { EXIT } from '../../exit-codes.ts';
import { durationText } from '../../output/duration.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { Style } from '../../output/style.ts';
import { LastFailure, shownOrigin, type LastCause } from '../../report/last-cause.ts';
import { outboxHandle } from '../../report/open-outbox.ts';
import { runPrinter, type RunCounts, type RunPrinter } from '../../report/run-printer.ts';
import { readReceiver, readStoreSettings, type ReceiverOptions } from '../../report/settings.ts';
import { deadlineLine, statusLines } from '../../report/status-lines.ts';

/** Options of `boxwire report run`. */
export interface RunOptions extends ReceiverOptions {
  readonly watch?: boolean;
  readonly concurrency?: number;
  readonly backOff?: number;
  readonly giveUp?: number;
}

/** Why a run ended. */
type RunEnd = 'empty' | 'interrupted' | 'refused' | 'gaveUp';

const STATUS_EVERY_MS = 250;
const SETTLE_MS = 20;
const DEFAULT_GIVE_UP_MS = 60_000;
const STOP_MS = 30_000;

/**
 * Delivers what is in the outbox, until it is empty or, with `--watch`, until the process is asked to end. Exit code 0 when
 * everything is delivered and no deadline was missed, 1 when something was refused, waits for a code or missed its deadline, 3 when the
 * receiver kept failing.
 */
export async function reportRun(options: RunOptions, context: CommandContext): Promise<number> {
  const { config, store } = await readStoreSettings(options, context.io);
  const receiver = await readReceiver(options, config, context.io);
  const signal = context.io.interruption();
  await using handle = await outboxHandle(store, context.io);
  await handle.open();
  await using reporter = await openReporter({
    ...{ ...receiver, outbox: handle.outbox, deliver: false, concurrency: options.concurrency },
    clock: { now: () => context.io.now(), sleep: (ms, signal) => systemClock.sleep(ms, signal) },
    ...(options.backOff !== undefined && { backOff: { baseMs: options.backOff } }),
  });
  const run = new Run({ reporter, outbox: handle.outbox, origin: shownOrigin(receiver.origin) }, options, context);
  // awaited here: the store is closed when this function ends
  return await run.deliver(signal);
}

interface Running {
  readonly reporter: Reporter;
  readonly outbox: Pick<OutboxStore, 'nextDueAt'>;
  /** As it may be shown. */
  readonly origin: string;
}

class Run {
  readonly #reporter: Reporter;
  readonly #outbox: Running['outbox'];
  readonly #origin: string;
  readonly #failure = new LastFailure();
  readonly #options: RunOptions;
  readonly #context: CommandContext;
  readonly #printer: RunPrinter;
  readonly #counts: RunCounts = { delivered: 0, retries: 0, dead: 0 };
  readonly #refused = Promise.withResolvers<RunEnd>();
  #hasMissedDeadline = false;
  #lastNewsAt = performance.now();

  constructor({ reporter, outbox, origin }: Running, options: RunOptions, context: CommandContext) {
    this.#reporter = reporter;
    this.#outbox = outbox;
    this.#origin = origin;
    this.#options = options;
    this.#context = context;
    this.#printer = runPrinter(options, context, this.#counts);
  }

  async deliver(signal: AbortSignal): Promise<number> {
    const startedAt = performance.now();
    const reading = this.#readEvents();
    this.#reporter.start();
    const end = await this.#untilEnd(signal);
    await this.#reporter.stop({ timeoutMs: STOP_MS });
    const status = await this.#reporter.status();
    const deadline = await this.#reporter.deadline();
    const cause = await this.#failure.cause(this.#reporter);
    await this.#reporter.close();
    await reading;
    this.#printer.end();
    const exitCode = this.#exitCode(end, status, deadline);
    await this.#tell({ end, status, deadline, cause, exitCode, durationMs: performance.now() - startedAt });
    return exitCode;
  }

  async #readEvents(): Promise<void> {
    for await (const event of this.#reporter.progress()) {
      this.#count(event);
      await this.#printer.event(event);
    }
  }

  #count(event: DeliveryEvent): void {
    this.#failure.note(event);
    switch (event.type) {
      case 'delivered':
        this.#counts.delivered += event.seqs.length;
        this.#lastNewsAt = performance.now();
        break;
      case 'retry':
        this.#counts.retries += event.seqs.length;
        break;
      case 'dead':
        this.#counts.dead += 1;
        this.#lastNewsAt = performance.now();
        break;
      case 'deadlineMissed':
        this.#hasMissedDeadline = true;
        break;
      case 'unauthenticated':
        // a wrong secret does not become right by waiting
        if (/^4[1-9]00$|^4000$/.test(event.code) && this.#options.watch !== true) this.#refused.resolve('refused');
        break;
      default:
    }
  }

  async #untilEnd(signal: AbortSignal): Promise<RunEnd> {
    if (signal.aborted) return 'interrupted';
    const ended = new AbortController();
    const over = AbortSignal.any([signal, ended.signal]);
    const interrupted = once(signal, 'abort', { signal: ended.signal }).then(
      (): RunEnd => 'interrupted',
      (): RunEnd => 'interrupted',
    );
    const ways = [interrupted, this.#refused.promise, this.#watchStatus(over)];
    if (this.#options.watch !== true) ways.push(this.#untilEmpty());
    try {
      return await Promise.race(ways);
    } finally {
      ended.abort();
    }
  }

  // a late code lets reports go a slice at a time, and between two slices nothing may be ready
  async #untilEmpty(): Promise<RunEnd> {
    await this.#reporter.idle();
    await wait(SETTLE_MS);
    await this.#reporter.idle();
    return 'empty';
  }

  /** Shows how it stands, and gives up on a receiver that does not take anything for long. */
  async #watchStatus(over: AbortSignal): Promise<RunEnd> {
    const { watch, giveUp } = this.#options;
    const patienceMs = giveUp ?? (watch === true ? Number.POSITIVE_INFINITY : DEFAULT_GIVE_UP_MS);
    while (!over.aborted) {
      const status = await this.#reporter.status();
      await this.#printer.status(status, await this.#nextAttemptAt(status));
      if (performance.now() - this.#lastNewsAt > patienceMs) return 'gaveUp';
      await sleep(STATUS_EVERY_MS, over);
    }
    return 'interrupted';
  }

  /** When the next request goes out, while nothing goes on because of a back-off. */
  async #nextAttemptAt(status: ReporterStatus): Promise<number | undefined> {
    const { open, inFlight, buffered, circuitOpenUntil = 0 } = status;
    if (open === 0 || inFlight > 0 || buffered > 0) return undefined;
    const now = this.#context.io.now();
    const dueAt = await this.#outbox.nextDueAt(now).catch(() => undefined);
    const at = Math.max(dueAt ?? 0, circuitOpenUntil);
    return at > now ? at : undefined;
  }

  #exitCode(end: RunEnd, { open }: ReporterStatus, { missed }: DeadlineStatus): number {
    if (end === 'gaveUp') return EXIT.remote;
    if (this.#hasMissedDeadline || missed || end === 'refused') return EXIT.no;
    if (end === 'empty') return open === 0 ? EXIT.ok : EXIT.no;
    // what is left is delivered by the next run
    return this.#options.watch === true || open === 0 ? EXIT.ok : EXIT.interrupted;
  }

  async #tell(told: {
    readonly end: RunEnd;
    readonly status: ReporterStatus;
    readonly deadline: DeadlineStatus;
    readonly cause: LastCause | undefined;
    readonly exitCode: number;
    readonly durationMs: number;
  }): Promise<void> {
    const { out, style } = this.#context;
    const { end, status, durationMs, exitCode } = told;
    const { exitCode: _, ...deadline } = told.deadline;
    const receiver = { origin: this.#origin, ...(told.cause && { lastCause: told.cause }) };
    const hasFailed = end === 'gaveUp' || end === 'refused';
    if (this.#options.json === true) {
      const facts = { end, ...this.#counts, durationMs, ...(hasFailed && { receiver }), status, deadline };
      return out.line(JSON.stringify({ event: 'ended', ...facts }));
    }
    const mark = exitCode === EXIT.ok ? style.green('✓') : style.red('✗');
    await out.line(`${mark} ${END_TEXTS[end]}: ${countsText(this.#counts)}  ${style.dim(durationText(durationMs))}`);
    if (hasFailed) for (const line of receiverLines(receiver, style)) await out.line(line);
    if (status.open > 0) for (const line of statusLines(status, this.#context.io.now(), style)) await out.line(line);
    if (deadline.undelivered > 0) await out.line(deadlineLine(told.deadline, style));
  }
}

// a request for a token that failed took no report with it, so nobody can say that one was sent twice
function countsText({ delivered, retries }: RunCounts): string {
  const failed =
    retries === 0 ? '' : `, ${retries.toLocaleString('en')} ${retries === 1 ? 'attempt' : 'attempts'} failed`;
  return `${delivered.toLocaleString('en')} delivered${failed}`;
}

function receiverLines(
  { origin, lastCause }: { readonly origin: string; readonly lastCause?: LastCause },
  style: Style,
): string[] {
  const { code = '', message = '' } = lastCause ?? {};
  return [
    `  ${style.dim('receiver')}    ${origin}`,
    ...(lastCause === undefined ? [] : [`  ${style.dim('last cause')}  ${code}  ${message}`.trimEnd()]),
  ];
}

const END_TEXTS: Readonly<Record<RunEnd, string>> = {
  empty: 'nothing is left that can be delivered now',
  interrupted: 'stopped',
  refused: 'the receiver refuses the appId or its secret',
  gaveUp: 'given up: the receiver took nothing for too long',
};

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
}
