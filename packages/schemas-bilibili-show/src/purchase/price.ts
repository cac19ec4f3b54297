/** What delivery adds to an order, in fen: never below 0, though -1 and -2 stand on the wire (bilibili-show §3.2, §13). */
export function expressFeeFen(of: {
  readonly express_fee?: number | null | undefined;
  readonly express_free_flag?: boolean | null | undefined;
}): number {
  return of.express_free_flag === true ? 0 : Math.max(0, of.express_fee ?? 0);
}

/** What an order costs in fen: the tickets, and for paper the delivery once (bilibili-show §8.4). */
export function orderTotalFen(order: {
  readonly ticketsFen: number;
  readonly paper: boolean;
  readonly expressFen: number;
}): number {
  return order.ticketsFen + (order.paper ? order.expressFen : 0);
}
