import type { CallOptions } from '../client/call-options.ts';
import type { EndpointPlan } from '../client/endpoint-plan.ts';
import type { HttpErrorCode } from '../errors.ts';
import { HttpError } from '../errors.ts';
import type { ExchangeRecorder } from '../hooks/exchange-recorder.ts';
import type { RetryReason } from '../retry/retry-reason.ts';
import { CallFailure } from './call-failure.ts';
import { monotonicTimers } from './running-calls.ts';
import type { Expiring } from './running-calls.ts';

/** One call under way, over all its attempts. It can be stopped at any time: by its signal, its deadline or the client. */
export class Call implements Expiring {
  readonly plan: EndpointPlan;
  readonly options: CallOptions | undefined;
  /** Present while somebody wants to see exchanges. */
  readonly recorder: ExchangeRecorder | undefined;
  /** From 1. */
  attempt = 1;
  /** Whether a byte of the request may have left, in this attempt and in any. */
  sentNow = false;
  sentEver = false;
  /** Local clock when the latest request left. */
  sentAt = 0;
  resigned = false;
  synced = false;
  deadlineAt: number;
  readonly #deadlineMs: number;
  #stopped: CallFailure | undefined;
  #onStop: ((failure: CallFailure) => void) | undefined;
  #onAbort: (() => void) | undefined;

  constructor(plan: EndpointPlan, options: CallOptions | undefined, recorder: ExchangeRecorder | undefined) {
    this.plan = plan;
    this.options = options;
    this.recorder = recorder;
    this.#deadlineMs = options?.deadlineMs ?? plan.client.settings.deadlineMs;
    this.deadlineAt = monotonicTimers.now() + this.#deadlineMs;
    if (options?.signal != null) this.#follow(options.signal);
  }

  /** Takes the call off its signal. */
  end(): void {
    if (this.#onAbort !== undefined) this.options?.signal?.removeEventListener('abort', this.#onAbort);
  }

  expire(): void {
    this.stop('HTTP_DEADLINE', `no answer within ${this.#deadlineMs.toString()} ms in all`);
  }

  stop(code: HttpErrorCode, problem: string, reported?: unknown): void {
    if (this.#stopped !== undefined) return;
    this.#stopped = new CallFailure(code, problem, reported);
    this.#onStop?.(this.#stopped);
  }

  throwIfStopped(): void {
    if (this.#stopped !== undefined) throw this.#stopped;
  }

  /** Says how to interrupt what the call is doing now; `undefined` when it does nothing that needs it. */
  interruptWith(onStop: ((failure: CallFailure) => void) | undefined): void {
    this.#onStop = onStop;
  }

  /** undici begins to write the request. */
  markSent(): void {
    this.sentNow = true;
    this.sentEver = true;
    this.sentAt = this.plan.client.settings.clock.now();
  }

  nextAttempt(): void {
    this.attempt += 1;
    this.sentNow = false;
  }

  remainingMs(): number {
    return this.deadlineAt - monotonicTimers.now();
  }

  /** Waits for work that cannot be interrupted itself; a stop rejects at once and leaves the work to itself. */
  async race<Value>(work: PromiseLike<Value>): Promise<Value> {
    try {
      return await new Promise<Value>((resolve, reject) => {
        // first of all, so that a failure nobody waits for any more is not left unhandled
        work.then(resolve, reject);
        this.throwIfStopped();
        this.interruptWith(reject);
      });
    } finally {
      this.interruptWith(undefined);
    }
  }

  /** Sleeps on the client's clock. The deadline is charged with the planned wait, so virtual clocks work as real ones do. */
  async backOff(delayMs: number): Promise<void> {
    this.throwIfStopped();
    if (delayMs <= 0) return;
    const waking = new AbortController();
    const startedAt = monotonicTimers.now();
    const { deadlineAt } = this;
    this.deadlineAt = Infinity;
    this.interruptWith((failure) => {
      waking.abort(failure);
    });
    try {
      await this.plan.client.settings.clock.sleep(delayMs, waking.signal);
    } catch (error) {
      this.throwIfStopped();
      throw error;
    } finally {
      this.interruptWith(undefined);
      this.deadlineAt = deadlineAt + (monotonicTimers.now() - startedAt) - delayMs;
      this.plan.client.running.watch(this);
    }
  }

  /** A failure as the caller sees it. */
  toHttpError(failure: CallFailure, retryReason?: RetryReason): HttpError {
    return new HttpError(failure.code, failure.message, {
      endpointId: this.plan.endpoint.id,
      attempt: this.attempt,
      mayHaveHappened: this.sentEver,
      retryReason,
      cause: failure.reported,
    });
  }

  #follow(signal: AbortSignal): void {
    const onAbort = (): void => {
      this.stop('HTTP_ABORTED', "aborted by the caller's signal", signal.reason);
    };
    if (signal.aborted) {
      onAbort();
      return;
    }
    this.#onAbort = onAbort;
    signal.addEventListener('abort', onAbort, { once: true });
  }
}
