import { Wht93Refusal } from '../answers/refusal.ts';
import type { SessionState } from '../reporting/session-state.ts';
import type { Call } from '../world.ts';
import { findSession } from './find-session.ts';
import type { CheckingReport, CheckReport } from './reports.ts';

interface PlannedCheck {
  readonly report: CheckReport;
  readonly session: SessionState;
  readonly ticket: number;
  readonly time: number;
  readonly kind: number;
}

/** A.38: tickets checked at the gate; every check is kept, the very same one counts once (wht93 §6, U-23). */
export function reportChecks(call: Call<CheckingReport>): true {
  const plans = call.body.ticketList.map((check, index) => planCheck(call, check, `/ticketList/${index}`));
  for (const plan of plans) keepCheck(call, plan);
  return true;
}

function planCheck(call: Call<CheckingReport>, report: CheckReport, at: string): PlannedCheck {
  const { sessionCode, sessionId, checkingTime: time, checkingType, authType } = report;
  const session = findSession(call, { sessionCode, sessionId }, at);
  const { tickets: book } = call.reporter;
  const ticket = book.find(session.index, report.ticketId);
  if (ticket === undefined || book.tickets.get(ticket, 'sales') === 0) {
    throw new Wht93Refusal({
      code: 4300,
      rule: 'checking.ticket-sold',
      pointer: `${at}/ticketId`,
      detail: '该票未售出，请先上报订单',
      orderBreak: 'checkBeforeOrder',
    });
  }
  const kind = checkingType * 10 + authType;
  const isRefunded = book.tickets.get(ticket, 'live') === 0;
  // a check that was reported before the refund may be told again
  if (isRefunded && !book.hasCheck(ticket, { time, kind })) {
    throw new Wht93Refusal({
      code: 4400,
      rule: 'checking.not-refunded',
      pointer: `${at}/ticketId`,
      detail: '该票已退',
      orderBreak: 'checkAfterRefund',
    });
  }
  return { report, session, ticket, time, kind };
}

function keepCheck(call: Call<CheckingReport>, plan: PlannedCheck): void {
  const { tickets: book } = call.reporter;
  const { report, session, ticket } = plan;
  const id = `${session.sessionCode} ${report.ticketId}`;
  if (book.hasCheck(ticket, plan)) {
    call.record('duplicate', id);
    return;
  }
  call.record('new', id);
  if (session.isCancelled) call.warn('checking.cancelled-session', id);
  if (book.price(report.priceId) !== book.tickets.get(ticket, 'price')) call.warn('checking.other-price', id);
  session.counters.checks += 1;
  if (book.addCheck(ticket, plan)) session.counters.checkedTickets += 1;
}
