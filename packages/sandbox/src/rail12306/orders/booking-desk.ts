import { SandboxError } from '../../core/errors.ts';
import type { PlatformContext } from '../../core/platform.ts';
import type { Random } from '../../core/random.ts';
import type { Account } from '../accounts/account.ts';
import { dayOf, momentOf } from '../time/shanghai.ts';
import { fareJiao, ticketFen } from '../trains/fares.ts';
import { stopAt, type Leg } from '../trains/train.ts';
import type { TrainRun } from '../inventory/train-run.ts';
import { isLive, type Order, type OrderStatus, type Ticket } from './order.ts';
import type { RailOutcome } from './outcome.ts';
import type { Booking, QueueEntry } from './queue-entry.ts';

/** Times of the queue and of payment. */
export interface DeskRules {
  readonly notReadyMs: number;
  readonly waitMs: number;
  readonly payMs: number;
  readonly cancelLimit: number;
}

/** What the desk needs of the rest. */
export interface DeskParts {
  readonly context: Pick<PlatformContext, 'clock' | 'emit' | 'mint'>;
  readonly random: Random;
  readonly rules: DeskRules;
}

const OVERLOADED_MS = 22_451_000;
const NOT_READY_MS = 30_000;

export const NO_TICKETS = '没有足够的票!';
export const TRIP_CONFLICT = '存在与本次购票行程冲突的车票!!';

/** The queue, the orders, and every way they change. All changes are synchronous: none is half done. */
export class BookingDesk {
  readonly #parts: DeskParts;
  readonly #orders = new Map<string, Order>();
  #waiting: QueueEntry[] = [];
  #numbered = 0;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  orders(): Order[] {
    return [...this.#orders.values()];
  }

  /** Bookings that wait for their places, oldest first. */
  waiting(): readonly QueueEntry[] {
    return this.#waiting;
  }

  /** An order by its number, whoever's it is. Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  get(orderId: string): Order {
    const order = this.#orders.get(orderId);
    if (order !== undefined) return order;
    throw new SandboxError('SUBJECT_UNKNOWN', 'no order of this number: queryOrderWaitTime answers it as orderId');
  }

  ordersOf(account: Account): Order[] {
    return this.orders().filter((order) => order.account === account);
  }

  /** The order that waits for payment. */
  unpaidOf(account: Account): Order | undefined {
    return this.ordersOf(account).find(({ status }) => status === 'unpaid');
  }

  /** Whether a booking waits or an order is unpaid: another booking is refused then (rail12306 §12 no. 18). */
  hasUnfinished(account: Account): boolean {
    return account.entry?.state === 'waiting' || this.unpaidOf(account) !== undefined;
  }

