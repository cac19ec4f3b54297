import type { ReportKind } from '../kinds/report-kind.ts';
import type { CodeRef } from './code-ref.ts';
import type { Lane } from './lane.ts';

/** Where a report stands among the others, as its kind and content say. A store turns it into lane, gates and barriers. */
export interface ReportPlace {
  readonly kind: ReportKind;
  /** Stable id of what is reported, for `inspect` and `reconcile`. */
  readonly businessId: string;
  readonly lane: Lane;
  /** A ticket whose order's lane takes the place of `lane` once the store knows that order. */
  readonly laneOfTicket?: string;
  /** Gates: codes that must be known before the report can be sent. */
  readonly needs: readonly CodeRef[];
  /** Sessions whose cancellation waits for this report. */
  readonly holds: readonly string[];
  /** Barrier: the session whose earlier holding reports must be finished first. */
  readonly waitsFor?: string;
  /** Whether it replaces an undispatched predecessor of its kind in its lane. */
  readonly coalesces?: boolean;
  /** Tickets whose later reports belong to this order's lane. */
  readonly ticketOrder?: { readonly orderId: string; readonly ticketIds: readonly string[] };
}

/** A report about to be accepted. */
export interface ReportDraft extends ReportPlace {
  /** JSON text of the body in wire spelling, without token and without the codes that are filled in at dispatch. */
  readonly payload: string;
}
