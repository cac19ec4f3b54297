import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Whoever read our output has gone away (`EPIPE`), as `head` does: not a failure, but nothing more can be said. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

/** Writes to a stream at the reader's pace. */
export class Output {
  readonly #stream: Writable;
  #failure: Error | undefined;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', (error: Error) => {
      this.#failure ??= error;
    });
  }

  /** Writes, and waits while the reader is behind. Rejects with `OutputClosed` when the reader has gone. */
  async write(text: string): Promise<void> {
    this.#check();
    if (!this.#stream.write(text)) {
      // `once` rejects on "error" by itself; the failure is judged below
      await Promise.race([once(this.#stream, 'drain'), once(this.#stream, 'close')]).catch(() => undefined);
    }
    this.#check();
  }

  line(text = ''): Promise<void> {
    return this.write(`${text}\n`);
  }

  #check(): void {
    if (this.#failure !== undefined) throw isClosedPipe(this.#failure) ? new OutputClosed() : this.#failure;
    if (this.#stream.destroyed) throw new OutputClosed();
  }
}

function isClosedPipe(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
