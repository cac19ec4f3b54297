import { MASK } from '../../secret.ts';
import { diffStrings } from './diff-strings.ts';
import { encodeComponent, encodeForm } from './escapes.ts';
import type { Outcome } from './evaluator.ts';
import type { Masker } from './mask.ts';
import type { ExpectedStringReport } from './types.ts';

/** Compares the other side's string to sign with ours. Whatever may be a key in it is masked, known or not. */
export function compareExpectedString(theirs: string, contract: Outcome, mask: Masker): ExpectedStringReport {
  const masked = maskUnknownKey(mask(theirs), contract, mask);
  const stringA = mask(contract.stringA);
  const ours = masked.includes(MASK) && !stringA.includes(MASK) ? stringA + MASK : stringA;
  const ourPairs = new Map(contract.entries.map(({ name, value }) => [mask(name), mask(value)]));
  const theirPairs = readPairs(masked);
  return {
    masked,
    firstDifference: diffStrings(ours, masked) ?? null,
    onlyOurs: [...ourPairs.keys()].filter((name) => !theirPairs.has(name)),
    onlyTheirs: [...theirPairs.keys()].filter((name) => !ourPairs.has(name)),
    changed: [...ourPairs].filter(([name, value]) => isChanged(value, theirPairs.get(name))).map(([name]) => name),
  };
}

/** What follows stringA in theirs when that is neither nothing nor a known secret. */
export function unknownTail(theirs: string, { stringA }: Outcome): string {
  return theirs.startsWith(stringA) ? theirs.slice(stringA.length) : '';
}

/** The other side may have used a key nobody told us: hide what stands before the first and behind the last known value. */
function maskUnknownKey(theirs: string, contract: Outcome, mask: Masker): string {
  const stringA = mask(contract.stringA);
  if (theirs.startsWith(stringA)) {
    const tail = theirs.slice(stringA.length);
    return stringA + (tail === '' ? '' : maskTail(tail));
  }
  const segments = theirs.split('&');
  const values = new Map(contract.entries.map(({ name, value }) => [mask(name), mask(value)]));
  segments[segments.length - 1] = maskLast(segments.at(-1) ?? '', values);
  segments[0] = maskFirst(segments[0] ?? '', values);
  return segments.join('&');
}

function maskTail(tail: string): string {
  if (tail.includes(MASK)) return tail;
  const [lead = ''] = /^(?:&?[\w-]*=|[&|:,])?/.exec(tail) ?? [];
  return lead + MASK;
}

function maskLast(segment: string, values: ReadonlyMap<string, string>): string {
  if (segment.includes(MASK)) return segment;
  const at = segment.indexOf('=');
  if (at === -1) return MASK;
  const known = values.get(segment.slice(0, at));
  const value = segment.slice(at + 1);
  if (known === undefined) return segment.slice(0, at + 1) + MASK;
  const spelled = [known, encodeComponent(known), encodeForm(known)].find((text) => value.startsWith(text));
  if (spelled === undefined) return segment.slice(0, at + 1) + MASK;
  return value === spelled ? segment : `${segment.slice(0, at + 1)}${spelled}${MASK}`;
}

function maskFirst(segment: string, values: ReadonlyMap<string, string>): string {
  const name = segment.slice(0, Math.max(segment.indexOf('='), 0));
  if (segment.includes(MASK) || values.has(name)) return segment;
  const known = [...values.keys()].find((other) => other !== '' && name.endsWith(other));
  if (known === undefined) return name === '' ? MASK : segment;
  return MASK + segment.slice(name.length - known.length);
}

function readPairs(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const segment of text.split('&')) {
    const at = segment.indexOf('=');
    if (at !== -1) pairs.set(segment.slice(0, at), segment.slice(at + 1));
  }
  return pairs;
}

/** The last value has the secret behind it. */
function isChanged(ours: string, theirs: string | undefined): boolean {
  return theirs !== undefined && theirs !== ours && theirs !== ours + MASK;
}
