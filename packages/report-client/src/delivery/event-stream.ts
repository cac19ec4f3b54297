import type { DeliveryEvent } from './delivery-event.ts';

/** Events a slow reader may fall behind before the oldest are dropped. */
const BUFFERED = 1_000;

/** Hands every event to every reader; a reader that does not keep up costs a bounded amount of memory. */
export class EventStream {
  readonly #readers = new Set<Reader>();

  /** Whether anybody listens: an event nobody sees need not be made. */
  get isWatched(): boolean {
    return this.#readers.size > 0;
  }

  emit(event: DeliveryEvent): void {
    for (const reader of this.#readers) reader.push(event);
  }

  /** Ends every reader once it has read what is there. */
  end(): void {
    for (const reader of this.#readers) reader.end();
    this.#readers.clear();
  }

  /** Reads from now on, until the reader returns or the stream ends. */
  read(): AsyncIterableIterator<DeliveryEvent> {
    const reader = new Reader(() => {
      this.#readers.delete(reader);
    });
    this.#readers.add(reader);
    return reader;
  }
}

class Reader implements AsyncIterableIterator<DeliveryEvent> {
  readonly #onReturn: () => void;
  #events: DeliveryEvent[] = [];
  #missed = 0;
  #hasEnded = false;
  #wake: (() => void) | undefined;

  constructor(onReturn: () => void) {
    this.#onReturn = onReturn;
  }

  push(event: DeliveryEvent): void {
    this.#events.push(event);
    if (this.#events.length >= 2 * BUFFERED) {
      // in blocks: taking the first off again and again would be slow
      this.#missed += BUFFERED;
      this.#events = this.#events.slice(BUFFERED);
    }
    this.#wake?.();
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<DeliveryEvent>> {
    while (this.#events.length === 0 && !this.#hasEnded) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#missed > 0) {
      const count = this.#missed;
      this.#missed = 0;
      return { done: false, value: { type: 'missed', count } };
    }
    const event = this.#events.shift();
    return event === undefined ? { done: true, value: undefined } : { done: false, value: event };
  }

  async return(): Promise<IteratorResult<DeliveryEvent>> {
    this.#onReturn();
    this.#events = [];
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<DeliveryEvent> {
    return this;
  }
}
