export { ENDPOINT_OF as REPORT_ENDPOINTS } from './accept/encode-report.ts';
export { reportDrafts } from './accept/report-drafts.ts';
export { isReportError, ReportError, type ReportIssue } from './accept/report-error.ts';
export type {
  CheckReport,
  HallReport,
  InventoryReport,
  OrderReport,
  PerformanceReport,
  PerformanceSessionReport,
  PerformanceUpdateReport,
  RefundReport,
  ReportInputOf,
  SessionUpdateReport,
  TicketReport,
} from './accept/reports.ts';
export type { Clock } from './clock.ts';
export type { BackOffPolicy } from './delivery/back-off.ts';
export type { CircuitPolicy, CircuitState } from './delivery/circuit.ts';
export type { DeadlineMissed, DeliveryEvent } from './delivery/delivery-event.ts';
export type { DeliveryStatus, StopEnd, StopOptions } from './delivery/delivery-options.ts';
export type { HallReference } from './kinds/hall-reference.ts';
export { REPORT_KINDS, type ReportKind } from './kinds/report-kind.ts';
export type { CodeKind, CodeRef, IssuedCode } from './outbox/code-ref.ts';
export { isOutboxError, OutboxError, type OutboxErrorCode, type SeqRange } from './outbox/outbox-error.ts';
export type {
  Claim,
  ClaimOptions,
  DiscardDecision,
  Discarded,
  OutboxStatus,
  OutboxStore,
  ReportQuery,
  Settlement,
} from './outbox/outbox-store.ts';
export type { ReportDraft, ReportPlace } from './outbox/report-draft.ts';
export {
  REPORT_STATES,
  type ClaimedReport,
  type HistoryEntry,
  type ReportFailure,
  type ReportState,
  type StoredReport,
} from './outbox/stored-report.ts';
export type { Received, ReceivedCounts, ReceivedRecord, ReceivedSession } from './reconcile/received.ts';
export { reconcile, type ReconcileOptions } from './reconcile/reconcile.ts';
export type {
  Difference,
  KindReconciliation,
  Reconciliation,
  RecordCounts,
  SessionReconciliation,
} from './reconcile/reconciliation.ts';
export { deadlineStatus, type DeadlineStatus } from './reporter/deadline.ts';
export type { Leftover, LeftoverCounts } from './reporter/leftover.ts';
export { openReporter, type ReporterOptions } from './reporter/open-reporter.ts';
export type { Receipt, ReportMethods } from './reporter/report-methods.ts';
export { ReporterOptionError } from './reporter/reporter-option-error.ts';
export type { CodeBook, DiscardOptions, RedriveFilter, Reporter, ReporterStatus } from './reporter/reporter.ts';
export { viewSqliteOutbox, type OutboxView } from './reporter/view-outbox.ts';
export type { HttpOptions } from './sender/wht93-sender.ts';
export { fsck, type FsckOptions, type FsckReport } from './sqlite/fsck.ts';
export type { IntegrityLimits } from './sqlite/integrity.ts';
export {
  sqliteOutbox,
  type SqliteDurability,
  type SqliteOutbox,
  type SqliteOutboxOptions,
} from './sqlite/sqlite-outbox.ts';
