import type { OrderStatus } from '@boxwire/schemas-washcar';

/** Which state may follow which (washcar §5.4). */
const NEXT_STATUS: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  CREATED: ['ISSUED', 'CANCELLED'],
  ISSUED: ['BOOKED', 'VERIFIED', 'REFUNDED'],
  BOOKED: ['VERIFIED', 'REFUNDED'],
  VERIFIED: [],
  CANCELLED: [],
  REFUNDED: [],
};

/** Whether an order may go from one state to the other. */
export function mayBecome(from: OrderStatus, to: OrderStatus): boolean {
  return NEXT_STATUS[from].includes(to);
}

/** Whether an order holds stock and money: everything but a cancelled or refunded one. */
export function isLive(status: OrderStatus): boolean {
  return status !== 'CANCELLED' && status !== 'REFUNDED';
}
