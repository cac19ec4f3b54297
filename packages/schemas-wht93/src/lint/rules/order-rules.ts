import { parseSessionCode } from '../../coding-rules/session-code.ts';
import { hit, hitIf, repeats, rule } from '../rule.ts';
import { structureHits, ticketPrefixHits } from './shared-checks.ts';

const CANCELLED = 2;

/** Rules on `order.report` (A.31). */
export const ORDER_RULES = [
  rule({
    id: 'order.total',
    kind: 'order.report',
    clause: 'A.31',
    severity: 'warning',
    description: 'totalAmount is the sum of the lines; a part of a larger order sums to no more than it',
    check: ({ totalAmount, ticketNum, ticketOrderList }) => {
      const sum = ticketOrderList.reduce((total, { ticketOrderAmount }) => total + ticketOrderAmount, 0);
      const isWhole = ticketOrderList.length >= ticketNum;
      return hitIf(isWhole ? sum !== totalAmount : sum > totalAmount, 'A.31', {
        at: '/totalAmount',
        expected: isWhole
          ? 'expected the sum of ticketOrderAmount over the lines'
          : 'expected at least the sum of ticketOrderAmount over the lines of this part',
      });
    },
  }),
  rule({
    id: 'order.count',
    kind: 'order.report',
    clause: 'A.31',
    severity: 'warning',
    description: 'ticketNum is at least the number of lines of the call',
    check: ({ ticketNum, ticketOrderList }) =>
      hitIf(ticketNum < ticketOrderList.length, 'A.31', {
        at: '/ticketNum',
        expected: 'expected at least the number of lines of this call',
      }),
  }),
  rule({
    id: 'order.line-ids',
    kind: 'order.report',
    clause: 'U-08',
    severity: 'error',
    description: 'line ids differ: lines are merged by ticketOrderId, so one of two would be lost',
    check: ({ ticketOrderList }) =>
      repeats(ticketOrderList, ({ ticketOrderId }) => ticketOrderId).map((index) =>
        hit('A.31', `/ticketOrderList/${index}/ticketOrderId`, 'expected an id no other line has'),
      ),
  }),
  rule({
    id: 'order.ticket-ids',
    kind: 'order.report',
    clause: 'A.31',
    severity: 'warning',
    description: 'a ticket is sold once',
    check: ({ ticketOrderList }) =>
      repeats(ticketOrderList, ({ ticketId }) => ticketId).map((index) =>
        hit('A.31', `/ticketOrderList/${index}/ticketId`, 'expected a ticket no other line has'),
      ),
  }),
  rule({
    id: 'order.code-structure',
    kind: 'order.report',
    clause: '§3',
    severity: 'warning',
    description: 'session codes follow their coding rule',
    check: ({ ticketOrderList }) =>
      ticketOrderList.flatMap(({ sessionCode }, index) =>
        structureHits('A.31', `/ticketOrderList/${index}/sessionCode`, parseSessionCode(sessionCode)),
      ),
  }),
  rule({
    id: 'order.cancelled',
    kind: 'order.report',
    clause: '§4',
    severity: 'error',
    description: 'a cancelled session takes no orders (4400)',
    needs: 'session',
    check: ({ ticketOrderList }, { session }) =>
      ticketOrderList.flatMap(({ sessionCode }, index) =>
        hitIf(session?.(sessionCode)?.sessionStatus === CANCELLED, 'A.31', {
          at: `/ticketOrderList/${index}/sessionCode`,
          expected: 'expected a session that is not cancelled',
        }),
      ),
  }),
  rule({
    id: 'order.ticket-prefix',
    kind: 'order.report',
    clause: '§3',
    severity: 'warning',
    description: 'ticket ids that are ticket codes begin with their session code',
    needs: 'ticketCodes',
    check: ({ ticketOrderList }) => ticketPrefixHits('A.31', '/ticketOrderList', ticketOrderList),
  }),
] as const;
