import type { NameValue } from '@boxwire/contract';
import { decodeFormText } from './percent.ts';

/** Reads a query or form text. Repeated names stay, in order; a name without `=` has the empty value; empty parts are skipped. */
export function readPairs(text: string): NameValue[] {
  const pairs: NameValue[] = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const cut = part.indexOf('=');
    pairs.push(
      cut < 0 ? [decodeFormText(part), ''] : [decodeFormText(part.slice(0, cut)), decodeFormText(part.slice(cut + 1))],
    );
  }
  return pairs;
}
