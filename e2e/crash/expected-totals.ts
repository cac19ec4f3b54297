import type { PlanEntry } from './plan-entry.ts';

/** What a receiver must have counted, once each. Amounts in fen. */
export interface ExpectedTotals {
  readonly performances: number;
  readonly sessions: number;
  readonly tickets: number;
  readonly orders: number;
  readonly sold: number;
  readonly soldAmount: number;
  readonly refunds: number;
  readonly refundedLines: number;
  readonly refundedAmount: number;
  readonly checks: number;
}

/** The sums of these reports, each counted once however often it was sent. */
export function expectedTotals(entries: Iterable<PlanEntry>): ExpectedTotals {
  const totals = {
    ...{ performances: 0, sessions: 0, tickets: 0, orders: 0, sold: 0, soldAmount: 0 },
    ...{ refunds: 0, refundedLines: 0, refundedAmount: 0, checks: 0 },
  };
  for (const { kind, input } of entries) {
    if (kind === 'performance') {
      totals.performances += 1;
      totals.sessions += input.sessionList.length;
    } else if (kind === 'ticket') totals.tickets += input.ticketList.length;
    else if (kind === 'check') totals.checks += input.ticketList.length;
    else if (kind === 'order') {
      totals.orders += 1;
      totals.sold += input.ticketOrderList.length;
      totals.soldAmount += sum(input.ticketOrderList.map(({ ticketOrderAmount }) => ticketOrderAmount));
    } else if (kind === 'refund') {
      totals.refunds += 1;
      totals.refundedLines += input.ticketOrderList.length;
      totals.refundedAmount += sum(input.ticketOrderList.map(({ refundAmount }) => refundAmount));
    }
  }
  return totals;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
