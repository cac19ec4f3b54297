/**
 * What can be reported. `hall` finds or adds a venue or hall and keeps its code; the others are the reporting interfaces
 * (wht93 §A.3.3).
 */
export const REPORT_KINDS = [
  'hall',
  'performance',
  'performanceUpdate',
  'sessionUpdate',
  'inventory',
  'ticket',
  'order',
  'refund',
  'check',
] as const;

/** One of `REPORT_KINDS`. */
export type ReportKind = (typeof REPORT_KINDS)[number];
