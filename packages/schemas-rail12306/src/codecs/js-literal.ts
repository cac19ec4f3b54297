/** A value of the JavaScript-literal subset the site writes into its pages. */
export type JsLiteral =
  string | number | boolean | null | readonly JsLiteral[] | { readonly [name: string]: JsLiteral };

/** Where and why a text is no literal. Never quotes the text. */
export class JsLiteralError extends Error {
  override readonly name = 'JsLiteralError';
  readonly code = 'JS_LITERAL_INVALID';
  /** UTF-16 offset of the first character that does not fit. */
  readonly offset: number;

  constructor(expected: string, offset: number) {
    super(`expected ${expected} at offset ${offset.toString()}`);
    this.offset = offset;
  }
}

const DEEPEST = 64;
const WORDS: ReadonlyMap<string, JsLiteral> = new Map<string, JsLiteral>([
  ['null', null],
  ['true', true],
  ['false', false],
  // the site writes both; JSON has only one of them
  ['undefined', null],
]);
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '0': '\0' };

/**
 * Reads one literal that begins at `start`: strings in either quote with escapes, numbers, null, true, false, arrays
 * and objects with quoted or bare names. Executes nothing. An integer beyond 2^53 becomes its digits as text. Throws
 * `JsLiteralError`.
 */
export function readJsLiteral(text: string, start = 0): { readonly value: JsLiteral; readonly end: number } {
  const reader = new LiteralReader(text, start);
  const value = reader.value(0);
  return { value, end: reader.at };
}

class LiteralReader {
  readonly #text: string;
  at: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.at = start;
  }

  value(depth: number): JsLiteral {
    if (depth > DEEPEST) throw this.#error(`at most ${DEEPEST.toString()} levels`);
    this.#skipBlank();
    const next = this.#text[this.at];
    if (next === "'" || next === '"') return this.#string(next);
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#array(depth);
    if (next === '-' || (next !== undefined && next >= '0' && next <= '9')) return this.#number();
    return this.#word();
  }

  #string(quote: string): string {
    this.at += 1;
    let value = '';
    for (;;) {
      const next = this.#text[this.at];
      if (next === undefined || next === '\n' || next === '\r') throw this.#error('the end of a string');
      this.at += 1;
      if (next === quote) return value;
      value += next === '\\' ? this.#escape() : next;
    }
  }

  #escape(): string {
    const next = this.#text[this.at] ?? '';
    this.at += 1;
    if (next === 'u') return this.#hex(4);
    if (next === 'x') return this.#hex(2);
    if (next === '\n') return '';
    if (next === '') throw this.#error('an escape');
    return ESCAPES[next] ?? next;
  }

  #hex(length: number): string {
    const digits = this.#text.slice(this.at, this.at + length);
    if (digits.length !== length || !/^[0-9a-fA-F]+$/.test(digits)) throw this.#error('hex digits');
    this.at += length;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #object(depth: number): JsLiteral {
    this.at += 1;
    const members: [string, JsLiteral][] = [];
    while (!this.#takes('}')) {
      const name = this.#memberName();
      if (!this.#takes(':')) throw this.#error('":"');
      members.push([name, this.value(depth + 1)]);
      if (!this.#takes(',') && this.#peek() !== '}') throw this.#error('"," or "}"');
    }
    // fromEntries defines members, so a name like __proto__ stays a name
    return Object.fromEntries(members);
  }

  #array(depth: number): JsLiteral {
    this.at += 1;
    const items: JsLiteral[] = [];
    while (!this.#takes(']')) {
      items.push(this.value(depth + 1));
      if (!this.#takes(',') && this.#peek() !== ']') throw this.#error('"," or "]"');
    }
    return items;
  }

  #memberName(): string {
    const next = this.#peek();
    if (next === "'" || next === '"') return this.#string(next);
    const name = this.#match(/[\w$]+/y);
    if (name === undefined) throw this.#error('a member name');
    return name;
  }

  #number(): JsLiteral {
    const digits = this.#match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    if (digits === undefined) throw this.#error('a number');
    const value = Number(digits);
    return /^-?\d+$/.test(digits) && !Number.isSafeInteger(value) ? digits : value;
  }

  #word(): JsLiteral {
    const start = this.at;
    const word = this.#match(/[A-Za-z_$][\w$]*/y) ?? '';
    const value = WORDS.get(word);
    if (value !== undefined) return value;
    this.at = start;
    throw this.#error('a literal');
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  #peek(): string | undefined {
    this.#skipBlank();
    return this.#text[this.at];
  }

  #takes(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.at += 1;
    return true;
  }

  #skipBlank(): void {
    while (/\s/.test(this.#text[this.at] ?? '')) this.at += 1;
  }

  #error(expected: string): JsLiteralError {
    return new JsLiteralError(expected, this.at);
  }
}

/**
 * Writes a value as the site does: single quotes, no blanks, members in alphabetical order, everything beyond ASCII and
 * every quote, `;` and `<` as `\uXXXX`, so that naive readers of the page are not misled (rail12306 §5.19).
 */
export function writeJsLiteral(value: JsLiteral): string {
  if (typeof value === 'string') return `'${escapeText(value)}'`;
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(writeJsLiteral).join(',')}]`;
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => `'${escapeText(name)}':${writeJsLiteral(value[name] ?? null)}`).join(',')}}`;
}

function isList(value: object): value is readonly JsLiteral[] {
  return Array.isArray(value);
}

function escapeText(text: string): string {
  return text.replaceAll(/[^ -~]|['"\\;<]/g, (character) => {
    return character.replaceAll(
      /[^]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
  });
}
