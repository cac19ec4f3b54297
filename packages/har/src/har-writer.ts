import type { Exchange } from '@boxwire/contract';
import { HarError } from './errors.ts';
import { toEntry } from './to-entry.ts';
import type { HarOptions } from './to-har.ts';

/** Where a capture goes. `write` may wait; the next piece comes only after it has resolved. */
export interface HarSink {
  write(text: string): void | Promise<void>;
}

/** Writes a capture entry by entry, in constant memory. */
export interface HarWriter extends AsyncDisposable {
  /** Entries written so far. */
  readonly count: number;
  /** Adds one exchange; resolves when the sink took it. Rejects with `HarError` after `close`, or when the sink failed before. */
  add(exchange: Exchange): Promise<void>;
  /** Ends the document, which is valid JSON after any number of entries. Safe to call again. Does not close the sink. */
  close(): Promise<void>;
}

/** A writer of one HAR 1.2 document. Calls may overlap: entries are written one after another, in the order added. */
export function createHarWriter(sink: HarSink, options: HarOptions): HarWriter {
  return new StreamingWriter(sink, options);
}

class StreamingWriter implements HarWriter {
  readonly #sink: HarSink;
  readonly #head: string;
  #tail = Promise.resolve();
  #started = false;
  #closing: Promise<void> | undefined;
  #count = 0;
  #failed: unknown;

  constructor(sink: HarSink, { creator, comment }: HarOptions) {
    this.#sink = sink;
    const log = { version: '1.2', creator, ...(comment !== undefined && { comment }) };
    this.#head = `{"log":${JSON.stringify(log).slice(0, -1)},"entries":[`;
  }

  get count(): number {
    return this.#count;
  }

  add(exchange: Exchange): Promise<void> {
    if (this.#closing !== undefined) {
      return Promise.reject(new HarError('HAR_CLOSED', 'the capture is closed; open another writer'));
    }
    return this.#enqueue(() => {
      const text = `${this.#opening()}\n${JSON.stringify(toEntry(exchange))}`;
      this.#started = true;
      this.#count += 1;
      return text;
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#enqueue(() => `${this.#started ? '' : this.#head}\n]}}\n`);
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #opening(): string {
    return this.#started ? ',' : this.#head;
  }

  // the text is made when its turn comes, so that an exchange that cannot be written leaves no comma behind
  #enqueue(piece: () => string): Promise<void> {
    const written = this.#tail.then(async () => {
      if (this.#failed !== undefined) {
        throw new HarError('HAR_SINK_FAILED', 'an earlier write failed, so the capture is cut short', {
          cause: this.#failed,
        });
      }
      const text = piece();
      try {
        await this.#sink.write(text);
      } catch (error) {
        this.#failed = error;
        throw error;
      }
    });
    this.#tail = written.catch(() => undefined);
    return written;
  }
}
