import type { ReportKind } from '@boxwire/report-client';
import type { LintFinding } from '@boxwire/schemas-wht93';
import type { ShapedReport } from '../read-reports.ts';
import type { LintFacts } from './lint-facts.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a report names that no file given with it has. */
export function acrossFiles(found: ShapedReport, facts: LintFacts): readonly LintFinding[] {
  return [...unknownSessions(found, facts), ...unknownSales(found, facts)];
}

// a report of such a session waits for its code for good, and everything of its lane behind it
function unknownSessions({ report, shape }: ShapedReport, facts: LintFacts): LintFinding[] {
  if (shape.kind === 'performance') return [];
  return rowsOf(report, shape.list).flatMap(({ row, at }) => {
    const { sessionId } = row;
    if (typeof sessionId !== 'string' || facts.isPerformed(sessionId)) return [];
    const message = `${labelOf(shape, 'sessionId')}: no performance of the given files has this session`;
    const { clause } = shape;
    return [{ clause, message, pointer: `${at}/sessionId`, rule: 'session.performed', severity: 'error' }];
  });
}

function unknownSales({ report, shape }: ShapedReport, facts: LintFacts): LintFinding[] {
  const named = SALES[shape.kind];
  if (named === undefined || !facts.lacksOrders()) return [];
  const { field, rule } = named;
  return rowsOf(report, shape.list).flatMap(({ row, at }) => {
    if (row[field] === undefined) return [];
    const message = `${labelOf(shape, field)}: no order of the given files has it; before its order the receiver refuses it`;
    return [{ clause: shape.clause, message, pointer: `${at}/${field}`, rule, severity: 'warning' }];
  });
}

const SALES: Partial<Record<ReportKind, { readonly field: string; readonly rule: string }>> = {
  refund: { field: 'orderId', rule: 'refund.order-known' },
  check: { field: 'ticketId', rule: 'checking.ticket-sold' },
};

function labelOf({ fields }: ShapedReport['shape'], field: string): string {
  return fields.get(field)?.label ?? field;
}

/** The report itself and the rows of its list, with their pointers. */
function rowsOf(report: Row, list: string | undefined): readonly { readonly row: Row; readonly at: string }[] {
  const items = list === undefined ? [] : ((report[list] ?? []) as readonly Row[]);
  return [{ row: report, at: '' }, ...items.map((row, index) => ({ row, at: `/${list ?? ''}/${index.toString()}` }))];
}
