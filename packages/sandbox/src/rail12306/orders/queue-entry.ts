import type { Account, StoredPassenger } from '../accounts/account.ts';
import type { PlaceWish, TrainRun } from '../inventory/train-run.ts';
import type { Leg } from '../trains/train.ts';
import type { Order } from './order.ts';
import type { RailOutcome } from './outcome.ts';

/** One passenger of a booking. */
export interface BookedPassenger extends PlaceWish {
  readonly passenger: StoredPassenger;
  /** Ticket type. */
  readonly type: string;
}

/** A booking as it is confirmed. */
export interface Booking {
  readonly account: Account;
  readonly run: TrainRun;
  readonly leg: Leg;
  readonly passengers: readonly BookedPassenger[];
  readonly tourFlag: string;
}

/** Where a booking in the queue is. */
export type EntryState = 'waiting' | 'held' | 'failed' | 'cancelled';

/** A booking from its confirmation on. Times are epoch milliseconds. */
export interface QueueEntry extends Booking {
  readonly number: number;
  readonly outcome: Extract<RailOutcome, `wait${string}`> | undefined;
  readonly enteredAt: number;
  /** Before this the server says that it is not ready. */
  readonly readyAt: number;
  /** When places are allotted. */
  readonly processAt: number;
  /** Always above 2^53 and odd, so no double holds it (rail12306 §12 no. 14). */
  requestId: bigint;
  polls: number;
  state: EntryState;
  /** Why it failed. */
  message: string;
  order: Order | undefined;
}
