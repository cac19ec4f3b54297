import type { ReportKind } from '../kinds/report-kind.ts';
import type { CodeRef } from './code-ref.ts';
import type { Lane } from './lane.ts';

/**
 * `pending` waits or is on its way · `done` the receiver acknowledged it · `merged` a newer report took its place ·
 * `dead` refused, holds its lane until a person decides · `discarded` a person decided not to deliver it.
 */
export const REPORT_STATES = ['pending', 'done', 'merged', 'dead', 'discarded'] as const;

/** One of `REPORT_STATES`. */
export type ReportState = (typeof REPORT_STATES)[number];

/** Why an attempt failed: the receiver's code or ours, and its message. */
export interface ReportFailure {
  readonly code: string;
  readonly message: string;
}

/** One thing that happened to a report. */
export interface HistoryEntry {
  readonly at: number;
  readonly what: 'refused' | 'failed' | 'redriven' | 'discarded' | 'salvaged';
  readonly code?: string;
  readonly message?: string;
}

/** How many of the latest history entries a report keeps. */
export const HISTORY_LENGTH = 20;

/** A report as the store keeps it. Times are epoch milliseconds. */
export interface StoredReport {
  readonly seq: number;
  readonly kind: ReportKind;
  readonly businessId: string;
  readonly lane: Lane;
  readonly state: ReportState;
  /** Whether it is the first unfinished report of its lane. */
  readonly head: boolean;
  /** Codes it named that were not known when it was accepted; `gates` of them are still missing. */
  readonly needs: readonly CodeRef[];
  readonly gates: number;
  /** How many earlier reports a cancellation still waits for. */
  readonly barriers: number;
  /** Not sent before this; 0 until an attempt failed, 1 when opening the store made it due at once. */
  readonly dueAt: number;
  readonly attempts: number;
  readonly acceptedAt: number;
  readonly finishedAt?: number;
  /** The report that took its place, when `merged`. */
  readonly mergedInto?: number;
  /** Why it was discarded. */
  readonly reason?: string;
  readonly lastError?: ReportFailure;
  readonly history: readonly HistoryEntry[];
  /** JSON text of the body, codes left open. */
  readonly payload: string;
}

/** A report handed out for dispatch. */
export interface ClaimedReport {
  readonly seq: number;
  readonly kind: ReportKind;
  readonly businessId: string;
  readonly lane: Lane;
  readonly attempts: number;
  readonly acceptedAt: number;
  readonly payload: string;
}
