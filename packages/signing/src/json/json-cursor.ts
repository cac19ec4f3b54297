import { SigningError } from '../errors.ts';

/** Deepest nesting of objects and arrays a body may have; beyond it reading stops with `TOO_DEEP`. */
export const MAX_DEPTH = 1000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const ZERO = 0x30;
const NINE = 0x39;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const FOUR_HEX = /[0-9a-fA-F]{4}/y;

/** A place in a JSON text and the RFC 8259 tokens that can be read there. Numbers keep their source spelling. */
export class JsonCursor {
  readonly text: string;
  pos = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Skips JSON whitespace and gives the unit that follows, `NaN` at the end. */
  peek(): number {
    const { text } = this;
    let { pos } = this;
    let unit = text.charCodeAt(pos);
    while (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) unit = text.charCodeAt(++pos);
    this.pos = pos;
    return unit;
  }

  /** Reads the text whose opening quote is at `pos`, decoded. */
  string(): string {
    const { text } = this;
    const start = this.pos + 1;
    let pos = start;
    for (let unit = text.charCodeAt(pos); unit !== QUOTE; unit = text.charCodeAt(++pos)) {
      if (unit === BACKSLASH) return this.#escapedString(start, pos);
      this.#checkUnit(unit, pos);
    }
    this.pos = pos + 1;
    return text.slice(start, pos);
  }

  /** Reads a member name and its colon. */
  name(): string {
    if (this.peek() !== QUOTE) this.fail('a quoted member name');
    const name = this.string();
    if (this.peek() !== COLON) this.fail('":" after the member name');
    this.pos++;
    return name;
  }

  /** Reads `true`, `false`, a number (each as its source text) or `null` (as null), by its first unit. */
  literalOrNumber(unit: number): string | null {
    if (unit === 0x74) return this.#literal('true');
    if (unit === 0x66) return this.#literal('false');
    if (unit !== 0x6e) return this.#number();
    this.#literal('null');
    return null;
  }

  /** Steps over a comma (true) or over the closing unit (false). */
  another(close: number): boolean {
    const unit = this.peek();
    if (unit !== COMMA && unit !== close) this.fail(`"," or "${String.fromCharCode(close)}"`);
    this.pos++;
    return unit === COMMA;
  }

  /** Refuses anything but whitespace up to the end of the text. */
  end(): void {
    this.peek();
    if (this.pos < this.text.length) this.fail('the end of the body');
  }

  /** Refuses a nesting deeper than {@link MAX_DEPTH}. */
  checkDepth(depth: number): void {
    if (depth <= MAX_DEPTH) return;
    const message = `body nests deeper than ${MAX_DEPTH} levels at offset ${this.pos}; send a flatter body.`;
    throw new SigningError('TOO_DEEP', message, { offset: this.pos });
  }

  /** Throws `MALFORMED_JSON`; what came instead stays out of the message, it may be personal. */
  fail(expected: string, offset: number = this.pos): never {
    const where = offset >= this.text.length ? 'its end' : `offset ${offset}`;
    const message = `body is not RFC 8259 JSON: expected ${expected} at ${where}. Send what JSON.stringify makes.`;
    throw new SigningError('MALFORMED_JSON', message, { offset });
  }

  #literal(word: string): string {
    if (!this.text.startsWith(word, this.pos)) this.fail('a value');
    this.pos += word.length;
    return word;
  }

  #number(): string {
    const { text } = this;
    const start = this.pos;
    if (text.charCodeAt(this.pos) === 0x2d) this.pos++;
    if (text.charCodeAt(this.pos) === ZERO) this.pos++;
    else this.#digits('a value');
    if (text.charCodeAt(this.pos) === 0x2e) {
      this.pos++;
      this.#digits('a digit');
    }
    if ((text.charCodeAt(this.pos) | 0x20) === 0x65) {
      const sign = text.charCodeAt(++this.pos);
      if (sign === 0x2b || sign === 0x2d) this.pos++;
      this.#digits('a digit');
    }
    return text.slice(start, this.pos);
  }

  #digits(expected: string): void {
    const { text } = this;
    let { pos } = this;
    while (text.charCodeAt(pos) >= ZERO && text.charCodeAt(pos) <= NINE) pos++;
    if (pos === this.pos) this.fail(expected);
    this.pos = pos;
  }

  #escapedString(start: number, firstEscape: number): string {
    const { text } = this;
    let decoded = '';
    let from = start;
    let pos = firstEscape;
    for (let unit = BACKSLASH; unit !== QUOTE; unit = text.charCodeAt(pos)) {
      if (unit === BACKSLASH) {
        decoded += text.slice(from, pos) + this.#escape(pos);
        pos += text.charCodeAt(pos + 1) === 0x75 ? 6 : 2;
        from = pos;
      } else {
        this.#checkUnit(unit, pos);
        pos++;
      }
    }
    this.pos = pos + 1;
    return decoded + text.slice(from, pos);
  }

  #checkUnit(unit: number, pos: number): void {
    // NaN, the end of the text, is not >= anything.
    if (!(unit >= 0x20)) this.fail('a closing quote and no raw control character', pos);
  }

  #escape(pos: number): string {
    const letter = this.text.charAt(pos + 1);
    if (letter === 'u') {
      FOUR_HEX.lastIndex = pos + 2;
      if (FOUR_HEX.test(this.text)) return String.fromCharCode(Number.parseInt(this.text.slice(pos + 2, pos + 6), 16));
    }
    const decoded = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (decoded === undefined) this.fail('one of the JSON escapes', pos);
    return decoded;
  }
}
