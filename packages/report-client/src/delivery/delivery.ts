import { isOutboxError } from '../outbox/outbox-error.ts';
import type { Settlement } from '../outbox/outbox-store.ts';
import type { ClaimedReport } from '../outbox/stored-report.ts';
import type { SendResult } from '../sender/report-sender.ts';
import { Circuit } from './circuit.ts';
import { CodeCache } from './code-cache.ts';
import { conclusionEvents } from './conclusion-events.ts';
import type { Conclusion } from './conclusion-events.ts';
import type { DeliveryEvent } from './delivery-event.ts';
import type { DeliveryOptions, DeliveryStatus, StopEnd, StopOptions } from './delivery-options.ts';
import { Feed } from './feed.ts';
import type { Batch } from './feed.ts';
import { judgeResult } from './judge-result.ts';
import { RateMeter } from './rate-meter.ts';
import { requestBody } from './request-body.ts';
import { Settler } from './settler.ts';
import { WakeSignal } from './wake-signal.ts';

/** Reports in memory beside those under way: enough for a full batch of checks. */
const WINDOW = 256;
const DEFAULT_STOP_MS = 30_000;
const DEFAULT_DRAIN_MS = 60_000;
const ASK_AGAIN_MS = 1_000;

/** One run from start to stop. */
interface Run {
  readonly loop: Promise<void>;
  /** Ends the loop. */
  readonly ending: AbortController;
  /** Gives requests under way up. */
  readonly giveUp: AbortController;
  readonly unsubscribe: () => void;
}

/** Takes reports from a store and sends them, a bounded number at a time. */
export class Delivery {
  readonly #options: DeliveryOptions;
  readonly #circuit: Circuit;
  readonly #feed: Feed;
  readonly #codes: CodeCache;
  readonly #settler: Settler;
  readonly #signal = new WakeSignal();
  readonly #rate = new RateMeter();
  #inFlight = 0;
  #run: Run | undefined;
  #stopping: Promise<StopEnd> | undefined;
  #isIdle = false;
  readonly #idleListeners = new Set<() => void>();
  /** The code with which the receiver refused us last; absent once it answered anything else. */
  #refusal: string | undefined;
  readonly #refusalListeners = new Set<(code: string) => void>();

