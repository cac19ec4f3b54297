import type { ReportKind } from '../kinds/report-kind.ts';

/** One field of a report that cannot be accepted. Never carries the value. */
export interface ReportIssue {
  /** JSON pointer into the report. */
  readonly pointer: string;
  /** Begins with the field, its table and its row in the standard: `totalAmount (A.31 row 7): …`. */
  readonly problem: string;
}

const BRAND = Symbol.for('boxwire.ReportError');

/** A report that breaks the standard. Nothing of it was kept. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  readonly code = 'REPORT_INVALID';
  readonly kind: ReportKind;
  /** Clause of the standard's annex that describes this report. */
  readonly clause: string;
  readonly issues: readonly ReportIssue[];

  constructor(kind: ReportKind, clause: string, issues: readonly ReportIssue[]) {
    const places = issues.map(({ pointer, problem }) => `${pointer} ${problem}`).join('; ');
    super(`${kind} (${clause}) was not accepted: ${places}`);
    this.kind = kind;
    this.clause = clause;
    this.issues = issues;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether a value is a `ReportError`, also one thrown by another copy of this package. */
export function isReportError(value: unknown): value is ReportError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
