import type { Clock } from '../clock.ts';
import type { OutboxStore, Settlement } from '../outbox/outbox-store.ts';

/** What a settler works with. */
export interface SettlerOptions {
  readonly store: OutboxStore;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
}

/** How one request ended. */
export interface Ended {
  readonly settlements: readonly Settlement[];
  /** Called once they are written, or given up at the end. */
  readonly onWritten: () => void;
}

/** A group is written as soon as it is this large, or its first member this old, or delivery has nothing else to do. */
const GROUP = 256;
const LINGER_MS = 5;
const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 30_000;
// a reason of our own: making a DOMException for each group is slow
const NO_LONGER = new Error('written already');

/**
 * Writes down in groups how reports ended. A process that dies first sends them again, which is harmless; a store that
 * refuses is asked again until it takes them, so that nothing is sent over and over meanwhile.
 */
export class Settler {
  readonly #options: SettlerOptions;
  #waiting: Ended[] = [];
  #count = 0;
  #running: Promise<void> | undefined;
  #linger: AbortController | undefined;
  #rest = new AbortController();
  #givesUp = false;
  #isFailing = false;

  constructor(options: SettlerOptions) {
    this.#options = options;
  }

  /** Whether the store refused the latest write. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** Whether everything is written. */
  get isDone(): boolean {
    return this.#waiting.length === 0 && this.#running === undefined;
  }

  add(ended: Ended): void {
    this.#waiting.push(ended);
    this.#count += ended.settlements.length;
    if (this.#count >= GROUP) this.flush();
    else if (this.#linger === undefined && this.#running === undefined) this.#lingerOnce();
  }

  /** Writes what waits, now. */
  flush(): void {
    if (this.#waiting.length > 0) this.#running ??= this.#run();
  }

  /** Writes what is left, once more at most, and resolves. */
  async finish(): Promise<void> {
    this.#givesUp = true;
    this.#rest.abort();
    this.flush();
    while (this.#running !== undefined) await this.#running;
    this.#givesUp = false;
    this.#rest = new AbortController();
  }

  #lingerOnce(): void {
    const linger = new AbortController();
    this.#linger = linger;
    this.#options.clock.sleep(LINGER_MS, linger.signal).then(
      () => {
        this.flush();
      },
      () => undefined,
    );
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      this.#linger?.abort(NO_LONGER);
      this.#linger = undefined;
      const group = this.#waiting;
      this.#waiting = [];
      this.#count = 0;
      await this.#write(group.flatMap(({ settlements }) => settlements));
      for (const { onWritten } of group) onWritten();
    }
    this.#running = undefined;
  }

  async #write(settlements: readonly Settlement[]): Promise<void> {
    for (let rest = FIRST_REST_MS; ; rest = Math.min(2 * rest, LONGEST_REST_MS)) {
      try {
        await this.#options.store.settle(settlements);
        this.#isFailing = false;
        return;
      } catch (error) {
        this.#isFailing = true;
        this.#options.onFailure(error);
        if (this.#givesUp) return;
        await this.#options.clock.sleep(rest, this.#rest.signal).catch(() => undefined);
      }
    }
  }
}
