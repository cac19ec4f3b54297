import type { Reconciliation, ReceivedCounts, ReportKind, ReporterStatus } from '@boxwire/report-client';
import type { ShownDeadLetter, WorkerCounts } from '../../shared/report-messages.ts';

/** What a worker is started with. */
export interface WorkerSettings {
  readonly origin: string;
  readonly appId: string;
  readonly secret: string;
  readonly outbox: string;
}

/** What the worker is asked. */
export type WorkerCall =
  | { readonly type: 'accept'; readonly kind: ReportKind; readonly reports: readonly object[] }
  | { readonly type: 'redrive'; readonly seqs: readonly number[] }
  | { readonly type: 'discard'; readonly seq: number; readonly reason: string }
  | { readonly type: 'reconcile'; readonly received: ReceivedCounts };

/** A call with its number. */
export type NumberedCall = WorkerCall & { readonly id: number };

/** What the worker says. */
export type WorkerSaying =
  | { readonly type: 'ready' }
  | {
      readonly type: 'tick';
      readonly status: ReporterStatus;
      readonly counts: WorkerCounts;
      readonly dead: readonly ShownDeadLetter[];
    }
  | { readonly type: 'done'; readonly id: number; readonly reconciliation?: Reconciliation }
  | { readonly type: 'refused'; readonly id: number; readonly code: string; readonly message: string };
