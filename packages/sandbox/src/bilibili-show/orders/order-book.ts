import { SandboxError } from '../../core/errors.ts';
import type { PlatformContext } from '../../core/platform.ts';
import type { Random } from '../../core/random.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Sku } from '../catalogue/project.ts';
import type { User } from '../people/user.ts';
import { isUnpaid, type Order, type OrderRequest, type OrderStatus, type Phantom } from './order.ts';

/** What orders need of the rest. */
export interface OrderBookParts {
  readonly context: Pick<PlatformContext, 'clock' | 'emit'>;
  readonly catalogue: Catalogue;
  readonly random: Random;
  /** How long an order waits for its payment. */
  readonly payWindowMs: number;
}

/** 16 digits, far below 2^53 (bilibili-show §13.1). */
const FIRST_ORDER_ID = 4_000_000_000_000_000;

/** Orders and every way they change. All changes are synchronous: none is half done. */
export class OrderBook {
  readonly #parts: OrderBookParts;
  readonly #byId = new Map<number, Order>();
  readonly #byToken = new Map<string, Order | Phantom>();
  readonly #byUser = new Map<User, Order[]>();
  readonly #cancelTimer = new Map<Order, () => void>();
  #lastId: number;

  constructor(parts: OrderBookParts) {
    this.#parts = parts;
    this.#lastId = FIRST_ORDER_ID + parts.random.integer(0, 9_999_999_999);
  }

  list(): Order[] {
    return [...this.#byId.values()];
  }

  /** Newest first. */
  of(user: User): Order[] {
    return (this.#byUser.get(user) ?? []).toReversed();
  }

  find(user: User, orderId: number | undefined): Order | undefined {
    const order = orderId === undefined ? undefined : this.#byId.get(orderId);
    return order?.user === user ? order : undefined;
  }

  /** By order token; a phantom has no `status`. */
  findByToken(user: User, token: string | undefined): Order | Phantom | undefined {
    const found = token === undefined ? undefined : this.#byToken.get(token);
    return found?.user === user ? found : undefined;
  }

  /** Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  get(orderId: string): Order {
    const order = this.#byId.get(Number(orderId));
    if (order !== undefined) return order;
    throw new SandboxError('SUBJECT_UNKNOWN', 'no order of this number: createV2 answers the number as orderId');
  }

  /** Whether an unpaid order holds some of this sku. */
  isHeld(sku: Sku): boolean {
    return this.list().some((order) => isUnpaid(order) && order.lines.some((line) => line.sku === sku));
  }

  /** Takes stock and seats and opens an order, all or nothing: `undefined` when something is gone. */
  create(request: OrderRequest): Order | undefined {
    const { prepared, lines, seats } = request;
    const map = prepared.screen.seats;
    if (seats.some((code) => map?.isFree(code) !== true)) return undefined;
    if (!this.#parts.catalogue.take(lines)) return undefined;
    const order = this.#open(request);
    for (const code of seats) map?.take(code, String(order.orderId));
    this.#byId.set(order.orderId, order);
    this.#byToken.set(order.token, order);
    this.#ordersOf(order.user).push(order);
    prepared.used = true;
    this.#tell(order, null, 'order.createV2');
    this.#planExpiry(order);
    if (isLocked(order, order.createdAt)) this.#lock(order);
    return order;
  }

  /** A yes without an order: nothing is taken but the token. */
  createPhantom({ prepared }: Pick<OrderRequest, 'prepared'>): Phantom {
    prepared.used = true;
    const phantom = { orderId: this.#newId(), token: this.#parts.random.hex(32), user: prepared.user };
    this.#byToken.set(phantom.token, phantom);
    return phantom;
  }

  /** One look of createstatus: whether the order is locked now (bilibili-show §9). */
  poll(order: Order, now: number): boolean {
    if (order.status !== 'creating') return true;
    if (isLocked(order, now)) {
      this.#lock(order);
      return true;
    }
    order.pending.polls = Math.max(0, order.pending.polls - 1);
    return false;
  }

  /** Throws `SandboxError` `ACTION_REFUSED` for an order that does not wait for its payment. */
  pay(order: Order, cause: string): void {
    if (!isUnpaid(order)) throw new SandboxError('ACTION_REFUSED', `an order that is ${order.status} cannot be paid`);
    this.#settle(order);
    order.paidAt = this.#parts.context.clock.now();
    order.project.receivedFen += order.payMoneyFen;
    this.#move(order, 'paid', cause);
  }

  /** Gives stock and seats back. Whether the order waited for its payment. */
  close(order: Order, cause: string): boolean {
    if (!isUnpaid(order)) return false;
    this.#settle(order);
    this.#parts.catalogue.giveBack(order.lines);
    for (const code of order.seats) order.screen.seats?.release(code);
    this.#move(order, 'closed', cause);
    return true;
  }

  #ordersOf(user: User): Order[] {
    const known = this.#byUser.get(user) ?? [];
    this.#byUser.set(user, known);
    return known;
  }

  #lock(order: Order): void {
    this.#move(order, 'unpaid', 'locked');
    // nothing to pay: the order is complete (bilibili-show §14)
    if (order.payMoneyFen === 0) this.pay(order, 'free');
  }

  #settle(order: Order): void {
    this.#cancelTimer.get(order)?.();
    this.#cancelTimer.delete(order);
  }

  #planExpiry(order: Order): void {
    const { orderId, expiresAt: at } = order;
    const run = (): void => void this.close(order, 'expiry');
    this.#cancelTimer.set(order, this.#parts.context.clock.schedule({ at, name: `order ${orderId} expires`, run }));
  }

  #open(request: OrderRequest): Order {
    const { prepared, lines, seats, itemMoneyFen, expressFeeFen, buyers, contact, addressId, pending } = request;
    const { user, project, screen, orderType } = prepared;
    const { clock } = this.#parts.context;
    const createdAt = clock.now();
    return {
      orderId: this.#newId(),
      token: this.#parts.random.hex(32),
      traceId: this.#parts.random.digits(16),
      user,
      project,
      screen,
      orderType,
      lines,
      seats,
      count: lines.reduce((sum, line) => sum + line.count, 0),
      itemMoneyFen,
      expressFeeFen,
      payMoneyFen: itemMoneyFen + expressFeeFen,
      buyers,
      contact,
      addressId,
      createdAt,
      expiresAt: createdAt + this.#parts.payWindowMs,
      status: 'creating',
      pending: { polls: pending?.polls ?? 0, until: createdAt + (pending?.ms ?? 0) },
      paidAt: null,
      hidden: false,
    };
  }

  #newId(): number {
    this.#lastId += this.#parts.random.integer(1, 999);
    return this.#lastId;
  }

  #move(order: Order, to: OrderStatus, cause: string): void {
    const from = order.status;
    order.status = to;
    this.#tell(order, from, cause);
  }

  #tell({ orderId, status }: Order, from: OrderStatus | null, cause: string): void {
    this.#parts.context.emit({ type: 'state', subject: 'order', ref: String(orderId), from, to: status, cause });
  }
}

function isLocked({ pending }: Order, now: number): boolean {
  return pending.polls <= 0 && now >= pending.until;
}
