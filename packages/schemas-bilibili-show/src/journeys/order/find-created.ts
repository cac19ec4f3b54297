import type { ListedOrder, OrderPage } from '../../models/order.ts';

/** What a create asked for, as far as an order list shows it. */
export interface Wanted {
  readonly projectId: string;
  readonly screenId: string;
  readonly count: number;
  readonly payMoneyFen: number;
  /** The server's time when createV2 was sent. */
  readonly sentAt: Date;
}

// the server's clock is known to the second, plus what one answer takes to travel
const CLOCK_TOLERANCE_MS = 10_000;
const UNPAID = 1;

/**
 * The order that a create made, among those of the account: same project, screen, count and total, no older than the
 * create, and not paid unless it is free. `undefined` when none is surely it.
 */
export function findCreated(page: Pick<OrderPage, 'list'>, wanted: Wanted): ListedOrder | undefined {
  const fitting = page.list.filter((order) => fits(order, wanted));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function fits(order: ListedOrder, wanted: Wanted): boolean {
  return (
    order.item_id === wanted.projectId &&
    order.item_info?.screen_id === wanted.screenId &&
    order.count === wanted.count &&
    order.pay_money === wanted.payMoneyFen &&
    (order.status === UNPAID || wanted.payMoneyFen === 0) &&
    order.ctime !== null &&
    order.ctime !== undefined &&
    order.ctime.getTime() >= wanted.sentAt.getTime() - CLOCK_TOLERANCE_MS
  );
}
