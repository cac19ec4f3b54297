import { codeRef } from '../outbox/code-ref.ts';
import type { CodeRef } from '../outbox/code-ref.ts';
import { orderLane } from '../outbox/lane.ts';
import { distinctRefs } from './kind-rule.ts';
import type { KindRule } from './kind-rule.ts';

/** An order, or a part of one, of up to 20 lines (wht93 §A.3.3, A.31). */
export interface OrderPayload {
  readonly orderId: string;
  readonly ticketOrderList: readonly {
    readonly ticketOrderId: string;
    readonly sessionId: string;
    readonly ticketId: string;
  }[];
}

export const orderRule: KindRule<OrderPayload> = {
  needs: ({ ticketOrderList }) => sessionRefs(ticketOrderList),
  place: ({ orderId, ticketOrderList }) => ({
    kind: 'order',
    businessId: orderId,
    lane: orderLane(orderId),
    holds: [...new Set(ticketOrderList.map(({ sessionId }) => sessionId))],
    ticketOrder: { orderId, ticketIds: ticketOrderList.map(({ ticketId }) => ticketId) },
  }),
  body: ([payload], codeOf) => ({
    ...payload,
    ticketOrderList: payload.ticketOrderList.map((line) => ({
      ...line,
      sessionCode: codeOf(codeRef('session', line.sessionId)),
    })),
  }),
  records: ({ orderId, ticketOrderList }) =>
    ticketOrderList.map(({ ticketOrderId, sessionId }) => ({ id: `${orderId} ${ticketOrderId}`, sessionId })),
};

/**
 * Refunded lines of an order (wht93 §A.3.3, A.34). A line carries the caller's `sessionId` here, which the wire has not: it
 * becomes the `sessionCode`.
 */
export interface RefundPayload {
  readonly refundOrderId: string;
  readonly orderId: string;
  readonly ticketOrderList: readonly { readonly ticketOrderId: string; readonly sessionId: string }[];
}

export const refundRule: KindRule<RefundPayload> = {
  needs: ({ ticketOrderList }) => sessionRefs(ticketOrderList),
  place: ({ refundOrderId, orderId }) => ({
    kind: 'refund',
    businessId: refundOrderId,
    lane: orderLane(orderId),
    holds: [],
  }),
  body: ([payload], codeOf) => ({
    ...payload,
    ticketOrderList: payload.ticketOrderList.map(({ sessionId, ...line }) => ({
      ...line,
      sessionCode: codeOf(codeRef('session', sessionId)),
    })),
  }),
  records: ({ refundOrderId, ticketOrderList }) =>
    ticketOrderList.map(({ ticketOrderId, sessionId }) => ({ id: `${refundOrderId} ${ticketOrderId}`, sessionId })),
};

function sessionRefs(lines: readonly { readonly sessionId: string }[]): readonly CodeRef[] {
  return distinctRefs(lines.map(({ sessionId }) => codeRef('session', sessionId)));
}
