import { SandboxError } from '../errors.ts';
import type { ClockActor, ClockMode, ClockOptions, ClockView, SandboxClock, TimerSpec } from './clock-types.ts';
import { readTime } from './read-time.ts';
import { WakeQueue, type WakeUp } from './wake-queue.ts';

const VIRTUAL_START = Date.UTC(2026, 0, 1);
const LONGEST_REAL_TIMER_MS = 2 ** 31 - 1;

interface ActorState {
  readonly handle: ClockActor;
  sleeping: number;
}

/** The clock behind `createClock`: one queue of wake-ups, fired by real time, by hand, or when everybody sleeps. */
export class VirtualClock implements SandboxClock {
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
    this.#queue.takeDue(next.at);
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
