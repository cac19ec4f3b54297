import { OrderBook } from './order-book.ts';
import type { UpdateHistory, SessionState } from './session-state.ts';
import { TicketBook } from './ticket-book.ts';

/** A performance that was reported. */
export interface PerformanceState {
  readonly performanceId: string;
  performanceName: string;
  typeId: number;
  readonly updates: UpdateHistory;
}

/** What one account reported; its ids are its own (wht93 §6, idempotency by appId and id). */
export interface Reporter {
  readonly appId: string;
  readonly performances: Map<string, PerformanceState>;
  /** By the account's sessionId. */
  readonly sessions: Map<string, SessionState>;
  readonly orders: OrderBook;
  readonly tickets: TicketBook;
}

/** A reporter that reported nothing yet. */
export function createReporter(appId: string): Reporter {
  return { appId, performances: new Map(), sessions: new Map(), orders: new OrderBook(), tickets: new TicketBook() };
}
