import { allocateBytes, md5Bytes, md5Text, readUtf8, writeUtf8 } from '#platform';
import type { JoinedText } from './flat-pairs.ts';
import { addQuery, type QueryInput } from './query-input.ts';

/*
 * The ordinary request, fast: no escapes, no blanks, no name twice, no half surrogate. Whatever else it meets makes
 * `joinFast` give undefined, and the general way (FlatPairs) decides; so this file knows neither errors nor corner cases.
 *
 * Names and values are places in one block of UTF-8 bytes, as some twenty small strings cost more than their digest. The
 * blocks are module constants because the engine then compiles their addresses into the loops (measured: a third less).
 */

const ROOM = 16 * 1024;
/** The copying reads up to three bytes past the end of a value. */
const USABLE = ROOM - 4;
const LONGEST_SECRET = 1024;
const MOST_ENTRIES = 96;
const DEEPEST = 32;
/** Below this length a loop beats the call that writes a text. */
const SHORT = 12;
/** What a reading function gives instead of a position when the general way must decide. */
const UNUSUAL = -1;

const SPACE = 0x20;
const QUOTE = 0x22;
const AMPERSAND = 0x26;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const EQUALS = 0x3d;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const LETTER_E = 0x65;
const LETTER_F = 0x66;
const LETTER_N = 0x6e;
const LETTER_T = 0x74;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

const source = allocateBytes(ROOM);
const joined = allocateBytes(2 * ROOM);
const sourceView = new DataView(source.buffer, source.byteOffset, ROOM);
const joinedView = new DataView(joined.buffer, joined.byteOffset, 2 * ROOM);
/** Per entry: start and end of its name, start and end of its value; both zero for a member without a value. */
const marks = new Int32Array(4 * MOST_ENTRIES);
const order = new Int32Array(MOST_ENTRIES);

let end = 0;
let count = 0;
let orderedCount = 0;
let depth = 0;
let usual = true;
let ascii = true;
let generation = 0;

/** Flattens, sorts, filters, joins and digests as the general way does; undefined when the request is not ordinary. */
export function joinFast(
  query: QueryInput,
  bodyText: string | null,
  secret: string | undefined,
): JoinedText | undefined {
  const mine = ++generation;
  end = 0;
  count = 0;
  depth = 0;
  usual = true;
  ascii = true;
  addQuery(query, querySink);
  // Reading the query may run the caller's code (a getter), and that code may have signed something itself.
  if (!usual || generation !== mine) return undefined;
  if (bodyText !== null && !readBody(bodyText)) return undefined;
  if (!usual) return undefined;
  sort();
  const cuts = writeEntries();
  if (!usual) return undefined;
  const stringA = readUtf8(joined, end, ascii);
  const digest = secret === undefined ? '' : digestWith(secret, stringA);
  // ASCII has one byte per unit, so the cuts count both.
  return ascii ? { stringA, cuts, digest } : new ByteCutText(stringA, cuts, digest);
}

/** MD5 of the bytes joined, with the secret behind them; they are wiped of it afterwards. */
function digestWith(secret: string, stringA: string): string {
  if (secret.length > LONGEST_SECRET) return md5Text(stringA + secret);
  const stop = end + secret.length;
  for (let i = 0; i < secret.length; i++) {
    const unit = secret.charCodeAt(i);
    if (unit >= 0x80) return md5Text(stringA + secret);
    joined[end + i] = unit;
  }
  const digest = md5Bytes(joined.subarray(0, stop));
  for (let at = end; at < stop; at++) joined[at] = 0;
  return digest;
}

/** A joined text whose cuts count UTF-8 bytes; they become UTF-16 units when asked for. */
class ByteCutText implements JoinedText {
  readonly stringA: string;
  readonly digest: string;
  readonly #byteCuts: readonly number[];

  constructor(stringA: string, byteCuts: readonly number[], digest: string) {
    this.stringA = stringA;
    this.#byteCuts = byteCuts;
    this.digest = digest;
  }

  get cuts(): readonly number[] {
    const bytes = new TextEncoder().encode(this.stringA);
    let at = 0;
    let units = 0;
    return this.#byteCuts.map((cut) => {
      for (; at < cut; at++) {
        const byte = bytes[at] as number;
        // A lead byte stands for one unit, from F0 on for two; the bytes that continue it for none.
        if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
      }
      return units;
    });
  }
}

const querySink = {
  add(name: string, value: string): void {
    const start = end;
    append(name);
    const middle = end;
    append(value);
    usual &&= addEntry(start, middle);
    if (usual) setValue(middle, end);
  },
};

