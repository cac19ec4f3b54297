import type { ReportOf } from '../schemas/report-schema.ts';

/** One line of a reported order (A.31 row 12). */
export type OrderLine = ReportOf<'order.report', 'lenient'>['ticketOrderList'][number];

/** What a caller knows of a session. */
export interface SessionFacts {
  readonly sessionId?: string;
  /** 0 no seats, 1 seated. */
  readonly hasSeat?: number;
  /** 1 normal, 2 cancelled. */
  readonly sessionStatus?: number;
}

/** What a caller knows of an order: every line of it, from all its parts. */
export interface OrderFacts {
  readonly orderTime?: Date;
  readonly ticketOrderList: readonly OrderLine[];
}

/** An earlier refund of an order. */
export type RefundFacts = Pick<ReportOf<'order.refund', 'lenient'>, 'refundOrderId' | 'ticketOrderList'>;

/** Knowledge beyond the linted value. A rule that needs an absent member is not run. */
export interface LintContext {
  /** A session by its code; `undefined` for one that is not known. */
  readonly session?: (sessionCode: string) => SessionFacts | undefined;
  /** An order by its id. */
  readonly order?: (orderId: string) => OrderFacts | undefined;
  /** The refunds reported before for an order; one with the same refundOrderId is taken for this very report. */
  readonly refunds?: (orderId: string) => readonly RefundFacts[];
  /** The sale of a ticket: its order and line. */
  readonly sale?: (ticketId: string) => { readonly orderId: string; readonly line: OrderLine } | undefined;
  /** The answer to `performance.code`: sessionId → sessionCode. */
  readonly issuedCodes?: Readonly<Record<string, string>>;
  /** Whether ticket ids are meant to be ticket codes, which begin with their session's code. */
  readonly ticketCodes?: true;
}
