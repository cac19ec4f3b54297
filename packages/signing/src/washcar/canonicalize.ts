import { SigningError } from '../errors.ts';
import { revealSecret, type SecretInput } from '../secret.ts';
import { assertPortable } from './assert-portable.ts';
import { joinFast } from './fast-join.ts';
import { FlatPairs, type JoinedText } from './flat-pairs.ts';
import { flattenText } from './flatten-text.ts';
import { flattenValue } from './flatten-value.ts';
import { addQuery, type QueryInput } from './query-input.ts';

/** What is signed: the decoded query and the body, as text or as a value. */
export interface SignableInput {
  /** Decoded query parameters. Default none. */
  readonly query?: QueryInput;
  /** Exact body text to send; numbers are signed in its spelling. `null`, empty and JSON `null` are no body. */
  readonly bodyText?: string | null;
  /** A body value instead of a text; only values of the portable subset (washcar §2.4). */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Refuse what not every server reads alike (washcar §2.4). Default false; a `body` value is always held to it. */
  readonly portable?: boolean;
}

/** One flat parameter that is signed. */
export type CanonicalPair = readonly [name: string, value: string];

/** The canonical form of a request (washcar §2.1). */
export interface Canonical {
  /** Flat names and values, sorted. */
  readonly pairs: readonly CanonicalPair[];
  /** `name=value` joined by `&`, nothing escaped. */
  readonly stringA: string;
}

/** A canonical form with its signature. */
export interface Signed extends Canonical {
  /** 32 lowercase hex digits. */
  readonly sign: string;
}

/**
 * Flattens, filters, sorts and joins a request (washcar §2.1).
 * @throws SigningError `MALFORMED_JSON`, `BODY_NOT_OBJECT`, `TOO_DEEP`, `TOO_LARGE`, `NOT_PORTABLE`, `UNSUPPORTED_VALUE`,
 * `INVALID_QUERY`, `INVALID_BODY`
 */
export function canonicalize(input: SignableInput): Canonical {
  return new CanonicalText(join(input, undefined));
}

/**
 * Signs a request: MD5 over `stringA` and the secret (washcar §2.1). `pairs` are worked out when read.
 * @throws SigningError as `canonicalize` does, and `INVALID_SECRET`
 */
export function sign(input: SignableInput & { readonly secret: SecretInput }): Signed {
  return new SignedText(join(input, revealSecret(input.secret)));
}

function join(input: SignableInput, secret: string | undefined): JoinedText {
  const { query = [], bodyText = null, body } = input;
  if (body !== undefined) return joinValue(input, body, secret);
  if (bodyText !== null && typeof bodyText !== 'string') {
    throw new SigningError('INVALID_BODY', `bodyText must be text or null; it is of type ${typeof bodyText}.`);
  }
  if (input.portable === true) assertPortable(query, bodyText);
  return joinFast(query, bodyText, secret) ?? joinAny(query, bodyText, secret);
}

function joinAny(query: QueryInput, bodyText: string | null, secret: string | undefined): JoinedText {
  const pairs = new FlatPairs();
  addQuery(query, pairs);
  if (bodyText !== null) flattenText(bodyText, pairs);
  return pairs.join(secret);
}

function joinValue(
  input: SignableInput,
  body: Readonly<Record<string, unknown>>,
  secret: string | undefined,
): JoinedText {
  if (input.bodyText != null) {
    throw new SigningError('INVALID_BODY', 'give bodyText or body, not both: what is signed must be what is sent.');
  }
  const pairs = new FlatPairs();
  addQuery(input.query ?? [], pairs);
  const bodyText = flattenValue(body, pairs);
  assertPortable(input.query ?? [], bodyText);
  return pairs.join(secret);
}

class CanonicalText implements Canonical {
  readonly #joined: JoinedText;

  constructor(joined: JoinedText) {
    this.#joined = joined;
  }

  get stringA(): string {
    return this.#joined.stringA;
  }

  get pairs(): readonly CanonicalPair[] {
    const { stringA, cuts } = this.#joined;
    const pairs: CanonicalPair[] = [];
    let start = 0;
    for (let index = 0; index < cuts.length; index += 2) {
      const nameEnd = cuts[index] ?? 0;
      const valueEnd = cuts[index + 1] ?? 0;
      pairs.push([stringA.slice(start, nameEnd), stringA.slice(nameEnd + 1, valueEnd)]);
      start = valueEnd + 1;
    }
    return pairs;
  }

  toJSON(): Canonical {
    return { pairs: this.pairs, stringA: this.stringA };
  }
}

class SignedText extends CanonicalText implements Signed {
  readonly sign: string;

  constructor(joined: JoinedText) {
    super(joined);
    this.sign = joined.digest;
  }

  override toJSON(): Signed {
    return { ...super.toJSON(), sign: this.sign };
  }
}
