import type { Random } from '../../core/random.ts';
import type { OrderState } from './order.ts';

/** Where the H5 booking pages are. */
export const BOOKING_PATH = '/h5/booking/{token}';

/** H5 booking links: whoever has the token can book. */
export class BookingLinks {
  readonly #random: Random;
  readonly #orders = new Map<string, OrderState>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** A new token for an order. */
  issue(order: OrderState): string {
    const token = this.#random.hex(32);
    this.#orders.set(token, order);
    return token;
  }

  find(token: string): OrderState | undefined {
    return this.#orders.get(token);
  }
}
