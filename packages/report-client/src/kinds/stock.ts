import { codeRef } from '../outbox/code-ref.ts';
import { stockLane } from '../outbox/lane.ts';
import type { KindRule } from './kind-rule.ts';

/** Stock of one price of a session: one row of A.25 (wht93 §A.3.3). */
export interface InventoryPayload {
  readonly sessionId: string;
  readonly priceId: string;
}

export const inventoryRule: KindRule<InventoryPayload> = {
  needs: ({ sessionId }) => [codeRef('session', sessionId)],
  place: ({ sessionId, priceId }) => ({
    kind: 'inventory',
    businessId: `${sessionId}/${priceId}`,
    lane: stockLane(sessionId, priceId),
    holds: [sessionId],
    coalesces: true,
  }),
  body: (payloads, codeOf) => ({
    sessionCode: codeOf(codeRef('session', payloads[0].sessionId)),
    priceList: payloads,
  }),
  batch: {
    from: 'heads',
    key: ({ sessionId }) => `inventory:${sessionId}`,
    weight: () => 1,
    distinct: ({ priceId }) => [priceId],
    most: 200,
  },
  records: ({ sessionId, priceId }) => [{ id: `${sessionId} ${priceId}`, sessionId }],
};

/** Up to 200 tickets of one price of a session (wht93 §A.3.3, A.28). */
export interface TicketPayload {
  readonly performanceId: string;
  readonly sessionId: string;
  readonly priceId: string;
  readonly ticketList: readonly { readonly ticketId: string }[];
}

export const ticketRule: KindRule<TicketPayload> = {
  needs: ({ sessionId }) => [codeRef('session', sessionId)],
  place: ({ sessionId, priceId }) => ({
    kind: 'ticket',
    businessId: `${sessionId}/${priceId}`,
    lane: stockLane(sessionId, priceId),
    holds: [],
  }),
  body: (payloads, codeOf) => ({
    ...payloads[0],
    sessionCode: codeOf(codeRef('session', payloads[0].sessionId)),
    ticketList: payloads.flatMap(({ ticketList }) => ticketList),
  }),
  batch: {
    from: 'lane',
    key: ({ performanceId, sessionId, priceId }) => JSON.stringify([performanceId, sessionId, priceId]),
    weight: ({ ticketList }) => ticketList.length,
    distinct: ({ ticketList }) => ticketList.map(({ ticketId }) => ticketId),
    most: 200,
  },
  records: ({ sessionId, ticketList }) =>
    ticketList.map(({ ticketId }) => ({ id: `${sessionId} ${ticketId}`, sessionId })),
};
