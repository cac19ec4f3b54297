import type { Exchange } from '@boxwire/contract';
import type { Har, HarCreator } from './har.ts';
import { toEntry } from './to-entry.ts';

/** Who wrote the capture, and a word about it. */
export interface HarOptions {
  readonly creator: HarCreator;
  readonly comment?: string;
}

/**
 * Exchanges as one HAR 1.2 document, in the order they started. Exchanges arrive redacted, and nothing is undone here.
 * Throws a `RangeError` when `startedAt` is no time at all.
 */
export function toHar(exchanges: Iterable<Exchange>, options: HarOptions): Har {
  const { creator, comment } = options;
  const entries = [...exchanges].toSorted((a, b) => a.startedAt - b.startedAt).map(toEntry);
  return { log: { version: '1.2', creator, ...(comment !== undefined && { comment }), entries } };
}
