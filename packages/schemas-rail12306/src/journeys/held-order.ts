import type { Outcome, Settle, Verdict } from '@boxwire/contract';
import type { Order, QueuedOrder } from '../models/order.ts';

/** The unfinished orders of the account, as 6.1 answers. */
export interface Unfinished {
  readonly orderDBList?: readonly Order[] | null | undefined;
  readonly orderCacheDTO?: QueuedOrder | null | undefined;
}

/** One ticket of a held order. */
export interface HeldTicket {
  readonly name: string;
  readonly coach: string | null;
  readonly seat: string | null;
  readonly seatTypeCode: string | null;
  readonly seatTypeName: string | null;
  readonly ticketTypeCode: string | null;
  readonly priceFen: number | null;
}

/** An order that waits for its payment. */
export interface HeldOrder {
  readonly orderId: string;
  readonly trainCode: string | null;
  /** When the seats lapse, `yyyy-MM-dd HH:mm:ss` in China, where the site tells. */
  readonly payBefore: string | null;
  readonly totalFen: number | null;
  readonly tickets: readonly HeldTicket[];
}

/** An order of the site as a traveller sees it. */
export function heldOrder(order: Order): HeldOrder {
  const [first] = order.tickets;
  return {
    orderId: order.sequence_no,
    trainCode: first?.stationTrainDTO.station_train_code ?? order.train_code_page ?? null,
    payBefore: first?.pay_limit_time ?? first?.lose_time ?? null,
    totalFen: order.ticket_price_all ?? null,
    tickets: order.tickets.map((ticket) => ({
      name: ticket.passengerDTO.passenger_name,
      coach: ticket.coach_name ?? null,
      seat: ticket.seat_name ?? null,
      seatTypeCode: ticket.seat_type_code ?? null,
      seatTypeName: ticket.seat_type_name ?? null,
      ticketTypeCode: ticket.ticket_type_code ?? null,
      priceFen: ticket.ticket_price ?? null,
    })),
  };
}

/**
 * Settles a confirmation whose answer was lost: an unfinished order of the same passengers is it. Sending again is safe
 * where nothing is found, since the page's REPEAT_SUBMIT_TOKEN lets one order through (rail12306 §5.23).
 */
export const settleConfirm: Settle = {
  step: 'lookup',
  input: () => ({}),
  verdict: (found, written) => judge(found, namesOf(written)),
  alreadyDone: ['AlreadyProcessing'],
  resend: 'when-absent',
};

/** Settles a result whose answer was lost: the order exists whatever it would have said (rail12306 §5.25). */
export const settleResult: Settle = {
  step: 'lookup',
  input: () => ({}),
  verdict: (found) => (found.ok ? 'done' : 'unknown'),
};

function judge(found: Outcome<unknown>, names: readonly string[]): Verdict {
  if (!found.ok) return 'unknown';
  const unfinished = (found.data ?? {}) as Unfinished;
  const held = (unfinished.orderDBList ?? []).map(passengersOf);
  const queued = unfinished.orderCacheDTO ? [queuedNames(unfinished.orderCacheDTO)] : [];
  const orders = [...held, ...queued];
  if (orders.length === 0) return 'absent';
  // another order in the way: ours may still be on its way
  return orders.some((each) => each.length === 0 || sameNames(each, names)) ? 'done' : 'unknown';
}

/** Names of the passengers of an order, sorted. */
export function passengersOf(order: Order): readonly string[] {
  return order.tickets.map((ticket) => ticket.passengerDTO.passenger_name).toSorted();
}

function queuedNames(order: QueuedOrder): readonly string[] {
  return (order.tickets ?? []).flatMap((ticket) => ticket.passengerName ?? []).toSorted();
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}

function namesOf(written: Readonly<Record<string, unknown>>): readonly string[] {
  const body = written.body as { readonly passengerTicketStr?: readonly { readonly name: string }[] } | undefined;
  return (body?.passengerTicketStr ?? []).map((passenger) => passenger.name).toSorted();
}
