import { BATCH_LIMITS } from '@boxwire/schemas-wht93';
import type { CheckPayload } from '../kinds/check.ts';
import type { HallPayload } from '../kinds/hall.ts';
import type { HallReference } from '../kinds/hall-reference.ts';
import { draftOf } from '../kinds/kind-rules.ts';
import type { OrderPayload, RefundPayload } from '../kinds/order.ts';
import type { PerformancePayload, PerformanceSession, PerformanceUpdatePayload } from '../kinds/performance.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { SessionUpdatePayload } from '../kinds/session-update.ts';
import type { InventoryPayload, TicketPayload } from '../kinds/stock.ts';
import type { ReportDraft } from '../outbox/report-draft.ts';
import { encodeReport } from './encode-report.ts';
import { hallIssues, idIssues } from './own-fields.ts';
import type { ReportInputOf } from './reports.ts';

const { sessions: SESSIONS, tickets: TICKETS, orderLines: ORDER_LINES } = BATCH_LIMITS.strict;

/** How each kind of report becomes drafts: checked against the standard, encoded, parted. */
type Drafters = { readonly [Kind in ReportKind]: (input: ReportInputOf[Kind]) => readonly ReportDraft[] };

const DRAFTERS: Drafters = {
  hall: ({ hallId, venueId, ...rest }) => {
    const own = [...idIssues(hallId, '/hallId'), ...(venueId === undefined ? [] : idIssues(venueId, '/venueId'))];
    const hasHall = rest.hallName === undefined ? 0 : 1;
    const body = encodeReport<Omit<HallPayload, 'hallId'>>('hall', { ...rest, hasHall }, own);
    return [draftOf('hall', { hallId, ...(venueId === undefined ? {} : { venueId }), ...body })];
  },
  performance: (input) => {
    const halls = objects(input.sessionList).map(hallOf);
    const own = halls.flatMap((hall, index) => hallIssues(hall, `/sessionList/${index}`));
    const sessionList = bare(input.sessionList, withoutHall);
    const body = encodeReport<PerformancePayload>('performance', { ...input, sessionList }, own);
    const named = body.sessionList.map((session, index): PerformanceSession => ({ ...session, ...halls[index] }));
    return parts(named, SESSIONS).map((part) => draftOf('performance', { ...body, sessionList: part }));
  },
  performanceUpdate: (input) => {
    const body = encodeReport<PerformanceUpdatePayload>('performanceUpdate', input);
    return [draftOf('performanceUpdate', body)];
  },
  sessionUpdate: (input) => {
    const hall = hallOf(input);
    const body = encodeReport<SessionUpdatePayload>('sessionUpdate', withoutHall(input), hallIssues(hall, ''));
    return [draftOf('sessionUpdate', { ...body, ...hall })];
  },
  inventory: (input) => {
    const { priceList } = encodeReport<{ readonly priceList: readonly InventoryPayload[] }>('inventory', input);
    return priceList.map((row) => draftOf('inventory', row));
  },
  ticket: (input) => {
    const body = encodeReport<TicketPayload>('ticket', input);
    return parts(body.ticketList, TICKETS).map((ticketList) => draftOf('ticket', { ...body, ticketList }));
  },
  order: (input) => {
    const body = encodeReport<OrderPayload>('order', input);
    // wht93 §6, U-08: a larger order is several calls with one orderId
    if (body.ticketOrderList.length <= ORDER_LINES) return [draftOf('order', body)];
    return parts(body.ticketOrderList, ORDER_LINES).map((ticketOrderList) =>
      draftOf('order', { ...body, ticketOrderList }),
    );
  },
  refund: (input) => {
    const sessions = objects(input.ticketOrderList).map(({ sessionId }) => sessionId as string);
    const own = sessions.flatMap((sessionId, index) => idIssues(sessionId, `/ticketOrderList/${index}/sessionId`));
    const ticketOrderList = bare(input.ticketOrderList, ({ sessionId: _, ...line }) => line);
    const body = encodeReport<RefundPayload>('refund', { ...input, ticketOrderList }, own);
    const lines = body.ticketOrderList.map((line, index) => ({ ...line, sessionId: sessions[index] ?? '' }));
    return [draftOf('refund', { ...body, ticketOrderList: lines })];
  },
  check: (input) => {
    const { ticketList } = encodeReport<{ readonly ticketList: readonly CheckPayload[] }>('check', input);
    return ticketList.map((check) => draftOf('check', check));
  },
};

/** Checks a report against the standard and parts it as the receiver's limits ask. Throws `ReportError`. Pure. */
export function reportDrafts<Kind extends ReportKind>(kind: Kind, input: ReportInputOf[Kind]): readonly ReportDraft[] {
  // a caller without types may hand over anything
  if (!isObject(input)) return encodeReport(kind, input);
  const draft: (input: ReportInputOf[Kind]) => readonly ReportDraft[] = DRAFTERS[kind];
  return draft(input);
}

function hallOf({ hallCode, hallId, venueId }: HallReference): HallReference {
  return {
    ...(hallCode === undefined ? {} : { hallCode }),
    ...(hallId === undefined ? {} : { hallId }),
    ...(venueId === undefined ? {} : { venueId }),
  };
}

function withoutHall(row: object): object {
  const { hallCode: _, hallId: __, venueId: ___, ...rest } = row as HallReference;
  return rest;
}

/** Takes our own fields off each row; what is no list of rows is left for the standard's own check. */
function bare<Row extends object>(list: readonly Row[], take: (row: Row) => object): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((row: unknown) => (isObject(row) ? take(row as Row) : row));
}

function objects(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.map((row: unknown) => (isObject(row) ? row : {})) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parts<Row>(rows: readonly Row[], most: number): readonly (readonly Row[])[] {
  const count = Math.ceil(rows.length / most);
  return Array.from({ length: count }, (_, index) => rows.slice(index * most, (index + 1) * most));
}
