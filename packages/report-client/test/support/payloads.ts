import type { ReportKind } from '../../src/kinds/report-kind.ts';
import type { PayloadOf } from '../../src/kinds/kind-rules.ts';
import { draftOf } from '../../src/kinds/kind-rules.ts';
import type { ReportDraft } from '../../src/outbox/report-draft.ts';

/** A report of a kind, as it comes from the reporter. */
export type Report = { readonly [Kind in ReportKind]: readonly [Kind, PayloadOf[Kind]] }[ReportKind];

/** Reports with nothing in them but what decides their order. */
export const report = {
  performance: (performanceId: string, ...sessions: string[]): Report => [
    'performance',
    { performanceId, sessionList: sessions.map((sessionId) => ({ sessionId, hallCode: '11010100101' })) },
  ],
  cancellation: (sessionId: string): Report => [
    'sessionUpdate',
    { sessionId, sessionStatus: 2, hallCode: '11010100101' },
  ],
  inventory: (sessionId: string, priceId: string, availableInventory = 0): Report => [
    'inventory',
    { sessionId, priceId, availableInventory } as PayloadOf['inventory'],
  ],
  ticket: (sessionId: string, priceId: string, ...tickets: string[]): Report => [
    'ticket',
    { performanceId: 'P-1', sessionId, priceId, ticketList: tickets.map((ticketId) => ({ ticketId })) },
  ],
  /** Lines are `session:ticket`. */
  order: (orderId: string, ...lines: string[]): Report => [
    'order',
    {
      orderId,
      ticketOrderList: lines.map((line, index) => {
        const [sessionId = '', ticketId = ''] = line.split(':');
        return { ticketOrderId: `${orderId}-${index + 1}`, sessionId, ticketId };
      }),
    },
  ],
  refund: (refundOrderId: string, orderId: string, sessionId: string): Report => [
    'refund',
    { refundOrderId, orderId, ticketOrderList: [{ ticketOrderId: `${orderId}-1`, sessionId }] },
  ],
  check: (ticketId: string, sessionId: string): Report => [
    'check',
    { ticketId, sessionId, checkingTime: '2026-05-01 19:30:00', checkingType: 1, authType: 2 },
  ],
};

export function draft([kind, payload]: Report): ReportDraft {
  return draftOf(kind, payload as never);
}
