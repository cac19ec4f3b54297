import type { Clock } from '@boxwire/contract';
import { SandboxError } from '../errors.ts';
import { WakeQueue, type WakeUp } from './wake-queue.ts';

/**
 * `real` follows the computer's clock (plus what it was advanced by). `manual` stands still until it is moved.
 * `auto` stands still until every registered actor sleeps, then jumps to the earliest wake-up.
 */
export type ClockMode = 'real' | 'manual' | 'auto';

/** Options of `createClock`. */
export interface ClockOptions {
  /** Default `real`. */
  readonly mode?: ClockMode;
  /**
   * Where the clock starts: epoch milliseconds, a Date or ISO 8601 text with a zone. Default: the computer's time in
   * `real`, 2026-01-01T00:00:00Z otherwise, so that runs repeat.
   */
  readonly now?: number | string | Date;
  /** The computer's clock in epoch milliseconds. Default `Date.now`. */
  readonly realNow?: () => number;
}

/** One participant whose waiting the `auto` clock must wait for. */
export interface ClockActor extends Clock {
  readonly name: string;
  /** Takes the actor off the list; the others no longer wait for it. */
  leave(): void;
}

/** A look at the clock. */
export interface ClockView {
  readonly mode: ClockMode;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly actors: readonly { readonly name: string; readonly sleeping: boolean }[];
  readonly sleepers: number;
  readonly timers: readonly { readonly at: number; readonly name: string }[];
}

/** What a timer does and when. */
export interface TimerSpec {
  /** Epoch milliseconds; a time that has passed fires at once. */
  readonly at: number;
  readonly name: string;
  /** `advance` and an `auto` jump wait for the promise. It must not throw. */
  readonly run: () => void | Promise<void>;
}

/** The sandbox's one clock. Everything timed in a sandbox runs on it. */
export interface SandboxClock extends Clock {
  readonly mode: ClockMode;
  view(): ClockView;
  setMode(mode: ClockMode): void;
  /** Goes to a time. Forward, everything due on the way happens; backward, nothing does. */
  set(time: number | string | Date): Promise<void>;
  /** Moves forward by `ms` and resolves when everything due on the way has happened. */
  advance(ms: number): Promise<void>;
  /** Registers an actor; in `auto`, time stands still while it is awake. Refuses a name in use. */
  actor(name: string): ClockActor;
  /** The registered actor of this name. */
  findActor(name: string): ClockActor | undefined;
  /** Returns a function that cancels the timer. */
  schedule(timer: TimerSpec): () => void;
  /** Keeps `auto` from jumping while work is under way; returns the release. */
  hold(): () => void;
  /** Sleep of a request that is being answered: whoever waits for the answer counts as asleep. */
  sleepWhileAnswering(ms: number): Promise<void>;
  /** Goes back to the start: its mode and time again, no timers; sleepers are rejected with `SANDBOX_RESET`. */
  reset(): void;
  /** Rejects every sleeper with `SANDBOX_CLOSED` and forgets every timer. */
  close(): void;
}

const VIRTUAL_START = Date.UTC(2026, 0, 1);
const LONGEST_REAL_TIMER_MS = 2 ** 31 - 1;

/** Creates a clock. Throws `SandboxError` `CLOCK_INVALID` for a start time that cannot be read. */
export function createClock(options: ClockOptions = {}): SandboxClock {
  return new VirtualClock(options);
}

/** Reads a point in time. Throws `SandboxError` `CLOCK_INVALID`. */
export function readTime(time: number | string | Date): number {
  const ms = typeof time === 'number' ? time : new Date(time).getTime();
  if (Number.isFinite(ms)) return Math.trunc(ms);
  throw new SandboxError('CLOCK_INVALID', 'expected epoch milliseconds, a Date or ISO 8601 text as a time');
}

interface ActorState {
  readonly handle: ClockActor;
  sleeping: number;
}

class VirtualClock implements SandboxClock {
  readonly #options: ClockOptions;
  readonly #realNow: () => number;
  readonly #queue = new WakeQueue();
  readonly #actors = new Map<string, ActorState>();
  readonly #rejections = new Map<WakeUp, (reason: Error) => void>();
  #mode: ClockMode;
  #time: number;
  #offsetMs = 0;
  #holds = 0;
  #answeringSleepers = 0;
  #checkQueued = false;
  #moves: Promise<void> = Promise.resolve();
  #realTimer: NodeJS.Timeout | undefined;
  #armedFor: WakeUp | undefined;
  #closed = false;

