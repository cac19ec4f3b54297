/** Amounts of one order, in won. */
export interface OrderAmounts {
  /** One amount per ticket, after its discount. */
  readonly ticketsWon: readonly number[];
  readonly shippingWon?: number;
  readonly packageWon?: number;
  readonly commissionPerTicketWon: number;
  /** Tickets without commission. */
  readonly freeChargeCount?: number;
}

/** `totalFee` and `totalCommissionFee` of payment/ready (interpark §6.4). */
export function orderTotals(amounts: OrderAmounts): { readonly totalFee: number; readonly totalCommissionFee: number } {
  const { ticketsWon, shippingWon = 0, packageWon = 0, commissionPerTicketWon, freeChargeCount = 0 } = amounts;
  const totalCommissionFee = commissionPerTicketWon * Math.max(0, ticketsWon.length - freeChargeCount);
  const tickets = ticketsWon.reduce((sum, won) => sum + won, 0);
  return { totalFee: tickets + shippingWon + totalCommissionFee + packageWon, totalCommissionFee };
}
