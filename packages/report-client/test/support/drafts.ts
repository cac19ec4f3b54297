import { codeRef } from '../../src/outbox/code-ref.ts';
import { orderLane, performanceLane, sessionLane, stockLane, ticketLane } from '../../src/outbox/lane.ts';
import type { ReportDraft } from '../../src/outbox/report-draft.ts';

/** Drafts as the kinds make them, with payloads of no meaning: what stores are tested with. */
export const draftOf = {
  performance: (performanceId: string): ReportDraft => ({
    ...bare('performance', performanceId, performanceLane(performanceId)),
  }),
  cancellation: (sessionId: string): ReportDraft => ({
    ...bare('sessionUpdate', sessionId, sessionLane(sessionId)),
    needs: [codeRef('session', sessionId)],
    waitsFor: sessionId,
  }),
  inventory: (sessionId: string, priceId: string, note = ''): ReportDraft => ({
    ...bare('inventory', `${sessionId}/${priceId}`, stockLane(sessionId, priceId), note),
    needs: [codeRef('session', sessionId)],
    holds: [sessionId],
    coalesces: true,
  }),
  ticket: (sessionId: string, priceId: string): ReportDraft => ({
    ...bare('ticket', `${sessionId}/${priceId}`, stockLane(sessionId, priceId)),
    needs: [codeRef('session', sessionId)],
  }),
  order: (orderId: string, sessions: readonly string[], ticketIds: readonly string[] = []): ReportDraft => ({
    ...bare('order', orderId, orderLane(orderId)),
    needs: sessions.map((session) => codeRef('session', session)),
    holds: sessions,
    ticketOrder: { orderId, ticketIds },
  }),
  refund: (refundId: string, orderId: string, session: string): ReportDraft => ({
    ...bare('refund', refundId, orderLane(orderId)),
    needs: [codeRef('session', session)],
  }),
  check: (ticketId: string, session: string): ReportDraft => ({
    ...bare('check', ticketId, ticketLane(ticketId)),
    laneOfTicket: ticketId,
    needs: [codeRef('session', session)],
  }),
};

function bare(kind: ReportDraft['kind'], businessId: string, lane: string, note = ''): ReportDraft {
  return { kind, businessId, lane, needs: [], holds: [], payload: JSON.stringify({ id: businessId, note }) };
}