  constructor(options: ClockOptions) {
    this.#options = options;
    this.#realNow = options.realNow ?? Date.now;
    this.#mode = options.mode ?? 'real';
    this.#time = this.#startTime();
    this.#offsetMs = options.now === undefined ? 0 : this.#time - this.#realNow();
  }

  get mode(): ClockMode {
    return this.#mode;
  }

  now(): number {
    return this.#mode === 'real' ? this.#realNow() + this.#offsetMs : this.#time;
  }

  view(): ClockView {
    const waiting = this.#queue.list();
    return {
      mode: this.#mode,
      now: this.now(),
      actors: [...this.#actors].map(([name, { sleeping }]) => ({ name, sleeping: sleeping > 0 })),
      sleepers: waiting.filter(({ kind }) => kind === 'sleeper').length,
      timers: waiting.filter(({ kind }) => kind === 'timer').map(({ at, name }) => ({ at, name })),
    };
  }

  setMode(mode: ClockMode): void {
    if (mode === this.#mode) return;
    const time = this.now();
    this.#disarmRealTimer();
    this.#mode = mode;
    this.#time = time;
    this.#offsetMs = time - this.#realNow();
    this.#changed();
  }

  set(time: number | string | Date): Promise<void> {
    const target = readTime(time);
    return this.#move(async () => {
      if (target < this.now()) this.#jumpTo(target);
      else await this.#runUntil(target);
    });
  }

  advance(ms: number): Promise<void> {
    if (!Number.isFinite(ms) || ms < 0) {
      throw new SandboxError('CLOCK_INVALID', 'expected a number of milliseconds, 0 or more, to advance by');
    }
    return this.#move(() => this.#runUntil(this.now() + ms));
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#sleep({ ms, name: 'sleep', ...(signal && { signal }) });
  }

  async sleepWhileAnswering(ms: number): Promise<void> {
    this.#answeringSleepers += 1;
    try {
      await this.#sleep({ ms, name: 'latency' });
    } finally {
      this.#answeringSleepers -= 1;
    }
  }

