import { md5Text } from '#platform';
import { SigningError } from '../errors.ts';
import { isBlank } from './blank.ts';

/**
 * Most UTF-16 units of names and values one request may flatten to. A long name over a long array is repeated for every
 * element, so a body of one megabyte could otherwise ask for gigabytes.
 */
export const MAX_CANONICAL_LENGTH: number = 32 * 1024 * 1024;

/** The canonical text of a request. */
export interface JoinedText {
  /** `name=value` joined by `&`. */
  readonly stringA: string;
  /** Where each name and each value ends in stringA, in turn. */
  readonly cuts: readonly number[];
  /** MD5 of stringA with the secret behind it; empty when there is no secret. */
  readonly digest: string;
}

/** Flat names and values in the order they were found; of one name the last one counts. */
export class FlatPairs {
  #names: string[] = [];
  #values: string[] = [];
  #length = 0;

  get count(): number {
    return this.#names.length;
  }

  add(name: string, value: string): void {
    this.#length += name.length + value.length;
    if (this.#length > MAX_CANONICAL_LENGTH) throw tooLarge();
    this.#names.push(name);
    this.#values.push(value);
  }

  /**
   * `starts[i]` is the first entry that member `keys[i]` of an object gave. Keeps each key once, as a map filled in order
   * would: the last value, whole, in the place of the first (rule R11).
   */
  keepLast(keys: readonly string[], starts: readonly number[]): void {
    const last = new Map<string, number>();
    for (const [index, key] of keys.entries()) last.set(key, index);
    if (last.size === keys.length) return;
    const names = this.#names.splice(starts[0] as number);
    const values = this.#values.splice(starts[0] as number);
    const first = this.count;
    for (const index of last.values()) {
      const end = starts[index + 1] ?? first + names.length;
      for (let at = starts[index] as number; at < end; at++) {
        this.#names.push(names[at - first] as string);
        this.#values.push(values[at - first] as string);
      }
    }
  }

  /**
   * Sorts by name in UTF-16 unit order (R14), keeps the last of equal names (R11), drops blanks (R12) and the flat name
   * `sign` (R13), joins `name=value` with `&`, nothing escaped (R15), and digests that with `secret` behind (R16, R17).
   */
  join(secret: string | undefined): JoinedText {
    const cuts: number[] = [];
    let text = '';
    const order = this.#sorted();
    for (const [place, index] of order.entries()) {
      const name = this.#names[index] as string;
      const value = this.#values[index] as string;
      const next = order[place + 1];
      if (name === 'sign' || isBlank(value) || (next !== undefined && this.#names[next] === name)) continue;
      text += text === '' ? `${name}=` : `&${name}=`;
      cuts.push(text.length - 1);
      text += value;
      cuts.push(text.length);
    }
    return { stringA: text, cuts, digest: secret === undefined ? '' : md5Text(text + secret) };
  }

  #sorted(): number[] {
    const names = this.#names;
    const order = names.map((_, index) => index);
    return order.sort((left, right) => {
      const a = names[left] as string;
      const b = names[right] as string;
      return a < b ? -1 : a > b ? 1 : left - right;
    });
  }
}

function tooLarge(): SigningError {
  const message = `the request flattens to more than ${MAX_CANONICAL_LENGTH} characters; send a smaller body.`;
  return new SigningError('TOO_LARGE', message);
}
