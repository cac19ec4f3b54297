import { REPORT_ENDPOINTS } from '@boxwire/report-client';
import { lint, type LintContext, type LintFinding, type LintKind, type LintSeverity } from '@boxwire/schemas-wht93';
import type { FileReport, RowProblem } from '../build-report.ts';
import type { KindShape } from '../kind-shape.ts';
import type { ShapedReport } from '../read-reports.ts';
import { acrossFiles } from './across-files.ts';
import type { LintFacts } from './lint-facts.ts';

/** Something a file has wrong. */
export interface LintProblem extends RowProblem {
  readonly severity: LintSeverity;
  /** Id of the cross-field rule; `field` for one field alone. */
  readonly rule: string;
}

type Report = Readonly<Record<string, unknown>>;

/** Fields first; the cross-field rules only for reports whose fields are right. */
export function lintReport(found: ShapedReport, facts: LintFacts): readonly LintProblem[] {
  if (found.problems.length > 0) {
    return found.problems.map((problem) => ({ ...problem, severity: 'error', rule: 'field' }));
  }
  const { shape } = found;
  const subject = subjectOf(found.report, shape);
  const findings = [...crossFields(subject, shape, facts.context()), ...acrossFiles(found, facts)];
  facts.note(shape.kind, subject);
  return findings.map((finding) => problemOf(finding, found, shape.list));
}

/** What the cross-field rules find in one report whose fields are right, without looking at any other. */
export function lintAlone(found: ShapedReport): readonly LintProblem[] {
  const { report, shape } = found;
  return crossFields(subjectOf(report, shape), shape, {}).map((finding) => problemOf(finding, found, shape.list));
}

function crossFields(subject: Report, { kind }: KindShape, context: LintContext): readonly LintFinding[] {
  return lint(REPORT_ENDPOINTS[kind] as LintKind, subject as never, context).filter(isOfFiles);
}

// codes are issued when the report is delivered: what a file has instead are the caller's own ids
const OF_CODES = /\.(?:code-structure|code-hall|code-date|hall-structure)$/;

function isOfFiles({ rule }: LintFinding): boolean {
  return !OF_CODES.test(rule);
}

function subjectOf(report: Report, { kind, list }: KindShape): Report {
  if (kind === 'hall') return { ...report, hasHall: report.hallName === undefined ? 0 : 1 };
  const items = list === undefined ? [] : (report[list] as readonly Report[]);
  const coded = items.map((item) => ({ sessionCode: item.sessionId, hallCode: '', ...item }));
  const sessionId = report.sessionId ?? items[0]?.sessionId;
  return { sessionCode: sessionId, ...report, ...(list !== undefined && { [list]: coded }) };
}

function problemOf(finding: LintFinding, { rows }: FileReport, list: string | undefined): LintProblem {
  const { pointer, message, severity, rule, clause } = finding;
  const [, head, index, member] = pointer.split('/');
  // a row that holds its whole list is one line
  const isItem = head === list && index !== undefined && rows.length > 1;
  const row = (isItem ? rows[Number(index)] : undefined) ?? rows[0];
  const field = head === list && index !== undefined ? member : head;
  return {
    line: row?.line ?? 0,
    ...(field !== undefined && field !== '' && { field }),
    clause,
    problem: message,
    severity,
    rule,
  };
}
