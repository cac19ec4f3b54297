import type { ReportKind } from '../kinds/report-kind.ts';
import type { CodeRef } from '../outbox/code-ref.ts';
import type { CircuitState } from './circuit.ts';

/** What happens to reports. Carries numbers, kinds and codes; no payload and no message of the receiver. */
export type DeliveryEvent =
  | { readonly type: 'accepted'; readonly at: number; readonly kind: ReportKind; readonly seqs: readonly number[] }
  | { readonly type: 'delivered'; readonly at: number; readonly kind: ReportKind; readonly seqs: readonly number[] }
  | {
      readonly type: 'retry';
      readonly at: number;
      readonly kind: ReportKind;
      readonly seqs: readonly number[];
      readonly code: string;
      readonly dueAt: number;
    }
  /** A refused batch is sent again in smaller ones, to find the report it was refused for. */
  | {
      readonly type: 'split';
      readonly at: number;
      readonly kind: ReportKind;
      readonly seqs: readonly number[];
      readonly code: string;
    }
  | {
      readonly type: 'dead';
      readonly at: number;
      readonly kind: ReportKind;
      readonly seq: number;
      readonly code: string;
    }
  | { readonly type: 'codeIssued'; readonly at: number; readonly ref: CodeRef }
  | { readonly type: 'circuit'; readonly at: number; readonly state: CircuitState; readonly openUntil: number }
  /** Nothing can be sent without a token. */
  | { readonly type: 'unauthenticated'; readonly at: number; readonly code: string }
  /** The store refused a write; delivery rests and writes again. */
  | { readonly type: 'storeFailed'; readonly at: number; readonly code: string }
  | DeadlineMissed
  /** This reader was too slow: that many events were dropped for it. */
  | { readonly type: 'missed'; readonly count: number };

/** At the daily 12:00, reports of earlier days are undelivered (wht93 §4). */
export interface DeadlineMissed {
  readonly type: 'deadlineMissed';
  readonly at: number;
  /** Accepted before this instant: the day's beginning at +08:00. */
  readonly acceptedBefore: number;
  readonly undelivered: number;
  readonly byKind: Readonly<Partial<Record<ReportKind, number>>>;
}
