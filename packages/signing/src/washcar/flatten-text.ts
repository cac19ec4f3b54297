import { bodyNotObject } from '../errors.ts';
import { JsonCursor } from '../json/json-cursor.ts';
import type { FlatPairs } from './flat-pairs.ts';

const QUOTE = 0x22;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Flattens a JSON body text straight into `pairs`, numbers in their source spelling (rules R2-R8, R11).
 * null, `""`, `{}` and `[]` give no entry, so they replace nothing that came by another route; a blank text is an entry
 * (it replaces) and is dropped with the blanks later. A root array flattens to `[0].a`.
 * @throws SigningError `MALFORMED_JSON`, `BODY_NOT_OBJECT`, `TOO_DEEP`, `TOO_LARGE`
 */
export function flattenText(bodyText: string, pairs: FlatPairs): void {
  new TextFlattener(bodyText, pairs).root();
}

class TextFlattener extends JsonCursor {
  readonly #pairs: FlatPairs;

  constructor(text: string, pairs: FlatPairs) {
    super(text);
    this.#pairs = pairs;
  }

  root(): void {
    const unit = this.peek();
    if (this.pos === this.text.length) return;
    if (unit === OPEN_BRACE) this.#object('', 1);
    else if (unit === OPEN_BRACKET) this.#array('', 1);
    else this.#scalarRoot(unit);
    this.end();
  }

  /** A text, number or boolean is well-formed JSON but no body; `null` is no body at all (R2). */
  #scalarRoot(unit: number): void {
    const value = unit === QUOTE ? this.string() : this.literalOrNumber(unit);
    this.end();
    if (value !== null) throw bodyNotObject();
  }

  #object(prefix: string, depth: number): void {
    this.checkDepth(depth);
    this.pos++;
    if (this.peek() === CLOSE_BRACE) {
      this.pos++;
      return;
    }
    const keys: string[] = [];
    const starts: number[] = [];
    let singleEntries = true;
    do {
      const key = this.name();
      keys.push(key);
      starts.push(this.#pairs.count);
      // An empty prefix takes no dot (R3).
      const single = this.#value(prefix === '' ? key : `${prefix}.${key}`, depth);
      singleEntries &&= single;
    } while (this.another(CLOSE_BRACE));
    // While each member is one entry, equal keys are equal flat names, and of those the join keeps the last anyway.
    if (!singleEntries) this.#pairs.keepLast(keys, starts);
  }

  #array(prefix: string, depth: number): void {
    this.checkDepth(depth);
    this.pos++;
    if (this.peek() === CLOSE_BRACKET) {
      this.pos++;
      return;
    }
    let index = 0;
    do {
      this.#value(`${prefix}[${index}]`, depth);
      index++;
    } while (this.another(CLOSE_BRACKET));
  }

  /** Reads a value under its flat name; tells whether it was a scalar that gave an entry. */
  #value(name: string, depth: number): boolean {
    const unit = this.peek();
    if (unit === OPEN_BRACE) {
      this.#object(name, depth + 1);
      return false;
    }
    if (unit === OPEN_BRACKET) {
      this.#array(name, depth + 1);
      return false;
    }
    const value = unit === QUOTE ? this.string() : this.literalOrNumber(unit);
    if (value === null || value === '') return false;
    this.#pairs.add(name, value);
    return true;
  }
}
