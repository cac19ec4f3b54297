import type { Clock } from '../clock.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliveryEvent } from '../delivery/delivery-event.ts';
import type { DeliveryStatus, StopEnd, StopOptions } from '../delivery/delivery-options.ts';
import type { EventStream } from '../delivery/event-stream.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import { codeRef } from '../outbox/code-ref.ts';
import type { CodeKind } from '../outbox/code-ref.ts';
import { isOutboxError, OutboxError } from '../outbox/outbox-error.ts';
import type { Discarded, OutboxStatus, OutboxStore, ReportQuery } from '../outbox/outbox-store.ts';
import type { StoredReport } from '../outbox/stored-report.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import type { ReconcileOptions } from '../reconcile/reconcile.ts';
import type { Reconciliation } from '../reconcile/reconciliation.ts';
import type { ReportSender } from '../sender/report-sender.ts';
import { deadlineStatus } from './deadline.ts';
import type { DeadlineStatus } from './deadline.ts';
import { watchDeadlines } from './deadline-watch.ts';
import { leftoverOf } from './leftover.ts';
import type { Leftover } from './leftover.ts';
import { reportMethods } from './report-methods.ts';
import type { Receipt, ReportMethods } from './report-methods.ts';

/** How reporting stands. */
export interface ReporterStatus extends OutboxStatus, DeliveryStatus {
  /** How long the oldest unfinished report has waited, in milliseconds. */
  readonly oldestAgeMs?: number;
}

/** Which dead reports `redrive` offers again; members combine with "and". */
export interface RedriveFilter {
  readonly seqs?: readonly number[];
  readonly kind?: ReportKind;
  /** The code they were refused with, `4100`. */
  readonly code?: string;
}

/** What to do about a report that is given up. */
export interface DiscardOptions {
  /** Why; kept with the report. Not empty. */
  readonly reason: string;
  /** Whether everything that waits behind it in its lane goes too: further parts, refunds, checks. Default false. */
  readonly withFollowers?: boolean | undefined;
}

/** The codes of halls, venues and sessions, by the caller's own ids. */
export interface CodeBook {
  get(kind: CodeKind, id: string): Promise<string | undefined>;
  /** Keeps a code that came by another way, and lets go the reports that waited for it. */
  put(kind: CodeKind, id: string, code: string): Promise<void>;
}

/** Accepts reports and delivers them. */
export interface Reporter extends ReportMethods, AsyncDisposable {
  readonly codes: CodeBook;
  /** Counters and the state of delivery; the same cost at any backlog. */
  status(): Promise<ReporterStatus>;
  /** Reports as they are kept, in order of acceptance. */
  inspect(query?: ReportQuery): Promise<readonly StoredReport[]>;
  /** Offers refused reports for delivery again; their lanes go on with them. Returns their numbers. */
  redrive(filter?: RedriveFilter): Promise<readonly number[]>;
  /**
   * Gives up one report, with a reason. What waits behind it in its lane is not given up: it is named in the answer, is
   * offered for delivery next, and wants its own decision if the receiver refuses it.
   */
  discard(seq: number, options: DiscardOptions): Promise<Discarded>;
  /** What happens from now on. A reader that falls behind by 2,000 events loses the oldest, and is told how many. */
  progress(): AsyncIterableIterator<DeliveryEvent>;
  /** Compares accepted with acknowledged, and with what the caller can show was received. */
  reconcile(options?: ReconcileOptions): Promise<Reconciliation>;
  /** What of earlier days is undelivered, and whether the daily 12:00 (+08:00) has passed. */
  deadline(): Promise<DeadlineStatus>;
  /** Deletes delivered and discarded reports that were finished before this instant, from the front. Returns how many. */
  prune(finishedBefore: Date): Promise<number>;
  /** Begins to deliver; `openReporter` has done so unless it was told not to. Calling it again does nothing. */
  start(): void;
  /**
   * Resolves once nothing is left that could be delivered, now or when its time comes; what remains waits for a person
   * or a code. Goes on delivering. Never resolves while delivery is stopped.
   */
  idle(): Promise<void>;
  /**
   * Stops delivering, gracefully: requests under way are waited for and written down. Reports are still accepted. Calling it
   * again waits for the same end. Resolves to why it ended and what is left; `open` is 0 when everything was delivered or given up. Rejects
   * with `OutboxError` when the outbox cannot be asked, `OUTBOX_CLOSED` after `close`.
   */
  stop(options?: StopOptions): Promise<Leftover>;
  /** Stops, and closes outbox and connections; nothing is accepted any more. */
  close(options?: StopOptions): Promise<void>;
}

/** What a reporter is made of. */
export interface ReporterParts {
  readonly outbox: OutboxStore;
  readonly sender: ReportSender;
  readonly delivery: Delivery;
  readonly events: EventStream;
  readonly clock: Clock;
}

const DISCARD_TRIES = 5;
const REDRIVE_PAGE = 1_000;

/** Puts the parts together. The outbox is open already. */
export function createReporter(parts: ReporterParts): Reporter {
  return new PartsReporter(parts);
}

class PartsReporter implements Reporter {
  readonly #parts: ReporterParts;
  readonly #methods: ReportMethods;
  #watch: { readonly ending: AbortController; readonly ended: Promise<void> } | undefined;
  #closing: Promise<void> | undefined;
  /** Every `stop` up to now has read the outbox. */
  #stopped: Promise<unknown> = Promise.resolve();
  readonly codes: CodeBook;

