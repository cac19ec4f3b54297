import { reportDrafts } from '../accept/report-drafts.ts';
import type {
  CheckReport,
  HallReport,
  InventoryReport,
  OrderReport,
  PerformanceReport,
  PerformanceUpdateReport,
  RefundReport,
  ReportInputOf,
  SessionUpdateReport,
  TicketReport,
} from '../accept/reports.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { ReportDraft } from '../outbox/report-draft.ts';

/** Says that a report was accepted. */
export interface Receipt {
  readonly kind: ReportKind;
  /** Numbers of its parts, in the order in which they are delivered. */
  readonly seqs: readonly number[];
}

/**
 * One method per kind of report. Each checks the report against the standard and resolves once it is durable, to be delivered
 * after everything it depends on. Rejects with `ReportError` `REPORT_INVALID` (nothing was kept), or with `OutboxError`.
 */
export interface ReportMethods<Accepted = Receipt> {
  /** Finds or adds a venue or hall and keeps its code (wht93 §A.3.2). */
  hall(report: HallReport): Promise<Accepted>;
  /** A performance and its sessions; their codes are kept (wht93 §A.3.3). */
  performance(report: PerformanceReport): Promise<Accepted>;
  performanceUpdate(report: PerformanceUpdateReport): Promise<Accepted>;
  /** With `sessionStatus` 2 a cancellation: it waits for the session's earlier orders and inventory. */
  sessionUpdate(report: SessionUpdateReport): Promise<Accepted>;
  inventory(report: InventoryReport): Promise<Accepted>;
  ticket(report: TicketReport): Promise<Accepted>;
  order(report: OrderReport): Promise<Accepted>;
  refund(report: RefundReport): Promise<Accepted>;
  check(report: CheckReport): Promise<Accepted>;
}

/** Keeps the drafts of one report. */
export type AcceptDrafts<Accepted> = (kind: ReportKind, drafts: readonly ReportDraft[]) => Promise<Accepted>;

/** The methods over any way of keeping drafts. */
export function reportMethods<Accepted>(accept: AcceptDrafts<Accepted>): ReportMethods<Accepted> {
  const method =
    <Kind extends ReportKind>(kind: Kind) =>
    // async, so that a refused report rejects like any other failure
    async (report: ReportInputOf[Kind]): Promise<Accepted> =>
      accept(kind, reportDrafts(kind, report));
  return {
    hall: method('hall'),
    performance: method('performance'),
    performanceUpdate: method('performanceUpdate'),
    sessionUpdate: method('sessionUpdate'),
    inventory: method('inventory'),
    ticket: method('ticket'),
    order: method('order'),
    refund: method('refund'),
    check: method('check'),
  };
}
