import { parseSessionCode } from '../../coding-rules/session-code.ts';
import type { LintContext, OrderLine } from '../lint-context.ts';
import { hit, hitIf, rule, type LintHit, type LintSubjects } from '../rule.ts';
import { structureHits } from './shared-checks.ts';

type Refund = LintSubjects['order.refund'];
type RefundLine = Refund['ticketOrderList'][number];

/** Rules on `order.refund` (A.34). */
export const REFUND_RULES = [
  rule({
    id: 'refund.order-known',
    kind: 'order.refund',
    clause: 'A.34',
    severity: 'error',
    description: 'a refund is of a reported order',
    needs: 'order',
    check: ({ orderId }, { order }) =>
      hitIf(order?.(orderId) === undefined, 'A.34', { at: '/orderId', expected: 'expected a reported order' }),
  }),
  rule({
    id: 'refund.line-known',
    kind: 'order.refund',
    clause: 'A.34',
    severity: 'error',
    description: 'a refunded line is one of the order',
    needs: 'order',
    check: (refund, context) => {
      if (context.order?.(refund.orderId) === undefined) return [];
      return refund.ticketOrderList.flatMap((line, index) =>
        hitIf(orderLine(refund, line, context) === undefined, 'A.34', {
          at: `/ticketOrderList/${index}/ticketOrderId`,
          expected: 'expected a line of the order',
        }),
      );
    },
  }),
  rule({
    id: 'refund.line-matches',
    kind: 'order.refund',
    clause: 'A.34',
    severity: 'error',
    description: 'ticket and session are those of the order line',
    needs: 'order',
    check: (refund, context) =>
      refund.ticketOrderList.flatMap((line, index) => {
        const sold = orderLine(refund, line, context);
        if (sold === undefined) return [];
        const at = `/ticketOrderList/${index}`;
        const otherTicket = line.ticketId !== undefined && line.ticketId !== '' && line.ticketId !== sold.ticketId;
        return [
          ...hitIf(otherTicket, 'A.34', { at: `${at}/ticketId`, expected: 'expected the ticket of the order line' }),
          ...hitIf(line.sessionCode !== sold.sessionCode, 'A.34', {
            at: `${at}/sessionCode`,
            expected: 'expected the session of the order line',
          }),
        ];
      }),
  }),
  rule({
    id: 'refund.within-line',
    kind: 'order.refund',
    clause: 'U-22',
    severity: 'error',
    description: 'all refunds of a line, this one and earlier ones, come to no more than was paid for it',
    needs: 'order',
    check: (refund, context) => overRefunded(refund, context),
  }),
  rule({
    id: 'refund.code-structure',
    kind: 'order.refund',
    clause: '§3',
    severity: 'warning',
    description: 'session codes follow their coding rule',
    check: ({ ticketOrderList }) =>
      ticketOrderList.flatMap(({ sessionCode }, index) =>
        structureHits('A.34', `/ticketOrderList/${index}/sessionCode`, parseSessionCode(sessionCode)),
      ),
  }),
  rule({
    id: 'refund.after-order',
    kind: 'order.refund',
    clause: 'A.34',
    severity: 'warning',
    description: 'a refund is not earlier than its order',
    needs: 'order',
    check: ({ orderId, refundOrderTime }, { order }) => {
      const orderTime = order?.(orderId)?.orderTime;
      return hitIf(orderTime !== undefined && refundOrderTime < orderTime, 'A.34', {
        at: '/refundOrderTime',
        expected: 'expected a time not before orderTime',
      });
    },
  }),
] as const;

function orderLine(refund: Refund, { ticketOrderId }: RefundLine, context: LintContext): OrderLine | undefined {
  return context.order?.(refund.orderId)?.ticketOrderList.find((line) => line.ticketOrderId === ticketOrderId);
}

function overRefunded(refund: Refund, context: LintContext): LintHit[] {
  // sent again, a refund replaces itself
  const earlier = (context.refunds?.(refund.orderId) ?? []).filter(
    ({ refundOrderId }) => refundOrderId !== refund.refundOrderId,
  );
  const refunded = new Map<string, number>();
  const add = ({ ticketOrderId, refundAmount }: RefundLine): number => {
    const total = (refunded.get(ticketOrderId) ?? 0) + refundAmount;
    refunded.set(ticketOrderId, total);
    return total;
  };
  for (const { ticketOrderList } of earlier) ticketOrderList.forEach(add);
  return refund.ticketOrderList.flatMap((line, index) => {
    const total = add(line);
    const paid = orderLine(refund, line, context)?.ticketOrderAmount;
    return paid === undefined || total <= paid
      ? []
      : [
          hit(
            'A.34',
            `/ticketOrderList/${index}/refundAmount`,
            'expected no more than the ticketOrderAmount of the line, earlier refunds included',
          ),
        ];
  });
}
