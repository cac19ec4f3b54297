/** A report that came out of order: what it was, and what it came before or after. */
export const ORDER_BREAKS = {
  beforeSessionCode: 'names a session code that was not issued (yet)',
  updateBeforePerformance: 'updates a performance that was not reported (yet)',
  refundBeforeOrder: 'refunds an order, or a line of one, that was not reported (yet)',
  checkBeforeOrder: 'checks a ticket that was not reported as sold (yet)',
  orderAfterCancellation: 'sells tickets of a cancelled session',
  inventoryAfterCancellation: 'reports stock of a cancelled session',
  updateAfterCancellation: 'changes a cancelled session',
  checkAfterRefund: 'checks a ticket that was refunded in full',
  olderUpdate: 'repeats an update that a newer one had replaced',
} as const;

/** Name of a kind of order break. */
export type OrderBreak = keyof typeof ORDER_BREAKS;
