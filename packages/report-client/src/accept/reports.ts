import type { ReportOf } from '@boxwire/schemas-wht93';
import type { HallReference } from '../kinds/hall-reference.ts';

/**
 * A venue, or a hall of one, to be found in the receiver's list or added to it (wht93 §A.3.2). Its code is kept under
 * `hallId`, and the venue's under `venueId`; both ids are the caller's own. Without `hallName` it is a venue without halls.
 */
export type HallReport = Omit<ReportOf<'venue.save'>, 'hasHall' | 'venueCode' | 'venueName'> & {
  readonly hallId: string;
  readonly venueId?: string | undefined;
  /** The name by which it is looked for, exactly. */
  readonly venueName: string;
};

/** A performance and its sessions, any number of them (wht93 §A.3.3, A.16). A session names its hall by code or by the caller's id. */
export type PerformanceReport = Omit<PerformanceBody, 'sessionList'> & {
  readonly sessionList: readonly PerformanceSessionReport[];
};

/** A session of a `PerformanceReport`. */
export type PerformanceSessionReport = PerformanceBody['sessionList'][number] & HallReference;

type PerformanceBody = ReportOf<'performance.code', 'strict', 'hallCode'>;

/** Changed data of a performance; what is left out stays (wht93 §A.3.3, A.19). */
export type PerformanceUpdateReport = ReportOf<'performance.update'>;

/** A changed session, or with `sessionStatus` 2 a cancelled one (wht93 §A.3.3, A.22). */
export type SessionUpdateReport = ReportOf<'session.update', 'strict', 'hallCode' | 'sessionCode'> & HallReference;

/** Stock of any number of price tiers (wht93 §A.3.3, A.25). */
export type InventoryReport = ReportOf<'inventory.report', 'strict', 'sessionCode'>;

/** Tickets of one price tier of a session, any number of them (wht93 §A.3.3, A.28). */
export type TicketReport = ReportOf<'ticket.report', 'strict', 'sessionCode'>;

/** An order with any number of lines, of any sessions (wht93 §A.3.3, A.31). */
export type OrderReport = ReportOf<'order.report', 'strict', 'sessionCode'>;

/** Refunded lines of an order (wht93 §A.3.3, A.34). A line names its session by the caller's id, which the wire has not. */
export type RefundReport = Omit<RefundBody, 'ticketOrderList'> & {
  readonly ticketOrderList: readonly (RefundBody['ticketOrderList'][number] & { readonly sessionId: string })[];
};

type RefundBody = ReportOf<'order.refund', 'strict', 'sessionCode'>;

/** Any number of tickets checked at the gate (wht93 §A.3.3, A.37). */
export type CheckReport = ReportOf<'checking.report', 'strict', 'sessionCode'>;

/** What each kind of report is accepted as. Times are `Date`s, money is integers of fen. */
export interface ReportInputOf {
  readonly hall: HallReport;
  readonly performance: PerformanceReport;
  readonly performanceUpdate: PerformanceUpdateReport;
  readonly sessionUpdate: SessionUpdateReport;
  readonly inventory: InventoryReport;
  readonly ticket: TicketReport;
  readonly order: OrderReport;
  readonly refund: RefundReport;
  readonly check: CheckReport;
}
