import type { Line } from '../catalogue/catalogue.ts';
import type { Project, Screen, Sku } from '../catalogue/project.ts';
import type { Buyer, User } from '../people/user.ts';
import type { Prepared } from './prepared-book.ts';

/** `creating` → `unpaid` → `paid` or `closed` (bilibili-show §14). */
export type OrderStatus = 'creating' | 'unpaid' | 'paid' | 'closed';

/** Tickets of one price in an order, in fen. */
export interface OrderLine extends Line {
  readonly priceFen: number;
}

/** An order as the sandbox keeps it. Times are epoch milliseconds, money is fen. */
export interface Order {
  readonly orderId: number;
  /** Order token: 32 hexadecimal digits, not the prepare token (bilibili-show §8.2). */
  readonly token: string;
  readonly traceId: string;
  readonly user: User;
  readonly project: Project;
  readonly screen: Screen;
  readonly lines: readonly OrderLine[];
  readonly seats: readonly string[];
  readonly count: number;
  readonly itemMoneyFen: number;
  readonly expressFeeFen: number;
  readonly payMoneyFen: number;
  readonly orderType: number;
  /** As they were when they ordered. */
  readonly buyers: readonly Buyer[];
  readonly contact: Contact | null;
  readonly addressId: number | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  status: OrderStatus;
  /** createstatus answers 100012 while either is left. */
  pending: { polls: number; until: number };
  paidAt: number | null;
  hidden: boolean;
}

/** Who is called about an order without real names. */
export interface Contact {
  readonly name: string;
  readonly tel: string;
}

/** What an order is made from; checked already. */
export interface OrderRequest {
  readonly prepared: Prepared;
  readonly lines: readonly OrderLine[];
  readonly seats: readonly string[];
  readonly itemMoneyFen: number;
  readonly expressFeeFen: number;
  readonly buyers: readonly Buyer[];
  readonly contact: Contact | null;
  readonly addressId: number | null;
  /** How long createstatus says "not finished". Default not at all. */
  readonly pending?: { readonly polls: number; readonly ms: number };
}

/** createV2 said yes, and nothing was locked (bilibili-show §9). */
export interface Phantom {
  readonly orderId: number;
  readonly token: string;
  readonly user: User;
}

/** Whether an order holds stock and seats. */
export function isLive({ status }: Pick<Order, 'status'>): boolean {
  return status !== 'closed';
}

/** Whether an order waits for its payment. */
export function isUnpaid({ status }: Pick<Order, 'status'>): boolean {
  return status === 'creating' || status === 'unpaid';
}

/** The sku that names the order where only one can. */
export function firstSku({ lines }: Pick<Order, 'lines'>): Sku {
  const [line] = lines;
  if (line === undefined) throw new TypeError('an order without lines');
  return line.sku;
}
