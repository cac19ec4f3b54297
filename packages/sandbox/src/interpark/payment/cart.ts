import type { Price, Seat } from '../catalogue/show.ts';
import type { OnestopSession } from '../onestop/session.ts';

/** A ticket of a cart. */
export interface CartTicket {
  readonly seat: Seat;
  readonly price: Price;
}

/** `open` → `requested` (hand-over) → `paid` (the account holder) → `approved` → `ordered`; `dead` once its seats are gone. */
export type CartState = 'open' | 'requested' | 'paid' | 'approved' | 'ordered' | 'dead';

/** What payment/ready made (interpark §6.4). */
export interface Cart {
  readonly cartID: string;
  readonly cartIDSeq: string;
  /** Both in one. */
  readonly correlationId: string;
  readonly session: OnestopSession;
  readonly tickets: readonly CartTicket[];
  readonly totalWon: number;
  readonly createdAt: number;
  state: CartState;
  paidAt: number | null;
  /** Paid, and never ordered: the money goes back. */
  refundDue: boolean;
}

/** An order that was paid and booked. */
export interface Order {
  readonly orderId: string;
  readonly bdate: string;
  readonly bdateSeq: string;
  readonly cart: Cart;
  readonly orderedAt: number;
}
