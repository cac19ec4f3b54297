import { createHash } from 'node:crypto';

/** A number as it was written; JSON.parse alone would lose `1.0`. */
export class NumberText {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Leaf = string | boolean | null | NumberText;
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** A signer of its own, sharing no code with the package: each hook is one place where people go wrong. */
export interface NaiveSigner {
  readonly query: (query: Record<string, string>) => [string, string][];
  readonly body: (text: string) => unknown;
  /** undefined leaves the value out. */
  readonly leaf: (value: Leaf) => string | undefined;
  /** Text instead of flattening; undefined flattens. */
  readonly nested: (value: object) => string | undefined;
  readonly member: (parent: string, name: string) => string;
  readonly element: (parent: string, index: number) => string;
  readonly signed: (pair: Pair) => boolean;
  readonly sort: (pairs: Pair[]) => Pair[];
  readonly encode: (text: string) => string;
  readonly join: (pairs: Pair[]) => string;
  readonly text: (joined: string, secret: string) => string;
  readonly digest: (text: string) => string;
}

const CORRECT: NaiveSigner = {
  query: (query) => Object.entries(query),
  body: parseKeepingNumbers,
  leaf: (value) =>
    value === null || value === '' ? undefined : value instanceof NumberText ? value.source : String(value),
  nested: () => undefined,
  member: (parent, name) => (parent === '' ? name : `${parent}.${name}`),
  element: (parent, index) => `${parent}[${index}]`,
  signed: ({ name, value }) => name !== 'sign' && !/^[\t-\r\x1c-\x20\u2000-\u2006\u2008-\u200a\u3000]*$/.test(value),
  sort: (pairs) => pairs.sort((a, b) => (a.name < b.name ? -1 : 1)),
  encode: (text) => text,
  join: (pairs) => pairs.map(({ name, value }) => `${name}=${value}`).join('&'),
  text: (joined, secret) => joined + secret,
  digest: (text) => createHash('md5').update(text, 'utf8').digest('hex'),
};

export interface NaiveRequest {
  readonly query: Record<string, string>;
  readonly bodyText: string;
  readonly secret: string;
}

/** The signature that a signer with these mistakes makes. */
export function naiveSign(request: NaiveRequest, mistakes: Partial<NaiveSigner>): string {
  const signer = { ...CORRECT, ...mistakes };
  return signer.digest(signer.text(naiveString(request, mistakes), request.secret));
}

/** The string it signs, without the secret. */
export function naiveString(request: NaiveRequest, mistakes: Partial<NaiveSigner>): string {
  const signer = { ...CORRECT, ...mistakes };
  const pairs: Pair[] = [];
  for (const [name, value] of signer.query(request.query)) {
    const text = signer.leaf(value);
    if (text !== undefined) pairs.push({ name, value: text });
  }
  flatten(signer.body(request.bodyText), '', { pairs, signer });
  const chosen = signer.sort(pairs.filter(signer.signed));
  return signer.join(chosen.map(({ name, value }) => ({ name, value: signer.encode(value) })));
}

/** JSON.parse that keeps each number's spelling. */
export function parseKeepingNumbers(text: string): unknown {
  if (text === '') return null;
  const keep = (_: string, value: unknown, context?: { source?: string }): unknown => {
    return typeof value === 'number' ? new NumberText(context?.source ?? '') : value;
  };
  return JSON.parse(text, keep);
}

interface Target {
  readonly pairs: Pair[];
  readonly signer: NaiveSigner;
}

function flatten(value: unknown, name: string, target: Target): void {
  const { pairs, signer } = target;
  if (typeof value !== 'object' || value === null || value instanceof NumberText) {
    const text = name === '' ? undefined : signer.leaf(value as Leaf);
    if (text !== undefined) pairs.push({ name, value: text });
    return;
  }
  const text = name === '' ? undefined : signer.nested(value);
  if (text !== undefined) pairs.push({ name, value: text });
  else if (Array.isArray(value)) value.forEach((item, i) => flatten(item, signer.element(name, i), target));
  else for (const [key, item] of Object.entries(value)) flatten(item, signer.member(name, key), target);
}
