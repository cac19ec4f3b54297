import type { ReportKind } from '../kinds/report-kind.ts';

/** Records of one kind, or of one session. A record is what the receiver keeps under an id, however often it was reported. */
export interface RecordCounts {
  readonly accepted: number;
  /** The newest report of the record was acknowledged. */
  readonly acknowledged: number;
  /** Waiting or refused. */
  readonly outstanding: number;
  /** Given up by a person, never acknowledged. */
  readonly discarded: number;
}

/** Acknowledged here and received there. Lists hold at most 100 ids. */
export interface Difference {
  /** Acknowledged, but not received. */
  readonly missing: number;
  readonly missingIds: readonly string[];
  /** Received, but never acknowledged (yet). */
  readonly extra: number;
  readonly extraIds: readonly string[];
  /** Received more than once: harmless, the receiver keeps one. */
  readonly duplicates: number;
}

/** One kind of report. */
export interface KindReconciliation extends RecordCounts {
  /** Present when the caller showed what was received. */
  readonly received?: Difference;
}

/**
 * One session. A record counts where its newest report puts it, discarded ones aside; while that one waits or is refused, it
 * also counts where it was acknowledged before.
 */
export interface SessionReconciliation extends RecordCounts {
  readonly sessionId: string;
  /** Acknowledged records that differ in number from what was received, by kind; only with counts by session. */
  readonly differences: readonly {
    readonly kind: ReportKind;
    readonly acknowledged: number;
    readonly received: number;
  }[];
}

/** How what was accepted compares with what was acknowledged, and with what was received. */
export interface Reconciliation {
  readonly kinds: Readonly<Partial<Record<ReportKind, KindReconciliation>>>;
  readonly sessions: readonly SessionReconciliation[];
  /** Accepted but not acknowledged, plus missing, plus extra, plus sessions that differ. 0 when all is well. */
  readonly open: number;
}
