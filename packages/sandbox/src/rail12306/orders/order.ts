import type { Account, StoredPassenger } from '../accounts/account.ts';
import type { Place, TrainRun } from '../inventory/train-run.ts';
import type { Leg } from '../trains/train.ts';

/** What happened to an order. */
export type OrderStatus = 'unpaid' | 'paid' | 'cancelled' | 'expired' | 'refunded';

/** One passenger's ticket. */
export interface Ticket {
  readonly passenger: StoredPassenger;
  /** Ticket type, `1` adult to `4` disabled. */
  readonly type: string;
  readonly place: Place;
  readonly priceFen: number;
}

/** An order that holds, or held, places. */
export interface Order {
  /** `E` and nine digits (rail12306 §12 no. 15). */
  readonly orderId: string;
  readonly account: Account;
  readonly run: TrainRun;
  readonly leg: Leg;
  readonly tickets: readonly Ticket[];
  readonly totalFen: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly payBy: number;
  status: OrderStatus;
}

/** Whether the order has its places. */
export function isLive({ status }: Order): boolean {
  return status === 'unpaid' || status === 'paid';
}
