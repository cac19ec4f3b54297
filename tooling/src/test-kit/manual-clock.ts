/** A clock that stands still until a test moves it. */
export interface ManualClock {
  /** The current time in milliseconds since the epoch. */
  readonly now: () => number;
  /**
   * Moves time forward and wakes, in order of their wake-up time (then of registration), every sleeper that is due,
   * also those that a woken sleeper registers on the way.
   */
  readonly advance: (ms: number) => Promise<void>;
  /** Resolves when the clock has been advanced by `ms`; rejects with the signal's reason when it aborts first. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** How many sleepers are waiting. */
  readonly sleepers: () => number;
  /** Resolves as soon as at least `count` sleepers are waiting, so that a test knows when to advance. */
  readonly untilSleeping: (count: number) => Promise<void>;
}

interface Sleeper {
  readonly wakeAt: number;
  readonly wake: () => void;
}

interface Watcher {
  readonly count: number;
  readonly notify: () => void;
}

/** Creates a clock that starts at `startMs` (milliseconds since the epoch). */
export function manualClock(startMs = 0): ManualClock {
  let time = startMs;
  let sleepers: Sleeper[] = [];
  let watchers: Watcher[] = [];

  const remove = (sleeper: Sleeper): void => {
    sleepers = sleepers.filter((other) => other !== sleeper);
  };
  const notifyWatchers = (): void => {
    const reached = watchers.filter((watcher) => sleepers.length >= watcher.count);
    watchers = watchers.filter((watcher) => !reached.includes(watcher));
    for (const watcher of reached) watcher.notify();
  };

  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    if (signal?.aborted) return Promise.reject(reasonOf(signal));
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        remove(sleeper);
        reject(reasonOf(signal));
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const sleeper: Sleeper = { wakeAt: time + Math.max(0, ms), wake };
      signal?.addEventListener('abort', onAbort, { once: true });
      sleepers.push(sleeper);
      notifyWatchers();
    });
  };

  const advance = async (ms: number): Promise<void> => {
    const end = time + ms;
    await settle();
    for (let next = earliest(sleepers, end); next; next = earliest(sleepers, end)) {
      time = Math.max(time, next.wakeAt);
      remove(next);
      next.wake();
      await settle();
    }
    time = Math.max(time, end);
  };

  const untilSleeping = (count: number): Promise<void> =>
    new Promise((notify) => {
      watchers.push({ count, notify });
      notifyWatchers();
    });

  return { now: () => time, advance, sleep, sleepers: () => sleepers.length, untilSleeping };
}

function earliest(sleepers: readonly Sleeper[], end: number): Sleeper | undefined {
  let found: Sleeper | undefined;
  for (const sleeper of sleepers) {
    if (sleeper.wakeAt <= end && (!found || sleeper.wakeAt < found.wakeAt)) found = sleeper;
  }
  return found;
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}

// One turn of the event loop lets the promise chains of a woken sleeper run to their next wait.
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