function append(text: string): void {
  const start = end;
  if (text.length > SHORT) {
    appendLong(text);
    return;
  }
  if (start + text.length >= USABLE) {
    usual = false;
    return;
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) {
      appendLong(text);
      return;
    }
    source[start + i] = unit;
  }
  end = start + text.length;
}

function appendLong(text: string): void {
  // Three bytes per unit are the most UTF-8 needs; more text than that is cut off by the writing.
  if (end + 3 * text.length >= USABLE) {
    usual = false;
    return;
  }
  const written = writeUtf8(source, text, end);
  end += written;
  if (written === text.length) return;
  ascii = false;
  if (!text.isWellFormed()) usual = false;
}

/** Notes a name, without a value for now; false when there is no room. */
function addEntry(nameStart: number, nameEnd: number): boolean {
  if (count === MOST_ENTRIES) return false;
  const mark = 4 * count++;
  marks[mark] = nameStart;
  marks[mark + 1] = nameEnd;
  marks[mark + 2] = 0;
  marks[mark + 3] = 0;
  return true;
}

function setValue(start: number, valueEnd: number): void {
  marks[4 * count - 2] = start;
  marks[4 * count - 1] = valueEnd;
}

function readBody(text: string): boolean {
  const start = end;
  appendLong(text);
  if (!usual) return false;
  const limit = end;
  // No token goes on over a NUL, so the loops need no check for the end.
  source[limit] = 0;
  end = limit + 1;
  const at = skipSpace(start);
  if (at === limit) return true;
  if (source[at] !== OPEN_BRACE) return false;
  const after = readObject(at, 0, 0);
  return after !== UNUSUAL && skipSpace(after) === limit;
}

function skipSpace(pos: number): number {
  let at = pos;
  let byte = source[at] as number;
  while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = source[++at] as number;
  return at;
}

/** Where the text ends whose first byte is at `pos`. */
function endOfText(pos: number): number {
  let at = pos;
  for (let byte = source[at] as number; byte !== QUOTE; byte = source[++at] as number) {
    if (byte < 0x20 || byte === BACKSLASH) return UNUSUAL;
  }
  return at;
}

function readObject(pos: number, prefix: number, prefixEnd: number): number {
  let at = skipSpace(pos + 1);
  if (source[at] === CLOSE_BRACE) return at + 1;
  for (;;) {
    let name = at + 1;
    let nameEnd = source[at] === QUOTE ? endOfText(name) : UNUSUAL;
    // An unusual name ends before it begins; an empty one is unusual too.
    if (nameEnd <= name) return UNUSUAL;
    at = skipSpace(nameEnd + 1);
    if (source[at] !== COLON) return UNUSUAL;
    if (prefixEnd > 0) {
      const start = end;
      repeat(prefix, prefixEnd);
      source[end++] = DOT;
      repeat(name, nameEnd);
      name = start;
      nameEnd = end;
    }
    at = readValue(at + 1, name, nameEnd);
    if (at === UNUSUAL) return UNUSUAL;
    at = skipSpace(at);
    if (source[at] === CLOSE_BRACE) return at + 1;
    if (source[at] !== COMMA) return UNUSUAL;
    at = skipSpace(at + 1);
  }
}

function readArray(pos: number, prefix: number, prefixEnd: number): number {
  let at = skipSpace(pos + 1);
  if (source[at] === CLOSE_BRACKET) return at + 1;
  for (let index = 0; ; index++) {
    const start = end;
    repeat(prefix, prefixEnd);
    append(`[${index}]`);
    at = readValue(at, start, end);
    if (at === UNUSUAL) return UNUSUAL;
    at = skipSpace(at);
    if (source[at] === CLOSE_BRACKET) return at + 1;
    if (source[at] !== COMMA) return UNUSUAL;
    at++;
  }
}

/** Reads the value at or after `pos` and notes it under the name from `name` to `nameEnd`. */
function readValue(pos: number, name: number, nameEnd: number): number {
  if (!addEntry(name, nameEnd)) return UNUSUAL;
  const at = skipSpace(pos);
  const byte = source[at] as number;
  if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
    if (!usual || ++depth > DEEPEST) return UNUSUAL;
    const after = byte === OPEN_BRACE ? readObject(at, name, nameEnd) : readArray(at, name, nameEnd);
    depth--;
    return after;
  }
  const start = byte === QUOTE ? at + 1 : at;
  const stop = byte === QUOTE ? endOfText(start) : endOfScalar(start);
  if (stop > start && byte !== LETTER_N) setValue(start, stop);
  return byte === QUOTE && stop !== UNUSUAL ? stop + 1 : stop;
}

