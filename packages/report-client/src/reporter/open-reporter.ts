import { systemClock } from '@boxwire/http-core';
import type { Clock } from '../clock.ts';
import type { BackOffPolicy } from '../delivery/back-off.ts';
import type { CircuitPolicy } from '../delivery/circuit.ts';
import { Delivery } from '../delivery/delivery.ts';
import { EventStream } from '../delivery/event-stream.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { ReportSender } from '../sender/report-sender.ts';
import { wht93Sender } from '../sender/wht93-sender.ts';
import type { HttpOptions } from '../sender/wht93-sender.ts';
import { ReporterOptionError } from './reporter-option-error.ts';
import { createReporter } from './reporter.ts';
import type { Reporter } from './reporter.ts';

/** Options of `openReporter`. Times are milliseconds. */
export interface ReporterOptions {
  /** The receiver's base address, `https://host`. There is no default. */
  readonly origin: string;
  readonly appId: string;
  /** Sent for a token only; never logged, kept or shown. */
  readonly secret: string;
  /** Where reports are kept: `sqliteOutbox(path)` or `postgresOutbox(pool)`. The reporter opens and closes it. */
  readonly outbox: OutboxStore;
  /** Requests at a time. Default 8, at most 256. */
  readonly concurrency?: number | undefined;
  /** Back-off after a failure: full jitter below a bound that doubles. Default `{ baseMs: 1_000, maxMs: 300_000 }`. */
  readonly backOff?: Partial<BackOffPolicy> | undefined;
  /** Back-off after "unavailable" (5100), added to what the receiver asks for. Default `{ baseMs: 60_000, maxMs: 900_000 }`. */
  readonly longBackOff?: Partial<BackOffPolicy> | undefined;
  /** Attempts after which a report that keeps failing becomes a dead letter. Default: never by count alone. */
  readonly maxAttempts?: number | undefined;
  /** Default `{ failures: 5, openMs: 5_000, maxOpenMs: 300_000 }`. */
  readonly circuit?: Partial<CircuitPolicy> | undefined;
  /** Whether to begin delivering at once. Default true. */
  readonly deliver?: boolean | undefined;
  /** Settings of the HTTP client. */
  readonly http?: HttpOptions | undefined;
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined;
  /** In [0, 1); draws the jitter. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

const MOST_CONCURRENT = 256;

/**
 * Opens the outbox and begins to deliver what is in it. Throws `ReporterOptionError` for an unusable option, and what opening
 * the outbox rejects with; nothing is left open then.
 */
export async function openReporter(options: ReporterOptions): Promise<Reporter> {
  checkOptions(options);
  const { origin, appId, secret, outbox, concurrency = 8, http = {} } = options;
  const clock = options.clock ?? systemClock;
  const sender = wht93Sender({ origin, appId, secret, clock, concurrency, http });
  try {
    await outbox.open();
  } catch (error) {
    await sender.close();
    throw error;
  }
  const reporter = assemble(options, { sender, clock, concurrency });
  if (options.deliver !== false) reporter.start();
  return reporter;
}

function assemble(
  { outbox, backOff, longBackOff, maxAttempts, circuit, random }: ReporterOptions,
  { sender, clock, concurrency }: { sender: ReportSender; clock: Clock; concurrency: number },
): Reporter {
  const events = new EventStream();
  const delivery = new Delivery({
    ...{ store: outbox, sender, clock, concurrency, events, random: random ?? Math.random },
    failures: {
      backOff: { baseMs: 1_000, maxMs: 300_000, ...backOff },
      longBackOff: { baseMs: 60_000, maxMs: 900_000, ...longBackOff },
      maxAttempts: maxAttempts ?? Number.POSITIVE_INFINITY,
    },
    circuit: { failures: 5, openMs: 5_000, maxOpenMs: 300_000, ...circuit },
  });
  return createReporter({ outbox, sender, delivery, events, clock });
}

function checkOptions({ appId, secret, concurrency, maxAttempts, ...policies }: ReporterOptions): void {
  if (typeof appId !== 'string' || appId === '') throw invalid('appId', 'expected the id the receiver gave you');
  if (typeof secret !== 'string' || secret === '') throw invalid('secret', 'expected the secret the receiver gave you');
  whole('concurrency', concurrency, { from: 1, to: MOST_CONCURRENT });
  if (maxAttempts !== Number.POSITIVE_INFINITY) whole('maxAttempts', maxAttempts, { from: 1, to: 1_000_000 });
  whole('backOff.baseMs', policies.backOff?.baseMs, { from: 1, to: 86_400_000 });
  whole('backOff.maxMs', policies.backOff?.maxMs, { from: 1, to: 86_400_000 });
  whole('longBackOff.baseMs', policies.longBackOff?.baseMs, { from: 1, to: 86_400_000 });
  whole('longBackOff.maxMs', policies.longBackOff?.maxMs, { from: 1, to: 86_400_000 });
  whole('circuit.failures', policies.circuit?.failures, { from: 1, to: 1_000_000 });
  whole('circuit.openMs', policies.circuit?.openMs, { from: 1, to: 86_400_000 });
  whole('circuit.maxOpenMs', policies.circuit?.maxOpenMs, { from: 1, to: 86_400_000 });
}

function whole(option: string, value: number | undefined, { from, to }: { from: number; to: number }): void {
  if (value === undefined || (Number.isInteger(value) && value >= from && value <= to)) return;
  throw invalid(option, `expected a whole number from ${from} to ${to}`);
}

function invalid(option: string, problem: string): ReporterOptionError {
  return new ReporterOptionError(option, problem);
}
