export type { Clock } from './clock.ts';
export { REPORT_KINDS, type ReportKind } from './kinds/report-kind.ts';
export { codeRef, parseCodeRef, type CodeKind, type CodeRef, type IssuedCode } from './outbox/code-ref.ts';
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
export {
  sqliteOutbox,
  type SqliteDurability,
  type SqliteOutbox,
  type SqliteOutboxOptions,
} from './sqlite/sqlite-outbox.ts';
