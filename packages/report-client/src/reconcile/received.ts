import type { ReportKind } from '../kinds/report-kind.ts';

/** One record that the receiver has: kind, and id as `recordsOf` gives it. One entry per time it was received. */
export interface ReceivedRecord {
  readonly kind: ReportKind;
  readonly id: string;
}

/** Counts of what a receiver has, by endpoint id and session: the form in which the Boxwire sandbox tells. */
export interface ReceivedCounts {
  readonly kinds: Readonly<
    Record<string, { readonly distinct: number; readonly duplicates?: number; readonly changed?: number }>
  >;
  readonly sessions?: readonly ReceivedSession[];
}

/** One session as received. */
export interface ReceivedSession {
  readonly sessionId: string;
  readonly priceTiers: number;
  readonly tickets: number;
  /** Order lines. */
  readonly sold: number;
  readonly checks: number;
}

/** What the caller can show was received. */
export type Received = ReceivedCounts | Iterable<ReceivedRecord> | AsyncIterable<ReceivedRecord>;

export function isCounts(received: Received): received is ReceivedCounts {
  return 'kinds' in received;
}
