import { SandboxError } from '../../core/errors.ts';
import type { PlatformContext } from '../../core/platform.ts';
import type { Random } from '../../core/random.ts';
import type { OnestopSession } from '../onestop/session.ts';
import type { SeatDesk } from '../seats/seat-desk.ts';
import { kstDate } from '../time/kst.ts';
import type { Cart, CartState, CartTicket, Order } from './cart.ts';

const ALPHANUMERICS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Carts and orders of one sandbox. */
export class CartDesk {
  readonly #context: PlatformContext;
  readonly #random: Random;
  readonly #seats: SeatDesk;
  readonly #carts = new Map<string, Cart>();
  readonly #orders: Order[] = [];
  /** Won that came in, and won that goes back because no order came of it. */
  receivedWon = 0;

  constructor(context: PlatformContext, random: Random, seats: SeatDesk) {
    this.#context = context;
    this.#random = random;
    this.#seats = seats;
  }

  get carts(): readonly Cart[] {
    return [...this.#carts.values()];
  }

  get orders(): readonly Order[] {
    return this.#orders;
  }

  /** A new cart takes the place of an unpaid one of the same session. */
  create(session: OnestopSession, tickets: readonly CartTicket[], totalWon: number): Cart {
    for (const older of this.carts) {
      if (older.session === session && (older.state === 'open' || older.state === 'requested')) this.#to(older, 'dead');
    }
    const cartID = kstDate(this.#context.clock.now());
    const cartIDSeq = this.#newSeq(cartID);
    const cart: Cart = {
      cartID,
      cartIDSeq,
      correlationId: cartID + cartIDSeq,
      session,
      tickets,
      totalWon,
      createdAt: this.#context.clock.now(),
      state: 'open',
      paidAt: null,
      refundDue: false,
    };
    this.#carts.set(cart.correlationId, cart);
    return cart;
  }

  find(correlationId: string | undefined): Cart | undefined {
    return this.#carts.get(correlationId ?? '');
  }

  /** For the account holder. Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  get(correlationId: string): Cart {
    const cart = this.find(correlationId);
    if (cart === undefined) throw new SandboxError('SUBJECT_UNKNOWN', 'expected cartID and cartIDSeq in one');
    return cart;
  }

  /** Whether the session still has every seat of the cart selected. */
  isHeld({ session, tickets }: Cart): boolean {
    return !session.ended && tickets.every(({ seat }) => session.holds.selected.has(seat));
  }

  request(cart: Cart): void {
    if (cart.state === 'open') this.#to(cart, 'requested');
  }

  /** The account holder pays in the window. Throws `SandboxError` `ACTION_REFUSED`. */
  pay(cart: Cart): void {
    if (cart.state !== 'requested') {
      throw new SandboxError('ACTION_REFUSED', `expected a cart that was handed over, got one that is ${cart.state}`);
    }
    cart.paidAt = this.#context.clock.now();
    this.receivedWon += cart.totalWon;
    this.#to(cart, 'paid');
  }

  approve(cart: Cart): boolean {
    if (cart.state === 'paid') this.#to(cart, 'approved');
    return cart.state === 'approved' || cart.state === 'ordered';
  }

  /** Books an approved cart; `undefined` when its seats are gone, and then its money goes back. */
  order(cart: Cart): Order | undefined {
    if (!this.isHeld(cart)) {
      cart.refundDue = true;
      this.#to(cart, 'dead');
      return undefined;
    }
    const orderId = `T${String(this.#orders.length + 1).padStart(9, '0')}`;
    const bdateSeq = String(100_000 + this.#orders.length + 1);
    const order: Order = { orderId, bdate: cart.cartID, bdateSeq, cart, orderedAt: this.#context.clock.now() };
    const seats = cart.tickets.map(({ seat }) => seat);
    this.#seats.sell(cart.session, seats, orderId);
    this.#orders.push(order);
    this.#to(cart, 'ordered');
    return order;
  }

  #newSeq(cartID: string): string {
    for (;;) {
      const seq = this.#random.text(5, ALPHANUMERICS);
      if (!this.#carts.has(cartID + seq)) return seq;
    }
  }

  #to(cart: Cart, state: CartState): void {
    const from = cart.state;
    cart.state = state;
    this.#context.emit({ type: 'state', subject: 'cart', ref: cart.correlationId, from, to: state, cause: state });
  }
}
