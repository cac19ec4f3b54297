/** What a sample is of. */
export const SAMPLE_KINDS = ['season', 'stadium'] as const;

/** `season`: a theatre's, several plays over weeks · `stadium`: one concert, sold within minutes. */
export type SampleKind = (typeof SAMPLE_KINDS)[number];

/** A price tier of a session. Amounts in fen. */
export interface Tier {
  readonly priceId: string;
  readonly priceName: string;
  readonly ticketPrice: number;
}

/** A session and what is sold of it. Times are epoch milliseconds. */
export interface SampleSession {
  readonly performanceId: string;
  readonly sessionId: string;
  readonly sessionName: string;
  readonly hallId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly tiers: readonly [Tier, ...Tier[]];
}

/** What is put on stage. */
export interface SampleProgramme {
  readonly halls: readonly Readonly<Record<string, unknown>>[];
  readonly performances: readonly (Readonly<Record<string, unknown>> & { readonly performanceId: string })[];
  readonly sessions: readonly [SampleSession, ...SampleSession[]];
  /** When selling starts, and how long the orders take to come. */
  readonly onSaleAt: number;
  readonly sellingMs: number;
}

/** Kinds of report in a sample, in the order in which they come about. */
export type SampleReportKind =
  'hall' | 'performance' | 'sessionUpdate' | 'inventory' | 'ticket' | 'order' | 'refund' | 'check';

/** Reports of a sample by kind, in the order in which the kinds are to be reported. */
export type Sample = ReadonlyMap<SampleReportKind, readonly Readonly<Record<string, unknown>>[]>;