  /** Cancelled orders of today. */
  isOverCancelLimit(account: Account): boolean {
    return (account.cancels.get(this.#today()) ?? 0) >= this.#parts.rules.cancelLimit;
  }

  /** Passengers in the queue for a class of a train: `countT`. */
  queuedFor(run: TrainRun, code: string): number {
    return this.#waiting
      .filter((entry) => entry.run === run)
      .flatMap(({ passengers }) => passengers)
      .filter((passenger) => passenger.code === code).length;
  }

  /** Tickets of a class that wait for payment: `count`. */
  unpaidFor(run: TrainRun, code: string): number {
    return this.orders()
      .filter((order) => order.run === run && order.status === 'unpaid')
      .flatMap(({ tickets }) => tickets)
      .filter(({ place }) => place.code === code).length;
  }

  /** Puts a confirmed booking into the queue; its places are allotted when its turn comes. */
  enter(booking: Booking, outcome: Extract<RailOutcome, `wait${string}`> | undefined): QueueEntry {
    const { clock } = this.#parts.context;
    const { notReadyMs, waitMs } = this.#timesOf(outcome);
    const enteredAt = clock.now();
    const entry: QueueEntry = {
      ...booking,
      number: (this.#numbered += 1),
      outcome,
      enteredAt,
      readyAt: enteredAt + notReadyMs,
      processAt: enteredAt + notReadyMs + waitMs,
      requestId: this.newRequestId(),
      polls: 0,
      state: 'waiting',
      message: '',
      order: undefined,
    };
    booking.account.entry = entry;
    this.#waiting.push(entry);
    this.#tellEntry(entry, null, 'confirm');
    clock.schedule({ at: entry.processAt, name: `booking ${entry.number}`, run: () => this.#process(entry) });
    return entry;
  }

  /** A number that JSON.parse damages. */
  newRequestId(): bigint {
    const { random } = this.#parts;
    const drawn = BigInt(random.integer(63, 68)) * 10n ** 17n + BigInt(random.digits(17));
    return drawn | 1n;
  }

  /** Takes a booking out of the queue. Returns false where none waits. */
  leaveQueue(account: Account, cause: string): boolean {
    const { entry } = account;
    if (entry?.state !== 'waiting') return false;
    this.#settle(entry, 'cancelled', cause);
    return true;
  }

  /** Cancels an unpaid order: its seats return and the day's counter goes up (rail12306 §6.2). */
  cancel(order: Order, cause: string): void {
    this.#giveBack(order, 'cancelled', cause);
    const today = this.#today();
    order.account.cancels.set(today, (order.account.cancels.get(today) ?? 0) + 1);
  }

  /** Pays an order. Throws `SandboxError` `ACTION_REFUSED` where it does not wait for payment. */
  pay(order: Order, cause: string): void {
    this.#assertStatus(order, 'unpaid');
    this.#move(order, 'paid', cause);
  }

  /** Takes a paid order back. Throws `SandboxError` `ACTION_REFUSED` where it is not paid. */
  refund(order: Order, cause: string): void {
    this.#assertStatus(order, 'paid');
    this.#giveBack(order, 'refunded', cause);
  }

  #timesOf(outcome: RailOutcome | undefined): Pick<DeskRules, 'notReadyMs' | 'waitMs'> {
    const { notReadyMs, waitMs } = this.#parts.rules;
    if (outcome === 'waitOverloaded') return { notReadyMs, waitMs: OVERLOADED_MS };
    return outcome === 'waitNotReady' ? { notReadyMs: NOT_READY_MS, waitMs: 0 } : { notReadyMs, waitMs };
  }

  #process(entry: QueueEntry): void {
    if (entry.state !== 'waiting') return;
    const refusal = this.#refusalOf(entry);
    if (refusal !== undefined) {
      entry.message = refusal;
      this.#settle(entry, 'failed', 'queue');
      return;
    }
    if (entry.outcome === 'waitCancelled') {
      this.#settle(entry, 'cancelled', 'queue');
      return;
    }
    const places = entry.run.take(entry.leg, entry.passengers);
    if (places === undefined) {
      entry.message = NO_TICKETS;
      this.#settle(entry, 'failed', 'queue');
      return;
    }
    const tickets = entry.passengers.map(({ passenger, type }, index): Ticket => {
      const place = places[index];
      if (place === undefined) throw new TypeError('a place for every passenger');
      const adult = fareJiao(entry.run.train, entry.leg, place);
      return { passenger, type, place, priceFen: ticketFen(adult, { code: place.code, type }) };
    });
    entry.order = this.#open(entry, tickets);
    this.#settle(entry, 'held', 'queue');
  }

  #refusalOf(entry: QueueEntry): string | undefined {
    if (entry.outcome === 'waitNoTickets') return NO_TICKETS;
    if (entry.outcome === 'waitMessage') return '';
    return entry.outcome === 'waitConflict' || this.#conflicts(entry) ? TRIP_CONFLICT : undefined;
  }

  // somebody who has a ticket for an overlapping time cannot travel twice
  #conflicts({ run, leg, passengers }: QueueEntry): boolean {
    const [from, to] = timesOf(run, leg);
    return this.orders().some((order) => {
      const [start, end] = timesOf(order.run, order.leg);
      const overlaps = isLive(order) && start < to && from < end;
      return overlaps && order.tickets.some((ticket) => passengers.some((booked) => isSamePerson(ticket, booked)));
    });
  }

  #open({ account, run, leg }: QueueEntry, tickets: readonly Ticket[]): Order {
    const { clock, mint } = this.#parts.context;
    const createdAt = clock.now();
    const totalFen = tickets.reduce((sum, { priceFen }) => sum + priceFen, 0);
    const payBy = createdAt + this.#parts.rules.payMs;
    const orderId = this.#newOrderId();
    const order: Order = { orderId, account, run, leg, tickets, totalFen, createdAt, payBy, status: 'unpaid' };
    this.#orders.set(orderId, order);
    mint('orderId', orderId);
    this.#tell(order, null, 'queue');
    clock.schedule({ at: payBy, name: `payment of order ${orderId}`, run: () => this.#expire(order) });
    return order;
  }

  #expire(order: Order): void {
    if (order.status === 'unpaid') this.#giveBack(order, 'expired', 'pay deadline');
  }

  #giveBack(order: Order, to: OrderStatus, cause: string): void {
    order.run.release(
      order.leg,
      order.tickets.map(({ place }) => place),
    );
    this.#move(order, to, cause);
  }

  #newOrderId(): string {
    for (;;) {
      const orderId = `E${this.#parts.random.digits(9)}`;
      if (!this.#orders.has(orderId)) return orderId;
    }
  }

  #today(): string {
    return dayOf(this.#parts.context.clock.now());
  }

  #assertStatus(order: Order, status: OrderStatus): void {
    if (order.status === status) return;
    throw new SandboxError('ACTION_REFUSED', `expected an order that is ${status}, got one that is ${order.status}`);
  }

  #settle(entry: QueueEntry, to: QueueEntry['state'], cause: string): void {
    this.#waiting = this.#waiting.filter((other) => other !== entry);
    const from = entry.state;
    entry.state = to;
    this.#tellEntry(entry, from, cause);
  }

  #move(order: Order, to: OrderStatus, cause: string): void {
    const from = order.status;
    order.status = to;
    this.#tell(order, from, cause);
  }

  #tell(order: Order, from: string | null, cause: string): void {
    this.#parts.context.emit({ type: 'state', subject: 'order', ref: order.orderId, from, to: order.status, cause });
  }

  #tellEntry({ number, state }: QueueEntry, from: string | null, cause: string): void {
    this.#parts.context.emit({ type: 'state', subject: 'booking', ref: String(number), from, to: state, cause });
  }
}

function timesOf(run: TrainRun, { from, to }: Leg): [start: number, end: number] {
  const { train, originDay } = run;
  return [momentOf(originDay, stopAt(train, from).depart), momentOf(originDay, stopAt(train, to).arrive)];
}

function isSamePerson(one: Pick<Ticket, 'passenger'>, other: Pick<Ticket, 'passenger'>): boolean {
  return one.passenger.idType === other.passenger.idType && one.passenger.idNo === other.passenger.idNo;
}
