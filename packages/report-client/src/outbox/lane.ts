/** Reports of one lane are delivered strictly in the order of their acceptance; lanes do not wait for each other. */
export type Lane = string;

/** Code and updates of a performance. */
export function performanceLane(performanceId: string): Lane {
  return `performance:${escapeId(performanceId)}`;
}

/** Updates of a session. */
export function sessionLane(sessionId: string): Lane {
  return `session:${escapeId(sessionId)}`;
}

/** Inventory and tickets of one price of a session. */
export function stockLane(sessionId: string, priceId: string): Lane {
  return `stock:${escapeId(sessionId)}:${escapeId(priceId)}`;
}

/** The parts of an order, its refunds, the checks of its tickets. */
export function orderLane(orderId: string): Lane {
  return `order:${escapeId(orderId)}`;
}

/** Checks of a ticket whose order is not known. */
export function ticketLane(ticketId: string): Lane {
  return `ticket:${escapeId(ticketId)}`;
}

/** A venue or hall. */
export function hallLane(hallId: string): Lane {
  return `hall:${escapeId(hallId)}`;
}

// without this, ids that hold a colon could share a lane
function escapeId(id: string): string {
  return /[%:]/.test(id) ? id.replaceAll('%', '%25').replaceAll(':', '%3A') : id;
}