  constructor(parts: ReporterParts) {
    this.#parts = parts;
    this.#methods = reportMethods(async (kind, drafts): Promise<Receipt> => {
      const { outbox, clock, events } = this.#parts;
      const at = clock.now();
      const seqs = await outbox.accept(drafts, at);
      if (events.isWatched) events.emit({ type: 'accepted', at, kind, seqs });
      return { kind, seqs };
    });
    this.codes = {
      get: async (kind, id) => (await parts.outbox.codes([codeRef(kind, id)])).get(codeRef(kind, id)),
      put: async (kind, id, code) => {
        await parts.outbox.putCodes([{ ref: codeRef(kind, id), code }]);
        parts.delivery.forgetCodes();
      },
    };
  }

  hall: ReportMethods['hall'] = (report) => this.#methods.hall(report);
  performance: ReportMethods['performance'] = (report) => this.#methods.performance(report);
  performanceUpdate: ReportMethods['performanceUpdate'] = (report) => this.#methods.performanceUpdate(report);
  sessionUpdate: ReportMethods['sessionUpdate'] = (report) => this.#methods.sessionUpdate(report);
  inventory: ReportMethods['inventory'] = (report) => this.#methods.inventory(report);
  ticket: ReportMethods['ticket'] = (report) => this.#methods.ticket(report);
  order: ReportMethods['order'] = (report) => this.#methods.order(report);
  refund: ReportMethods['refund'] = (report) => this.#methods.refund(report);
  check: ReportMethods['check'] = (report) => this.#methods.check(report);

  async status(): Promise<ReporterStatus> {
    const { outbox, delivery, clock } = this.#parts;
    const status = await outbox.status();
    const { oldest } = status;
    const age = oldest === undefined ? {} : { oldestAgeMs: clock.now() - oldest.acceptedAt };
    return { ...status, ...delivery.status(), ...age };
  }

  inspect(query: ReportQuery = {}): Promise<readonly StoredReport[]> {
    return this.#parts.outbox.find(query);
  }

  async redrive({ seqs, kind, code }: RedriveFilter = {}): Promise<readonly number[]> {
    const { outbox, clock } = this.#parts;
    const revived: number[] = [];
    for (let afterSeq = 0; ;) {
      const dead = await outbox.find({
        ...{ state: 'dead', limit: REDRIVE_PAGE, afterSeq },
        ...(kind === undefined ? {} : { kind }),
        ...(seqs === undefined ? {} : { seqs }),
      });
      const chosen = dead.filter(({ lastError }) => code === undefined || lastError?.code === code);
      const numbers = chosen.map(({ seq }) => seq);
      if (numbers.length > 0) revived.push(...(await outbox.redrive(numbers, clock.now())));
      if (dead.length < REDRIVE_PAGE) return revived;
      afterSeq = dead.at(-1)?.seq ?? afterSeq;
    }
  }

  async discard(seq: number, { reason, withFollowers = false }: DiscardOptions): Promise<Discarded> {
    const { outbox, delivery, clock } = this.#parts;
    if (reason.trim() === '') throw new OutboxError('OUTBOX_ARGUMENT', 'reason: say why the report is given up');
    const decision = { reason, at: clock.now(), withFollowers };
    for (let tries = 1; ; tries++) {
      try {
        return await outbox.discard(seq, decision);
      } catch (error) {
        // it may only wait in memory for a free request
        const [report] = isWrongState(error) && tries < DISCARD_TRIES ? await outbox.find({ seqs: [seq] }) : [];
        if (report === undefined || report.finishedAt !== undefined) throw error;
        await delivery.yieldBuffered();
      }
    }
  }

  progress(): AsyncIterableIterator<DeliveryEvent> {
    return this.#parts.events.read();
  }

  reconcile(options: ReconcileOptions = {}): Promise<Reconciliation> {
    return reconcile(this.#parts.outbox, options);
  }

  deadline(): Promise<DeadlineStatus> {
    return deadlineStatus(this.#parts.outbox, this.#parts.clock.now());
  }

  async prune(finishedBefore: Date): Promise<number> {
    let pruned = 0;
    for (;;) {
      const some = await this.#parts.outbox.prune(finishedBefore.getTime());
      if (some === 0) return pruned;
      pruned += some;
    }
  }

  start(): void {
    if (this.#closing !== undefined) return;
    this.#parts.delivery.start();
    if (this.#watch !== undefined) return;
    const { outbox: store, clock, events } = this.#parts;
    const ending = new AbortController();
    this.#watch = { ending, ended: watchDeadlines({ store, clock, events }, ending.signal) };
  }

  idle(): Promise<void> {
    return this.#parts.delivery.idle();
  }

  stop(options: StopOptions = {}): Promise<Leftover> {
    const leftover = this.#halt(options).then(async (end) => leftoverOf(end, await this.#parts.outbox.status()));
    this.#stopped = Promise.allSettled([this.#stopped, leftover]);
    return leftover;
  }

  async #halt(options: StopOptions): Promise<StopEnd> {
    const watch = this.#watch;
    this.#watch = undefined;
    watch?.ending.abort();
    const end = await this.#parts.delivery.stop(options);
    await watch?.ended;
    return end;
  }

  close(options: StopOptions = {}): Promise<void> {
    this.#closing ??= this.#close(options);
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(options: StopOptions): Promise<void> {
    const { sender, outbox, events } = this.#parts;
    await this.#halt(options);
    // a stop under way still asks the outbox what is left
    await this.#stopped;
    await sender.close();
    await outbox.close();
    events.end();
  }
}

function isWrongState(error: unknown): boolean {
  return isOutboxError(error) && error.code === 'OUTBOX_WRONG_STATE';
}
