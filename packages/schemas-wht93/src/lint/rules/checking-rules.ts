import { parseSessionCode } from '../../coding-rules/session-code.ts';
import type { LintContext } from '../lint-context.ts';
import { hitIf, rule } from '../rule.ts';
import { structureHits, ticketPrefixHits } from './shared-checks.ts';

/** Rules on `checking.report` (A.37). Several checks of one ticket are allowed (U-23). */
export const CHECKING_RULES = [
  rule({
    id: 'checking.ticket-sold',
    kind: 'checking.report',
    clause: '§4',
    severity: 'error',
    description: 'a checked ticket was sold',
    needs: 'sale',
    check: ({ ticketList }, { sale }) =>
      ticketList.flatMap(({ ticketId }, index) =>
        hitIf(sale?.(ticketId) === undefined, 'A.37', {
          at: `/ticketList/${index}/ticketId`,
          expected: 'expected a sold ticket',
        }),
      ),
  }),
  rule({
    id: 'checking.session-matches',
    kind: 'checking.report',
    clause: '§4',
    severity: 'error',
    description: 'a ticket is checked at the session it was sold for',
    needs: 'sale',
    check: ({ ticketList }, { sale }) =>
      ticketList.flatMap(({ ticketId, sessionCode }, index) => {
        const sold = sale?.(ticketId);
        return hitIf(sold !== undefined && sold.line.sessionCode !== sessionCode, 'A.37', {
          at: `/ticketList/${index}/sessionCode`,
          expected: 'expected the session of the sale',
        });
      }),
  }),
  rule({
    id: 'checking.not-refunded',
    kind: 'checking.report',
    clause: '§4',
    severity: 'error',
    description: 'a ticket whose line was refunded in full is not checked; a partial refund leaves it valid',
    needs: 'refunds',
    check: ({ ticketList }, context) =>
      ticketList.flatMap(({ ticketId }, index) =>
        hitIf(isRefunded(ticketId, context), 'A.37', {
          at: `/ticketList/${index}/ticketId`,
          expected: 'expected a ticket that was not refunded',
        }),
      ),
  }),
  rule({
    id: 'checking.code-structure',
    kind: 'checking.report',
    clause: '§3',
    severity: 'warning',
    description: 'session codes follow their coding rule',
    check: ({ ticketList }) =>
      ticketList.flatMap(({ sessionCode }, index) =>
        structureHits('A.37', `/ticketList/${index}/sessionCode`, parseSessionCode(sessionCode)),
      ),
  }),
  rule({
    id: 'checking.ticket-prefix',
    kind: 'checking.report',
    clause: '§3',
    severity: 'warning',
    description: 'ticket ids that are ticket codes begin with their session code',
    needs: 'ticketCodes',
    check: ({ ticketList }) => ticketPrefixHits('A.37', '/ticketList', ticketList),
  }),
] as const;

function isRefunded(ticketId: string, context: LintContext): boolean {
  const sold = context.sale?.(ticketId);
  if (sold === undefined) return false;
  const refunds = (context.refunds?.(sold.orderId) ?? [])
    .flatMap(({ ticketOrderList }) => ticketOrderList)
    .filter(({ ticketOrderId }) => ticketOrderId === sold.line.ticketOrderId);
  const amount = refunds.reduce((total, { refundAmount }) => total + refundAmount, 0);
  return refunds.length > 0 && amount >= sold.line.ticketOrderAmount;
}
