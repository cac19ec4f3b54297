import type { Reconciliation, ReportKind, ReporterStatus } from '@boxwire/report-client';
import { createSandbox } from '@boxwire/sandbox';
import type { Sandbox } from '@boxwire/sandbox';
import { WHT93_DEMO_ACCOUNT, wht93Received, wht93Sandbox } from '@boxwire/sandbox/wht93';
import type { Wht93Received } from '@boxwire/sandbox/wht93';
import { makeSample } from '@boxwire/schemas-wht93/sample';
import type { ReportSnapshot, ShownDeadLetter, ShownReceiver, WorkerCounts } from '../../shared/report-messages.ts';
import { WebError } from '../http/web-error.ts';
import { REPORT_FAULTS } from './report-faults.ts';
import { SeasonFeed } from './season-feed.ts';
import { WorkerProcess } from './worker-process.ts';

type Receiver = Sandbox<readonly [ReturnType<typeof wht93Sandbox>]>;

const NO_COUNTS: WorkerCounts = { accepted: 0, delivered: 0, retries: 0, dead: 0 };

/** A ticketing system in small: it sells a season, a worker process reports it, a receiver takes it. */
export class ReportDesk implements AsyncDisposable {
  readonly #receiver: Receiver;
  readonly #outbox: string;
  readonly #feed: SeasonFeed;
  #worker: WorkerProcess | undefined;
  #starts = 0;
  #kills = 0;
  #status: ReporterStatus | undefined;
  #counts = NO_COUNTS;
  /** Counts of workers that are gone. */
  #before = NO_COUNTS;
  #dead: readonly ShownDeadLetter[] = [];
  #reconciliation: Reconciliation | undefined;

  private constructor(receiver: Receiver, outbox: string) {
    this.#receiver = receiver;
    this.#outbox = outbox;
    this.#feed = new SeasonFeed((kind, reports) => this.#accept(kind, reports));
  }

  /** Opens the receiver and the first worker, whose outbox is the file `outbox`. */
  static async open(outbox: string): Promise<ReportDesk> {
    const receiver = await createSandbox({ platforms: [wht93Sandbox()], seed: 'web' });
    const desk = new ReportDesk(receiver, outbox);
    await desk.startWorker();
    return desk;
  }

  get snapshot(): ReportSnapshot {
    return {
      at: Date.now(),
      worker: { alive: this.#worker !== undefined, pid: this.#worker?.pid, starts: this.#starts, kills: this.#kills },
      season: { total: this.#feed.total, accepted: this.#feed.accepted, problem: this.#feed.problem },
      status: this.#status,
      counts: sum(this.#before, this.#counts),
      dead: this.#dead,
      receiver: shownReceiver(wht93Received(this.#receiver)),
      faults: this.#faults(),
      reconciliation: this.#reconciliation,
    };
  }

  /** Sells a season of so many orders; they are reported as the worker takes them. */
  sell(orders: number, seed: string): void {
    this.#reconciliation = undefined;
    this.#feed.add(makeSample({ kind: 'season', orders, seed }));
  }

  async startWorker(): Promise<void> {
    if (this.#worker !== undefined) return;
    const settings = { origin: this.#receiver.origins.wht93.cis, ...WHT93_DEMO_ACCOUNT, outbox: this.#outbox };
    const worker = new WorkerProcess(settings, ({ status, counts, dead }) => {
      this.#status = status;
      this.#counts = counts;
      this.#dead = dead;
    });
    this.#worker = worker;
    this.#starts += 1;
    void worker.ended.then(() => this.#forget(worker));
    await worker.ready;
    this.#feed.resume();
  }

  /** SIGKILL in the middle of whatever it does. */
  async killWorker(): Promise<void> {
    if (this.#worker === undefined) return;
    this.#kills += 1;
    await this.#worker.kill();
  }

  /** Throws `WebError` `FAULT_UNKNOWN`. */
  setFault(name: string, isOn: boolean): void {
    const fault = REPORT_FAULTS.find((each) => each.name === name);
    if (fault === undefined) throw new WebError('FAULT_UNKNOWN', `There is no fault "${name}" here.`);
    const { faults } = this.#receiver.admin;
    faults.remove(name);
    if (isOn) faults.add({ ...fault.rule, id: name });
  }

  async redrive(seqs: readonly number[]): Promise<void> {
    await this.#alive().call({ type: 'redrive', seqs });
  }

  async discard(seq: number, reason: string): Promise<void> {
    await this.#alive().call({ type: 'discard', seq, reason });
  }

  /** Compares what was accepted and acknowledged with what the receiver has. */
  async reconcile(): Promise<void> {
    const received = wht93Received(this.#receiver);
    this.#reconciliation = (await this.#alive().call({ type: 'reconcile', received })).reconciliation;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#feed.stop();
    await this.#worker?.kill();
    await this.#receiver.close();
  }

  #alive(): WorkerProcess {
    if (this.#worker !== undefined) return this.#worker;
    throw new WebError('WORKER_LOST', 'The worker is not running: start it first.');
  }

  async #accept(kind: ReportKind, reports: readonly object[]): Promise<void> {
    await this.#alive().call({ type: 'accept', kind, reports });
  }

  #forget(worker: WorkerProcess): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#before = sum(this.#before, this.#counts);
    this.#counts = NO_COUNTS;
  }

  #faults(): ReportSnapshot['faults'] {
    const active = new Map(this.#receiver.admin.faults.list().map(({ id, hits }) => [id, hits]));
    return REPORT_FAULTS.map(({ name }) => ({ name, on: active.has(name), hits: active.get(name) ?? 0 }));
  }
}

function sum(one: WorkerCounts, other: WorkerCounts): WorkerCounts {
  return {
    accepted: one.accepted + other.accepted,
    delivered: one.delivered + other.delivered,
    retries: one.retries + other.retries,
    dead: one.dead + other.dead,
  };
}

function shownReceiver({ kinds, duplicates, orderBreaks, totals }: Wht93Received): ShownReceiver {
  const add = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return {
    requests: add(Object.values(kinds).map(({ requests }) => requests)),
    distinct: add(Object.values(kinds).map(({ distinct }) => distinct)),
    duplicates: add(Object.values(duplicates).map(({ count }) => count)),
    orderBreaks: add(Object.values(orderBreaks).map(({ count }) => count)),
    soldAmount: totals.soldAmount,
    refundedAmount: totals.refundedAmount,
  };
}
