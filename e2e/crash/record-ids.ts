import type { ReportKind } from '@boxwire/report-client';

type Row = Readonly<Record<string, unknown>>;

/**
 * What a report tells of, as ids: the same from the caller's report, from the payload an outbox keeps, and from the body a
 * receiver got. A hall has none: one that is found is not sent.
 */
export function recordIds(kind: ReportKind, report: object): readonly string[] {
  const row = report as Row;
  return IDS[kind](row).map((id) => `${kind} ${id}`);
}

const IDS: Readonly<Record<ReportKind, (row: Row) => readonly string[]>> = {
  hall: () => [],
  performance: (row) => rows(row, 'sessionList').map(({ sessionId }) => text(sessionId)),
  performanceUpdate: ({ performanceId, performanceName }) => [`${text(performanceId)} ${text(performanceName)}`],
  sessionUpdate: ({ sessionId, sessionName }) => [`${text(sessionId)} ${text(sessionName)}`],
  inventory: (row) => rows(row, 'priceList').map(({ sessionId, priceId }) => `${text(sessionId)} ${text(priceId)}`),
  ticket: (row) => rows(row, 'ticketList').map(({ ticketId }) => text(ticketId)),
  order: (row) =>
    rows(row, 'ticketOrderList').map(({ ticketOrderId }) => `${text(row.orderId)} ${text(ticketOrderId)}`),
  refund: (row) =>
    rows(row, 'ticketOrderList').map(({ ticketOrderId }) => `${text(row.refundOrderId)} ${text(ticketOrderId)}`),
  check: (row) => rows(row, 'ticketList').map(({ ticketId }) => text(ticketId)),
};

/** The rows of a list; an outbox keeps inventory and checks row by row. */
function rows(report: Row, list: string): readonly Row[] {
  return Array.isArray(report[list]) ? (report[list] as readonly Row[]) : [report];
}

function text(id: unknown): string {
  return typeof id === 'string' ? id : '?';
}
