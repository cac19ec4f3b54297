import type { Clock } from '@boxwire/contract';

/** Someone waiting for a place. */
export interface Waiter {
  start(): void;
}

/** Limits of one origin. */
export interface StartLimits {
  readonly maxConcurrent: number;
  readonly minIntervalMs: number;
  readonly clock: Clock;
}

/**
 * Lets requests of one origin start in the order they came: at most `maxConcurrent` at a time, and never two starts
 * within `minIntervalMs`.
 */
export class StartQueue {
  readonly #limits: StartLimits;
  readonly #waiting = new Set<Waiter>();
  #running = 0;
  #nextStartAt = -Infinity;
  #pause: AbortController | undefined;

  constructor(limits: StartLimits) {
    this.#limits = limits;
  }

  /** Takes a place if one is free now and nobody came before. */
  tryStart(): boolean {
    if (this.#waiting.size > 0 || this.#running >= this.#limits.maxConcurrent || this.#pauseLeftMs() > 0) return false;
    this.#take();
    return true;
  }

  /** Queues up; `start` is called when a place is free. */
  enqueue(waiter: Waiter): void {
    this.#waiting.add(waiter);
    this.#pump();
  }

  /** Leaves the queue without having started. */
  leave(waiter: Waiter): void {
    this.#waiting.delete(waiter);
    if (this.#waiting.size === 0) this.#pause?.abort();
  }

  /** Gives a place back. */
  finish(): void {
    this.#running -= 1;
    if (this.#waiting.size > 0) this.#pump();
  }

  #take(): void {
    this.#running += 1;
    const { minIntervalMs, clock } = this.#limits;
    if (minIntervalMs > 0) this.#nextStartAt = clock.now() + minIntervalMs;
  }

  #pump(): void {
    for (const waiter of this.#waiting) {
      if (this.#running >= this.#limits.maxConcurrent) return;
      const pauseMs = this.#pauseLeftMs();
      if (pauseMs > 0) {
        this.#pumpAfter(pauseMs);
        return;
      }
      this.#waiting.delete(waiter);
      this.#take();
      waiter.start();
    }
  }

  #pumpAfter(pauseMs: number): void {
    if (this.#pause !== undefined) return;
    const pause = new AbortController();
    this.#pause = pause;
    const resume = (): void => {
      this.#pause = undefined;
      this.#pump();
    };
    // an abandoned pause ends early, and finds an empty queue or newcomers
    this.#limits.clock.sleep(pauseMs, pause.signal).then(resume, resume);
  }

  #pauseLeftMs(): number {
    const { minIntervalMs, clock } = this.#limits;
    if (minIntervalMs === 0) return 0;
    const now = clock.now();
    // a clock that was set back must not hold the queue for as long as it was set back
    if (this.#nextStartAt - now > minIntervalMs) this.#nextStartAt = now + minIntervalMs;
    return this.#nextStartAt - now;
  }
}
