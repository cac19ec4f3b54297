import type { Reconciliation, ReportKind, ReporterStatus } from '@boxwire/report-client';

/** A report that a person must decide about. It never holds the record itself. */
export interface ShownDeadLetter {
  readonly seq: number;
  readonly kind: ReportKind;
  readonly businessId: string;
  readonly code: string;
  readonly message: string;
  readonly attempts: number;
  readonly acceptedAt: number;
}

/** What happened since the worker began, in counts. */
export interface WorkerCounts {
  readonly accepted: number;
  readonly delivered: number;
  readonly retries: number;
  readonly dead: number;
}

/** What the receiver has. */
export interface ShownReceiver {
  readonly requests: number;
  readonly distinct: number;
  readonly duplicates: number;
  readonly orderBreaks: number;
  readonly soldAmount: number;
  readonly refundedAmount: number;
}

/** A fault of the receiver. */
export interface ShownReportFault {
  readonly name: string;
  readonly on: boolean;
  readonly hits: number;
}

/** Everything the dashboard shows, several times a second. Times are epoch milliseconds. */
export interface ReportSnapshot {
  readonly at: number;
  readonly worker: {
    readonly alive: boolean;
    readonly pid: number | undefined;
    readonly starts: number;
    readonly kills: number;
  };
  readonly season: {
    readonly total: number;
    readonly accepted: number;
    /** Why the reporter would not take what was sold. */
    readonly problem: string | undefined;
  };
  /** As the worker last said; kept while it is dead. */
  readonly status: ReporterStatus | undefined;
  readonly counts: WorkerCounts;
  readonly dead: readonly ShownDeadLetter[];
  readonly receiver: ShownReceiver;
  readonly faults: readonly ShownReportFault[];
  readonly reconciliation: Reconciliation | undefined;
}
