import { parseSessionCode } from '../../coding-rules/session-code.ts';
import { hit, hitIf, repeats, rule } from '../rule.ts';
import { structureHits, ticketPrefixHits } from './shared-checks.ts';

const SEAT_FIELDS = ['floorName', 'areaName', 'rowName', 'seatNo'] as const;
const CANCELLED = 2;

/** Rules on `inventory.report` (A.25). */
export const INVENTORY_RULES = [
  rule({
    id: 'inventory.one-session',
    kind: 'inventory.report',
    clause: 'A.25',
    severity: 'error',
    description: 'every row is of the one session that the sessionCode names',
    check: ({ priceList }) =>
      priceList.flatMap(({ sessionId, performanceId }, index) => [
        ...hitIf(sessionId !== priceList[0]?.sessionId, 'A.25', {
          at: `/priceList/${index}/sessionId`,
          expected: 'expected the session of the other rows: one sessionCode is one session',
        }),
        ...hitIf(performanceId !== priceList[0]?.performanceId, 'A.25', {
          at: `/priceList/${index}/performanceId`,
          expected: 'expected the performance of the other rows',
        }),
      ]),
  }),
  rule({
    id: 'inventory.price-ids',
    kind: 'inventory.report',
    clause: 'A.25',
    severity: 'warning',
    description: 'a price tier stands in one row only',
    check: ({ priceList }) =>
      repeats(priceList, ({ priceId }) => priceId).map((index) =>
        hit('A.25', `/priceList/${index}/priceId`, 'expected an id no other row has'),
      ),
  }),
  rule({
    id: 'inventory.code-structure',
    kind: 'inventory.report',
    clause: '§3',
    severity: 'warning',
    description: 'the session code follows its coding rule',
    check: ({ sessionCode }) => structureHits('A.25', '/sessionCode', parseSessionCode(sessionCode)),
  }),
  rule({
    id: 'inventory.cancelled',
    kind: 'inventory.report',
    clause: '§4',
    severity: 'error',
    description: 'a cancelled session takes no inventory (4400)',
    needs: 'session',
    check: ({ sessionCode }, { session }) =>
      hitIf(session?.(sessionCode)?.sessionStatus === CANCELLED, 'A.25', {
        at: '/sessionCode',
        expected: 'expected a session that is not cancelled',
      }),
  }),
] as const;

/** Rules on `ticket.report` (A.28). */
export const TICKET_RULES = [
  rule({
    id: 'tickets.ids',
    kind: 'ticket.report',
    clause: 'A.28',
    severity: 'warning',
    description: 'a ticket stands in one row only',
    check: ({ ticketList }) =>
      repeats(ticketList, ({ ticketId }) => ticketId).map((index) =>
        hit('A.28', `/ticketList/${index}/ticketId`, 'expected an id no other row has'),
      ),
  }),
  rule({
    id: 'tickets.seats',
    kind: 'ticket.report',
    clause: 'A.28',
    severity: 'warning',
    description: 'a seat stands in one row only',
    check: ({ ticketList }) =>
      repeats(ticketList, (ticket) =>
        ticket.seatNo === undefined || ticket.seatNo === ''
          ? undefined
          : JSON.stringify(SEAT_FIELDS.map((name) => ticket[name])),
      ).map((index) => hit('A.28', `/ticketList/${index}/seatNo`, 'expected a seat no other row has')),
  }),
  rule({
    id: 'tickets.seats-match-session',
    kind: 'ticket.report',
    clause: 'U-24',
    severity: 'error',
    description: 'tickets have seats in a seated session, and only there',
    needs: 'session',
    check: ({ sessionCode, ticketList }, { session }) => {
      const hasSeat = session?.(sessionCode)?.hasSeat;
      if (hasSeat === undefined) return [];
      return ticketList.flatMap(({ seatNo }, index) => {
        const isSeat = seatNo !== undefined && seatNo !== '';
        const expected = hasSeat === 1 ? 'required in a seated session' : 'expected nothing in a session without seats';
        return hitIf(isSeat !== (hasSeat === 1), 'A.28', { at: `/ticketList/${index}/seatNo`, expected });
      });
    },
  }),
  rule({
    id: 'tickets.code-structure',
    kind: 'ticket.report',
    clause: '§3',
    severity: 'warning',
    description: 'the session code follows its coding rule',
    check: ({ sessionCode }) => structureHits('A.28', '/sessionCode', parseSessionCode(sessionCode)),
  }),
  rule({
    id: 'tickets.ticket-prefix',
    kind: 'ticket.report',
    clause: '§3',
    severity: 'warning',
    description: 'ticket ids that are ticket codes begin with their session code',
    needs: 'ticketCodes',
    check: ({ sessionCode, ticketList }) =>
      ticketPrefixHits(
        'A.28',
        '/ticketList',
        ticketList.map(({ ticketId }) => ({ ticketId, sessionCode })),
      ),
  }),
] as const;
