import { codeRef } from '../outbox/code-ref.ts';
import { ticketLane } from '../outbox/lane.ts';
import type { KindRule } from './kind-rule.ts';

/** One ticket checked at the gate: one row of A.37 (wht93 §A.3.3). */
export interface CheckPayload {
  readonly ticketId: string;
  readonly sessionId: string;
  readonly checkingTime: string;
  readonly checkingType: number;
  readonly authType: number;
}

export const checkRule: KindRule<CheckPayload> = {
  needs: ({ sessionId }) => [codeRef('session', sessionId)],
  place: ({ ticketId }) => ({
    kind: 'check',
    businessId: ticketId,
    lane: ticketLane(ticketId),
    laneOfTicket: ticketId,
    holds: [],
  }),
  body: (payloads, codeOf) => ({
    ticketList: payloads.map((check) => ({ ...check, sessionCode: codeOf(codeRef('session', check.sessionId)) })),
  }),
  batch: {
    from: 'heads',
    key: () => 'check',
    weight: () => 1,
    distinct: ({ ticketId }) => [ticketId],
    most: 200,
  },
  records: ({ ticketId, sessionId, checkingTime, checkingType, authType }) => [
    { id: `${ticketId} ${checkingTime} ${checkingType} ${authType}`, sessionId },
  ],
};
