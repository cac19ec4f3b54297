import { isBlank } from '../blank.ts';
import type { QueryPairs } from '../query-input.ts';
import type { Charset } from './charsets.ts';
import { utf8 } from './charsets.ts';
import type { HashName } from './digests.ts';
import type { JsonArray, JsonNode, JsonObject, JsonScalar } from './json-tree.ts';
import type { TextChange } from './escapes.ts';

/** One flat parameter on its way into the signature. */
export interface Entry {
  readonly name: string;
  readonly value: string;
  /** Member names and array indexes that lead to it. */
  readonly path: readonly (string | number)[];
  readonly origin: 'query' | 'body';
  /** Signed although empty: a reading that keeps empties says so, and the blank filter does not undo it. */
  readonly kept?: true;
}

export type BodyTree = JsonObject | JsonArray | undefined;

/** How a signer reads a request, one knob per decision. {@link CONTRACT_READING} is the contract's; a cause overrides some. */
export interface Reading {
  // From the request to flat entries.
  readonly query: (query: QueryPairs) => QueryPairs;
  /** What becomes of parameters with one name. */
  readonly repeated: (query: QueryPairs) => QueryPairs;
  readonly timestamp: TextChange;
  readonly body: (tree: BodyTree) => BodyTree;
  readonly number: TextChange;
  readonly boolean: TextChange;
  readonly text: (value: string, source: string, origin: 'query' | 'body') => string;
  /** What null is signed as; undefined leaves it out. */
  readonly nulls: string | undefined;
  readonly empties: 'drop' | 'keep' | 'keep-in-query' | 'keep-in-body';
  readonly emptyObject: string | undefined;
  readonly emptyArray: string | undefined;
  /** Scalars left out before anything else. */
  readonly falsy: (scalar: JsonScalar) => boolean;
  /** A nested value signed as one text; null leaves it out, undefined flattens it. */
  readonly nested: (node: JsonObject | JsonArray) => string | null | undefined;
  readonly duplicates: 'last' | 'first';
  /** Array elements removed before indexes are counted. */
  readonly hole: (item: JsonNode) => boolean;
  readonly name: (path: readonly (string | number)[]) => string;

  // Which entries are signed.
  readonly merge: 'last' | 'first' | 'query' | 'all';
  readonly blank: (value: string) => boolean;
  readonly signed: (entry: Entry) => boolean;
  readonly rename: TextChange;
  readonly extra: readonly Entry[];

  /** Puts the entries in the order they are signed in; may change the given array. */
  readonly sort: (entries: Entry[]) => readonly Entry[];

  // From entries to the text and its digest.
  readonly encodeName: TextChange;
  readonly encodeValue: TextChange;
  readonly join: (pairs: readonly (readonly [string, string])[]) => string;
  readonly wholeText: TextChange;
  readonly secret: TextChange;
  readonly key: (text: string, secret: string) => string;
  readonly finalText: TextChange;
  readonly charset: Charset;
  readonly hash: HashName;
  readonly form: TextChange;
}

/** What one variant of a cause changes. */
export type Overrides = Partial<Reading>;

/** The stages a search keeps results of, in order, and the knobs each turns on. */
export const STAGES: readonly (readonly (keyof Reading)[])[] = [
  [
    'query',
    'repeated',
    'timestamp',
    'body',
    'number',
    'boolean',
    'text',
    'nulls',
    'empties',
    'emptyObject',
    'emptyArray',
    'falsy',
    'nested',
    'duplicates',
    'hole',
    'name',
  ],
  ['merge', 'blank', 'signed', 'rename', 'extra', 'sort'],
  ['encodeName', 'encodeValue', 'join', 'wholeText'],
];

/** The contract's own reading: rules R1 to R17. */
export const CONTRACT_READING: Reading = {
  query: same,
  repeated: firstOfEachName,
  timestamp: same,
  body: same,
  number: same,
  boolean: same,
  text: same,
  nulls: undefined,
  empties: 'drop',
  emptyObject: undefined,
  emptyArray: undefined,
  falsy: never,
  nested: () => undefined,
  duplicates: 'last',
  hole: never,
  name: dottedName,
  merge: 'last',
  blank: isBlank,
  signed: (entry) => entry.name !== 'sign',
  rename: same,
  extra: [],
  sort: (entries) => entries.sort(byName),
  encodeName: same,
  encodeValue: same,
  join: (pairs) => joinPairs(pairs, '=', '&'),
  wholeText: same,
  secret: same,
  key: (text, secret) => text + secret,
  finalText: same,
  charset: utf8,
  hash: 'md5',
  form: same,
};

/** Orders by flat name, UTF-16 unit by unit (R14). */
export function byName(a: Entry, b: Entry): number {
  return compareText(a.name, b.name);
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `parent.child`, `name[i]`; an empty prefix takes no dot (R3, R4). */
export function dottedName(path: readonly (string | number)[]): string {
  let name = '';
  for (const part of path) {
    if (typeof part === 'number') name += `[${part}]`;
    else name += name === '' ? part : `.${part}`;
  }
  return name;
}

export function joinPairs(pairs: readonly (readonly [string, string])[], equals: string, and: string): string {
  return pairs.map(([name, value]) => name + equals + value).join(and);
}

function firstOfEachName(query: QueryPairs): QueryPairs {
  const first = new Map<string, string>();
  for (const [name, value] of query) if (!first.has(name)) first.set(name, value);
  return [...first];
}

function same<T>(value: T): T {
  return value;
}

function never(): boolean {
  return false;
}
