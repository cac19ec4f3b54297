import { SigningError } from './errors.ts';

/** Remembers keys until a time. `putIfAbsent` must be atomic: of two callers with one key only one is told `true`. */
export interface ReplayStore {
  /** Keeps `key` until `untilMs` (epoch milliseconds, inclusive) and answers true, or answers false when it is kept already. */
  putIfAbsent(key: string, untilMs: number, nowMs: number): boolean | Promise<boolean>;
}

/** A replay store in memory. */
export interface ReplayWindow extends ReplayStore {
  putIfAbsent(key: string, untilMs: number, nowMs: number): boolean;
  /** Keys kept, lapsed ones included until they are swept. */
  readonly size: number;
}

/** Options of `createReplayWindow`. */
export interface ReplayWindowOptions {
  /** Most keys kept; beyond it the one that lapses first goes. Default 100_000 (washcar §4.4). */
  readonly maxEntries?: number;
}

interface Entry {
  readonly key: string;
  readonly untilMs: number;
}

/** A bounded replay window in memory; every operation takes O(log n). Throws `INVALID_OPTION` for a bound below 1. */
export function createReplayWindow(options: ReplayWindowOptions = {}): ReplayWindow {
  const { maxEntries = 100_000 } = options;
  if (!Number.isSafeInteger(maxEntries) || maxEntries < 1) {
    throw new SigningError('INVALID_OPTION', 'maxEntries must be an integer of 1 or more.');
  }
  const kept = new Map<string, number>();
  const heap = new EntryHeap();
  const drop = (): void => {
    const entry = heap.pop();
    if (entry !== undefined && kept.get(entry.key) === entry.untilMs) kept.delete(entry.key);
  };
  return {
    get size() {
      return kept.size;
    },
    putIfAbsent(key, untilMs, nowMs) {
      while ((heap.first?.untilMs ?? Infinity) < nowMs) drop();
      if (kept.has(key)) return false;
      if (kept.size >= maxEntries) drop();
      kept.set(key, untilMs);
      heap.push({ key, untilMs });
      return true;
    },
  };
}

/** A binary heap; the entry that lapses first is on top. */
class EntryHeap {
  readonly #entries: Entry[] = [];

  get first(): Entry | undefined {
    return this.#entries[0];
  }

  push(entry: Entry): void {
    const entries = this.#entries;
    let at = entries.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((entries[parent] as Entry).untilMs <= entry.untilMs) break;
      entries[at] = entries[parent] as Entry;
      at = parent;
    }
    entries[at] = entry;
  }

  pop(): Entry | undefined {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (last !== undefined && entries.length > 0) this.#sink(last);
    return first;
  }

  #sink(entry: Entry): void {
    const entries = this.#entries;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= entries.length) break;
      if (child + 1 < entries.length && (entries[child + 1] as Entry).untilMs < (entries[child] as Entry).untilMs)
        child++;
      if ((entries[child] as Entry).untilMs >= entry.untilMs) break;
      entries[at] = entries[child] as Entry;
      at = child;
    }
    entries[at] = entry;
  }
}
