import { Columns } from '../received/columns.ts';

/**
 * Tickets: `hash` of what was reported of it (0: nothing), `sales` lines that sold it, `live` those not refunded in full,
 * `price` the row number of its price tier's id, `lastCheck` the newest check (-1: none).
 */
export type TicketColumn = 'session' | 'hash' | 'sales' | 'live' | 'price' | 'lastCheck';

/** Checks: `kind` holds checkingType and authType, `previous` the ticket's check before (-1: none). */
export type CheckColumn = 'ticket' | 'time' | 'kind' | 'previous';

/** Tickets and checks of one account. */
export class TicketBook {
  readonly tickets = new Columns<TicketColumn>(['session', 'hash', 'sales', 'live', 'price', 'lastCheck']);
  readonly checks = new Columns<CheckColumn>(['ticket', 'time', 'kind', 'previous']);
  readonly #ids = new Map<string, number>();
  readonly #priceIds = new Map<string, number>();

  find(session: number, ticketId: string): number | undefined {
    return this.#ids.get(`${session} ${ticketId}`);
  }

  /** The ticket's row number; a new row for one that is not known. */
  require(session: number, ticketId: string): number {
    const known = this.find(session, ticketId);
    if (known !== undefined) return known;
    const ticket = this.tickets.add({ session, hash: 0, sales: 0, live: 0, price: -1, lastCheck: -1 });
    this.#ids.set(`${session} ${ticketId}`, ticket);
    return ticket;
  }

  /** Row number of a price tier's id. */
  price(priceId: string): number {
    let price = this.#priceIds.get(priceId);
    if (price === undefined) this.#priceIds.set(priceId, (price = this.#priceIds.size));
    return price;
  }

  /** Whether this very check was reported already. */
  hasCheck(ticket: number, { time, kind }: { readonly time: number; readonly kind: number }): boolean {
    const { checks } = this;
    for (let check = this.tickets.get(ticket, 'lastCheck'); check >= 0; check = checks.get(check, 'previous')) {
      if (checks.get(check, 'time') === time && checks.get(check, 'kind') === kind) return true;
    }
    return false;
  }

  /** Keeps a check and returns whether it is the ticket's first. */
  addCheck(ticket: number, { time, kind }: { readonly time: number; readonly kind: number }): boolean {
    const previous = this.tickets.get(ticket, 'lastCheck');
    this.tickets.set(ticket, 'lastCheck', this.checks.add({ ticket, time, kind, previous }));
    return previous < 0;
  }
}
