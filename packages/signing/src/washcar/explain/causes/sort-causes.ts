import type { Entry } from '../reading.ts';
import { byName, compareText } from '../reading.ts';
import type { Cause, Variant } from './cause.ts';
import { fixedCause } from './cause.ts';

type Comparator = (a: Entry, b: Entry) => number;

/** Parameters put in another order. */
export const SORT_CAUSES: readonly Cause[] = [
  fixedCause(
    'sort-none',
    arranged((entries) => entries, 'query, then body, as they came'),
    arranged(bodyFirst, 'body, then query, as they came'),
    sorted(byFirstMember, 'only the names at the top sorted'),
  ),
  fixedCause(
    'sort-case-insensitive',
    sorted((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()), 'as lowercase'),
    sorted((a, b) => compareText(a.name.toUpperCase(), b.name.toUpperCase()), 'as uppercase'),
  ),
  { id: 'sort-locale', variants: () => [sorted(byLocale({}))] },
  fixedCause('sort-code-point', sorted(byCodePoint)),
  fixedCause('sort-document-classes', sorted(byDocumentClasses)),
  fixedCause(
    'sort-by-pair',
    sorted((a, b) => compareText(`${a.name}=${a.value}`, `${b.name}=${b.value}`)),
  ),
  fixedCause('sort-per-level', sorted(byLevel)),
  {
    id: 'sort-natural',
    variants: () => [sorted(byNaturalOrder), sorted(byLocale({ numeric: true }), 'localeCompare, numeric')],
  },
  fixedCause(
    'sort-reverse',
    sorted((a, b) => byName(b, a)),
  ),
  fixedCause(
    'sort-by-value',
    sorted((a, b) => compareText(a.value, b.value)),
  ),
];

function sorted(compare: Comparator, detail?: string): Variant {
  return arranged((entries) => entries.sort(compare), detail);
}

function arranged(sort: (entries: Entry[]) => readonly Entry[], detail?: string): Variant {
  return detail === undefined ? { overrides: { sort } } : { overrides: { sort }, detail };
}

function byLocale(options: { readonly numeric?: boolean }): Comparator {
  const collator = new Intl.Collator('en', options);
  return (a, b) => collator.compare(a.name, b.name);
}

function bodyFirst(entries: Entry[]): readonly Entry[] {
  return [...entries.filter(({ origin }) => origin === 'body'), ...entries.filter(({ origin }) => origin !== 'body')];
}

function byFirstMember(a: Entry, b: Entry): number {
  return compareText(String(a.path[0]), String(b.path[0]));
}

function byCodePoint(a: Entry, b: Entry): number {
  const left = Array.from(a.name);
  const right = Array.from(b.name);
  for (const [index, char] of left.entries()) {
    const difference = (char.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** The order the documentation's remark describes: digits, uppercase, lowercase, everything else (contract C4). */
function byDocumentClasses(a: Entry, b: Entry): number {
  const length = Math.min(a.name.length, b.name.length);
  for (let i = 0; i < length; i++) {
    const left = a.name.charCodeAt(i);
    const right = b.name.charCodeAt(i);
    if (left !== right) return documentClass(left) - documentClass(right) || left - right;
  }
  return a.name.length - b.name.length;
}

function documentClass(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return 0;
  if (unit >= 0x41 && unit <= 0x5a) return 1;
  return unit >= 0x61 && unit <= 0x7a ? 2 : 3;
}

/** Each level of nesting sorted by itself, array elements by their index. */
function byLevel(a: Entry, b: Entry): number {
  const length = Math.min(a.path.length, b.path.length);
  for (let i = 0; i < length; i++) {
    const difference = comparePart(a.path[i], b.path[i]);
    if (difference !== 0) return difference;
  }
  return a.path.length - b.path.length;
}

function comparePart(a: string | number | undefined, b: string | number | undefined): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
}

/** Runs of digits compared as numbers, so `[2]` comes before `[10]`. */
function byNaturalOrder(a: Entry, b: Entry): number {
  return compareText(padNumbers(a.name), padNumbers(b.name));
}

function padNumbers(name: string): string {
  return name.replace(/\d+/g, (digits) => digits.padStart(16, '0'));
}
