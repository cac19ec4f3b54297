import type { KnownText } from './wire-values.ts';

/** Order states by name, with the sister service's number (washcar §5.4). */
export const ORDER_STATUS_NUMBERS = {
  CREATED: 0,
  BOOKED: 1,
  ISSUED: 2,
  VERIFIED: 3,
  CANCELLED: 6,
  REFUNDED: 7,
} as const;

/** A documented order state (washcar §5.4). */
export type OrderStatus = keyof typeof ORDER_STATUS_NUMBERS;

/** The documented order states (washcar §5.4). */
export const ORDER_STATUSES: readonly OrderStatus[] = Object.freeze(Object.keys(ORDER_STATUS_NUMBERS) as OrderStatus[]);

const NAMES = new Map<string, OrderStatus>(ORDER_STATUSES.map((name) => [ORDER_STATUS_NUMBERS[name].toString(), name]));

/** The name of a state sent as text or number. Numbers without a name stay their digits. */
export function orderStatusName(wire: string | number): KnownText<OrderStatus> {
  return NAMES.get(wire.toString()) ?? wire.toString();
}

/** The number of a state, or `undefined` for one that has none. */
export function orderStatusNumber(status: KnownText<OrderStatus>): number | undefined {
  if (Object.hasOwn(ORDER_STATUS_NUMBERS, status)) return ORDER_STATUS_NUMBERS[status as OrderStatus];
  return /^\d{1,9}$/.test(status) ? Number(status) : undefined;
}
