import type { Random } from '../../core/random.ts';
import type { OrderState } from './order.ts';

/** Where the H5 booking pages are. */
export const BOOKING_PATH = '/h5/booking/{token}';

/** H5 booking links, one per order: whoever has the token can book. */
export class BookingLinks {
  readonly #random: Random;
  readonly #orders = new Map<string, OrderState>();
  readonly #tokens = new WeakMap<OrderState, string>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** The token of an order; made on the first call. */
  tokenOf(order: OrderState): string {
    const known = this.#tokens.get(order);
    if (known !== undefined) return known;
    const token = this.#random.hex(32);
    this.#orders.set(token, order);
    this.#tokens.set(order, token);
    return token;
  }

  find(token: string): OrderState | undefined {
    return this.#orders.get(token);
  }
}
