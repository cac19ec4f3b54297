import type { Clock } from '@boxwire/contract';

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