function endOfScalar(pos: number): number {
  const byte = source[pos];
  if (byte === LETTER_T) return endOfWord(pos, 'true');
  if (byte === LETTER_F) return endOfWord(pos, 'false');
  if (byte === LETTER_N) return endOfWord(pos, 'null');
  return endOfNumber(pos);
}

function endOfWord(pos: number, word: string): number {
  for (let i = 0; i < word.length; i++) if (source[pos + i] !== word.charCodeAt(i)) return UNUSUAL;
  return pos + word.length;
}

/** Integers and plain decimals; exponents are left to the general way. */
function endOfNumber(pos: number): number {
  const first = source[pos] === MINUS ? pos + 1 : pos;
  let at = endOfDigits(first);
  if (at === first || (source[first] === ZERO && at > first + 1)) return UNUSUAL;
  if (source[at] === DOT) {
    const fraction = at + 1;
    at = endOfDigits(fraction);
    if (at === fraction) return UNUSUAL;
  }
  return ((source[at] as number) | 0x20) === LETTER_E ? UNUSUAL : at;
}

function endOfDigits(pos: number): number {
  let at = pos;
  for (let byte = source[at] as number; byte >= ZERO && byte <= NINE; byte = source[++at] as number);
  return at;
}

/** Appends again the bytes from `start` to `stop`. */
function repeat(start: number, stop: number): void {
  if (end + stop - start >= USABLE) {
    usual = false;
    return;
  }
  const shift = end - start;
  for (let at = start; at < stop; at++) source[at + shift] = source[at] as number;
  end = stop + shift;
}

/** By name, in byte order. */
function sort(): void {
  // Requests of one endpoint come in a row, so the last order is mostly right already.
  if (orderedCount !== count) for (let i = 0; i < count; i++) order[i] = i;
  orderedCount = count;
  for (let i = 1; i < count; i++) {
    const entry = order[i] as number;
    let at = i;
    for (; at > 0; at--) {
      const difference = compareNames(order[at - 1] as number, entry);
      // An entry stops behind its like, so a name met twice is always seen here.
      if (difference === 0) usual = false;
      if (difference <= 0) break;
      order[at] = order[at - 1] as number;
    }
    order[at] = entry;
  }
}

function compareNames(left: number, right: number): number {
  let a = marks[4 * left] as number;
  let b = marks[4 * right] as number;
  const aEnd = marks[4 * left + 1] as number;
  const bEnd = marks[4 * right + 1] as number;
  while (a < aEnd && b < bEnd) {
    const leftByte = source[a++] as number;
    const rightByte = source[b++] as number;
    if (leftByte !== rightByte) {
      // Here alone UTF-8 and UTF-16 sort differently (surrogate pairs go before U+E000).
      if (leftByte >= 0xee && rightByte >= 0xee) usual = false;
      return leftByte - rightByte;
    }
  }
  return aEnd - a - (bEnd - b);
}

/** Writes the entries that count to `joined` and sets `end` there. A value that may be blank is not usual. */
function writeEntries(): number[] {
  const cuts: number[] = [];
  let to = 0;
  for (let place = 0; place < count; place++) {
    const entry = order[place] as number;
    const name = marks[4 * entry] as number;
    const nameEnd = marks[4 * entry + 1] as number;
    const value = marks[4 * entry + 2] as number;
    const valueEnd = marks[4 * entry + 3] as number;
    if (valueEnd === 0 || (nameEnd - name === 4 && endOfWord(name, 'sign') !== UNUSUAL)) continue;
    if (mayBeBlank(value)) usual = false;
    if (to > 0) joined[to++] = AMPERSAND;
    to = copy(name, nameEnd, to);
    cuts.push(to);
    joined[to] = EQUALS;
    to = copy(value, valueEnd, to + 1);
    cuts.push(to);
  }
  end = to;
  return cuts;
}

/** Copies four bytes at a time: up to three too many, which what comes next overwrites. */
function copy(start: number, stop: number, to: number): number {
  const shift = to - start;
  for (let at = start; at < stop; at += 4) joinedView.setInt32(at + shift, sourceView.getInt32(at, true), true);
  return stop + shift;
}

/** Whether the value may begin with a blank (contract §2.3): ASCII up to space, U+1680, U+2000-207F, U+3000-307F. */
function mayBeBlank(value: number): boolean {
  const first = source[value] as number;
  if (first > SPACE && first < 0xe1) return false;
  const second = source[value + 1] as number;
  return first <= SPACE || (first <= 0xe3 && (second === 0x80 || second === 0x81 || second === 0x9a));
}