  actor(name: string): ClockActor {
    if (this.#actors.has(name))
      throw new SandboxError('CLOCK_INVALID', `an actor named "${name}" is already registered`);
    const handle: ClockActor = {
      name,
      now: () => this.now(),
      sleep: (ms, signal) => this.#sleepAs(name, ms, signal),
      leave: () => {
        this.#actors.delete(name);
        this.#changed();
      },
    };
    this.#actors.set(name, { handle, sleeping: 0 });
    return handle;
  }

  findActor(name: string): ClockActor | undefined {
    return this.#actors.get(name)?.handle;
  }

  schedule(timer: TimerSpec): () => void {
    const wakeUp: WakeUp = { ...timer, kind: 'timer' };
    if (this.#closed) return () => undefined;
    this.#queue.add(wakeUp);
    this.#changed();
    return () => {
      this.#queue.remove(wakeUp);
    };
  }

  hold(): () => void {
    let held = true;
    this.#holds += 1;
    return () => {
      if (!held) return;
      held = false;
      this.#holds -= 1;
      if (this.#mode === 'auto') this.#changed();
    };
  }

  reset(): void {
    this.#empty(new SandboxError('SANDBOX_RESET', 'the sandbox was reset while this was waiting'));
    this.#mode = this.#options.mode ?? 'real';
    this.#time = this.#startTime();
    this.#offsetMs = this.#options.now === undefined ? 0 : this.#time - this.#realNow();
  }

  close(): void {
    this.#closed = true;
    this.#empty(closedError());
  }

  #startTime(): number {
    return readTime(this.#options.now ?? (this.#mode === 'real' ? this.#realNow() : VIRTUAL_START));
  }

  #empty(reason: Error): void {
    this.#disarmRealTimer();
    for (const wakeUp of this.#queue.clear()) this.#rejections.get(wakeUp)?.(reason);
  }

  async #sleepAs(name: string, ms: number, signal?: AbortSignal): Promise<void> {
    const state = this.#actors.get(name);
    if (state !== undefined) state.sleeping += 1;
    // awake again in the very turn of the wake-up, so that the next jump waits for this actor
    const woken = (): void => {
      if (state !== undefined) state.sleeping -= 1;
    };
    await this.#sleep({ ms, name, woken, ...(signal && { signal }) });
  }

  #sleep(options: SleepOptions): Promise<void> {
    const { ms, name, signal, woken } = options;
    if (this.#closed || signal?.aborted === true) {
      woken?.();
      return Promise.reject(signal?.aborted === true ? reasonOf(signal) : closedError());
    }
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => (): void => {
        signal?.removeEventListener('abort', onAbort);
        this.#rejections.delete(wakeUp);
        woken?.();
        settle();
      };
      const wakeUp: WakeUp = { at: this.now() + Math.max(0, ms), kind: 'sleeper', name, run: finish(resolve) };
      const onAbort = finish(() => {
        this.#queue.remove(wakeUp);
        reject(reasonOf(signal));
      });
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#rejections.set(wakeUp, (reason) => {
        finish(() => {
          reject(reason);
        })();
      });
      this.#queue.add(wakeUp);
      this.#changed();
    });
  }

  #changed(): void {
    if (this.#closed || this.#checkQueued) return;
    const next = this.#queue.earliest();
    if (this.#mode === 'real') {
      this.#armRealTimer(next);
      return;
    }
    if (next === undefined || (this.#mode === 'manual' && next.at > this.#time)) return;
    this.#checkQueued = true;
    setImmediate(() => {
      this.#checkQueued = false;
      void this.#move(() => this.#step());
    });
  }

  #armRealTimer(next: WakeUp | undefined): void {
    if (next === this.#armedFor) return;
    clearTimeout(this.#realTimer);
    this.#armedFor = next;
    if (next === undefined) return;
    const delayMs = Math.min(Math.max(0, next.at - this.now()), LONGEST_REAL_TIMER_MS);
    this.#realTimer = setTimeout(() => {
      this.#armedFor = undefined;
      void this.#move(() => this.#runDue());
    }, delayMs);
    this.#realTimer.unref();
  }

  #disarmRealTimer(): void {
    clearTimeout(this.#realTimer);
    this.#armedFor = undefined;
  }

  async #step(): Promise<void> {
    const next = this.#queue.earliest();
    if (next === undefined || this.#mode === 'real') return;
    if (next.at > this.#time && !this.#mayJump()) return;
    this.#time = Math.max(this.#time, next.at);
    this.#queue.remove(next);
    await this.#fire(next);
    this.#changed();
  }

  #mayJump(): boolean {
    if (this.#mode !== 'auto' || this.#holds > 0) return false;
    const awake = [...this.#actors.values()].filter(({ sleeping }) => sleeping === 0).length;
    return awake <= this.#answeringSleepers && this.#rejections.size > 0;
  }

  async #runUntil(end: number): Promise<void> {
    if (this.#mode === 'real') {
      this.#offsetMs = end - this.#realNow();
      await this.#runDue();
      return;
    }
    await turn();
    for (let next = this.#queue.takeDue(end); next !== undefined; next = this.#queue.takeDue(end)) {
      this.#time = Math.max(this.#time, next.at);
      await this.#fire(next);
      await turn();
    }
    this.#time = Math.max(this.#time, end);
  }

  async #runDue(): Promise<void> {
    // the time may have been moved under the armed timer
    this.#disarmRealTimer();
    for (let next = this.#queue.takeDue(this.now()); next !== undefined; next = this.#queue.takeDue(this.now())) {
      await this.#fire(next);
    }
    this.#changed();
  }

  async #fire(wakeUp: WakeUp): Promise<void> {
    const release = this.hold();
    try {
      await wakeUp.run();
    } finally {
      release();
    }
  }

  #jumpTo(time: number): void {
    this.#disarmRealTimer();
    this.#time = time;
    this.#offsetMs = time - this.#realNow();
    this.#changed();
  }

  // moves run one after another, so that two callers never push time at once
  #move(step: () => Promise<void>): Promise<void> {
    const moved = this.#moves.then(step);
    this.#moves = moved.catch(() => undefined);
    return moved;
  }
}

interface SleepOptions {
  readonly ms: number;
  readonly name: string;
  readonly signal?: AbortSignal;
  readonly woken?: () => void;
}

function closedError(): SandboxError {
  return new SandboxError('SANDBOX_CLOSED', 'the sandbox was closed');
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}

// one turn of the event loop lets a woken sleeper run on to its next wait
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
