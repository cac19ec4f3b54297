const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A line that was longer than the bound; its bytes are gone. */
export const TOO_LONG: unique symbol = Symbol('line too long');

/** The bytes of one line without its ending, or `TOO_LONG`. */
export type Line = Buffer | typeof TOO_LONG;

/**
 * Cuts a byte stream into lines, a batch per chunk, with at most one unfinished line in memory. `\n` and `\r\n` end a
 * line; the last line may have no ending.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, maxLineBytes: number): AsyncGenerator<Line[]> {
  const splitter = new LineSplitter(maxLineBytes);
  for await (const chunk of chunks) yield splitter.push(chunk);
  yield splitter.flush();
}

class LineSplitter {
  readonly #maxLineBytes: number;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes;
  }

  push(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      this.#keep(chunk.subarray(start, end));
      lines.push(this.#take());
      start = end + 1;
    }
    this.#keep(chunk.subarray(start));
    return lines;
  }

  flush(): Line[] {
    return this.#length === 0 ? [] : [this.#take()];
  }

  #keep(part: Buffer): void {
    if (part.length === 0) return;
    this.#length += part.length;
    // what is beyond the bound is counted, not kept
    if (this.#length > this.#maxLineBytes) this.#parts = [];
    else this.#parts.push(part);
  }

  #take(): Line {
    const [first = Buffer.alloc(0)] = this.#parts;
    const line = this.#parts.length > 1 ? Buffer.concat(this.#parts) : first;
    const tooLong = this.#length > this.#maxLineBytes;
    this.#parts = [];
    this.#length = 0;
    if (tooLong) return TOO_LONG;
    return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
  }
}