  constructor(options: DeliveryOptions) {
    const { store, clock } = options;
    this.#options = options;
    this.#circuit = new Circuit(options.circuit);
    this.#codes = new CodeCache(store);
    this.#feed = new Feed({
      store,
      window: WINDOW + 2 * options.concurrency,
      onDamaged: (reports) => {
        this.#bury(reports);
      },
    });
    this.#settler = new Settler({
      store,
      clock,
      onFailure: (error) => {
        this.#tellStoreFailed(error);
      },
    });
  }

  /** Begins to send. Calling it again does nothing. */
  start(): void {
    if (this.#run !== undefined) return;
    const ending = new AbortController();
    const giveUp = new AbortController();
    const unsubscribe = this.#options.store.subscribe(() => {
      this.#feed.refresh();
      this.#signal.wake();
    });
    this.#feed.refresh();
    const loop = this.#loop(ending.signal, giveUp.signal);
    this.#run = { loop, ending, giveUp, unsubscribe };
  }

  /** Sends nothing more and waits for what is under way. Calling it again waits for the same end. */
  stop(options: StopOptions = {}): Promise<StopEnd> {
    const run = this.#run;
    if (run === undefined) return Promise.resolve({ reason: 'stopped' });
    this.#stopping ??= this.#stop(run, options).finally(() => {
      this.#run = undefined;
      this.#stopping = undefined;
    });
    return this.#stopping;
  }

  /** Resolves once nothing is left that could be sent, now or when its time comes. */
  idle(): Promise<void> {
    if (this.#isIdle) return Promise.resolve();
    return new Promise((resolve) => {
      this.#idleListeners.add(resolve);
    });
  }

  status(): DeliveryStatus {
    const { state, openUntil } = this.#circuit;
    return {
      state: this.#stopping !== undefined ? 'stopping' : this.#run === undefined ? 'stopped' : 'running',
      circuit: state,
      ...(state === 'closed' ? {} : { circuitOpenUntil: openUntil }),
      inFlight: this.#inFlight,
      buffered: this.#feed.buffered,
      deliveredLastMinute: this.#rate.lastMinute(this.#options.clock.now()),
    };
  }

  /** Gives back what waits in memory, so that a person may decide about it. */
  yieldBuffered(): Promise<void> {
    return this.#feed.release();
  }

  /** Codes were changed by hand. */
  forgetCodes(): void {
    this.#codes.clear();
  }

  async #loop(ending: AbortSignal, giveUp: AbortSignal): Promise<void> {
    while (!ending.aborted) {
      const { version } = this.#signal;
      const now = this.#options.clock.now();
      this.#isIdle = false;
      if (!this.#hasPlace()) {
        await this.#signal.since(version);
      } else if (!this.#circuitPermits(now)) {
        await this.#feed.release();
        this.#settler.flush();
        await this.#wait(version, this.#untilProbe(now), ending);
      } else {
        const batch = this.#feed.take(now) ?? (await this.#nextBatch(now));
        if (batch === undefined) await this.#rest(version, now, ending);
        else this.#dispatch(batch, giveUp);
      }
    }
  }

  #hasPlace(): boolean {
    return this.#inFlight < this.#options.concurrency && !this.#settler.isFailing;
  }

  /** A store that cannot be read is a store that rests: reported, and tried again. */
  async #nextBatch(now: number): Promise<Batch | undefined> {
    try {
      return await this.#feed.next(now);
    } catch (error) {
      this.#tellStoreFailed(error);
      return undefined;
    }
  }

  /** Nothing can be sent now: waits for news, or for the next postponed report. */
  async #rest(version: number, now: number, ending: AbortSignal): Promise<void> {
    this.#settler.flush();
    const dueAt = await this.#nextDueAt(now);
    const hasEnded = this.#inFlight === 0 && this.#settler.isDone;
    this.#isIdle = dueAt === undefined && hasEnded && version === this.#signal.version;
    if (this.#isIdle) this.#tellIdle();
    const waitMs = dueAt === undefined ? undefined : Math.max(0, dueAt - this.#options.clock.now());
    if (waitMs !== 0) await this.#wait(version, waitMs, ending);
    if (dueAt !== undefined && this.#options.clock.now() >= dueAt) this.#feed.refresh();
  }

  async #nextDueAt(now: number): Promise<number | undefined> {
    // a store that could not be asked is asked again
    const askAgainAt = now + ASK_AGAIN_MS;
    if (this.#feed.mayHaveMore) return askAgainAt;
    return this.#options.store.nextDueAt(this.#feed.askedAt).catch(() => askAgainAt);
  }

  #circuitPermits(now: number): boolean {
    const before = this.#circuit.state;
    const permits = this.#circuit.permits(now);
    this.#tellCircuit(before, now);
    return permits;
  }

  // while a probe is under way, its end wakes the loop
  #untilProbe(now: number): number | undefined {
    return this.#circuit.state === 'open' ? this.#circuit.openUntil - now : undefined;
  }

  async #wait(version: number, ms: number | undefined, ending: AbortSignal): Promise<void> {
    if (ending.aborted) return;
    if (ms === undefined) {
      await this.#signal.since(version);
      return;
    }
    const sleep = new AbortController();
    const slept = this.#options.clock.sleep(ms, sleep.signal).catch(() => undefined);
    await Promise.race([slept, this.#signal.since(version)]);
    sleep.abort();
  }

  #dispatch(batch: Batch, giveUp: AbortSignal): void {
    this.#circuit.started();
    this.#inFlight += 1;
    void this.#send(batch, giveUp).then((result) => {
      this.#inFlight -= 1;
      this.#conclude(batch, result);
      this.#signal.wake();
    });
  }

  async #send(batch: Batch, signal: AbortSignal): Promise<SendResult> {
    const [{ report }] = batch;
    try {
      const refs = batch.length === 1 ? batch[0].needs : batch.flatMap(({ needs }) => needs);
      const now = this.#options.clock.now();
      const codes = this.#codes.get(refs, now) ?? (await this.#codes.load(refs, now));
      const body = requestBody(batch, codes);
      return await this.#options.sender.send({ kind: report.kind, body }, signal);
    } catch (error) {
      return { result: 'failed', code: 'SENDER_THREW', message: nameOf(error), answered: false };
    }
  }

  /** The place among the requests is free from here on; the lane only once this is written. */
  #conclude(batch: Batch, result: SendResult): void {
    const { clock, random, failures } = this.#options;
    const now = clock.now();
    this.#noteCircuit(result, now);
    this.#noteRefusal(result);
    const verdict = judgeResult(batch, result, { now, random, policy: failures });
    const conclusion = { result, verdict, now };
    this.#feed.note(batch, verdict.splitTo);
    if (verdict.released) {
      void this.#giveBack(batch).then(() => {
        this.#signal.wake();
      });
      this.#tell(batch, conclusion);
      return;
    }
    const onWritten = (): void => {
      this.#tell(batch, conclusion);
      this.#signal.wake();
    };
    this.#settler.add({ settlements: verdict.settlements, onWritten });
  }

  #noteCircuit(result: SendResult, now: number): void {
    const before = this.#circuit.state;
    if (result.result === 'accepted' || result.result === 'refused') this.#circuit.succeeded();
    else if (result.result === 'aborted') this.#circuit.abandoned();
    else this.#circuit.failed(now, restOf(result, this.#options));
    this.#tellCircuit(before, now);
  }

  #noteRefusal(result: SendResult): void {
    if (result.result === 'aborted') return;
    this.#refusal = result.result === 'unauthenticated' ? result.code : undefined;
    if (this.#refusal === undefined) return;
    for (const listener of this.#refusalListeners) listener(this.#refusal);
    this.#refusalListeners.clear();
  }

  #tellCircuit(before: string, now: number): void {
    const { state, openUntil } = this.#circuit;
    if (state !== before) this.#emit({ type: 'circuit', at: now, state, openUntil });
  }

  #tell(batch: Batch, conclusion: Conclusion): void {
    const { result, verdict, now } = conclusion;
    if (result.result === 'accepted') {
      const delivered = verdict.settlements.filter(({ end }) => end === 'done').length;
      if (delivered > 0) this.#rate.add(now, delivered);
    }
    if (!this.#options.events.isWatched) return;
    for (const event of conclusionEvents(batch, conclusion)) this.#emit(event);
  }

  async #giveBack(batch: Batch): Promise<void> {
    try {
      await this.#options.store.release(batch.map(({ report }) => report.seq));
    } catch (error) {
      this.#tellStoreFailed(error);
    }
    this.#feed.refresh();
  }

  /** Reports that do not read back as accepted are never sent: a person must look at them. */
  #bury(reports: readonly ClaimedReport[]): void {
    const at = this.#options.clock.now();
    const failure = { code: 'REPORT_DAMAGED', message: 'the stored report does not match its checksum or its kind' };
    const settlements = reports.map(({ seq }): Settlement => ({ seq, end: 'dead', at, failure }));
    const onWritten = (): void => {
      for (const { kind, seq } of reports) this.#emit({ type: 'dead', at, kind, seq, code: failure.code });
    };
    this.#settler.add({ settlements, onWritten });
  }

  async #stop(run: Run, { drain = false, timeoutMs }: StopOptions): Promise<StopEnd> {
    const limitMs = timeoutMs ?? (drain ? DEFAULT_DRAIN_MS : DEFAULT_STOP_MS);
    const timer = new AbortController();
    const timeout = this.#options.clock.sleep(limitMs, timer.signal).then(
      (): StopEnd => ({ reason: 'timedOut' }),
      (): StopEnd => ({ reason: 'timedOut' }),
    );
    const drained = drain ? await Promise.race([this.#drained(), this.#refused(), timeout]) : undefined;
    run.ending.abort();
    run.unsubscribe();
    this.#signal.wake();
    await run.loop;
    const overdue = await Promise.race([this.#ended(), timeout]);
    timer.abort();
    this.#refusalListeners.clear();
    run.giveUp.abort();
    await this.#ended();
    await this.#settler.finish();
    await this.#feed.release();
    return drained ?? overdue ?? { reason: 'stopped' };
  }

  async #drained(): Promise<StopEnd> {
    await this.idle();
    return { reason: 'drained' };
  }

  /** The receiver refuses us, or has done so when it was asked last. */
  async #refused(): Promise<StopEnd> {
    const code = this.#refusal ?? (await new Promise<string>((resolve) => this.#refusalListeners.add(resolve)));
    return { reason: 'unauthenticated', code };
  }

  #tellIdle(): void {
    for (const listener of this.#idleListeners) listener();
    this.#idleListeners.clear();
  }

  async #ended(): Promise<undefined> {
    while (this.#inFlight > 0) await this.#signal.since(this.#signal.version);
    return undefined;
  }

  #tellStoreFailed(error: unknown): void {
    const code = isOutboxError(error) ? error.code : 'UNKNOWN';
    this.#emit({ type: 'storeFailed', at: this.#options.clock.now(), code });
  }

  #emit(event: DeliveryEvent): void {
    this.#options.events.emit(event);
  }
}

function restOf(result: SendResult, { failures }: DeliveryOptions): number | undefined {
  if (result.result === 'unavailable') return result.retryAfterMs ?? failures.longBackOff.baseMs;
  // a token that is refused once is refused to all
  return result.result === 'unauthenticated' ? 0 : undefined;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'a value that is no Error';
}
