import type { Contact, OrderLine } from '../../orders/order.ts';
import type { Prepared } from '../../orders/prepared-book.ts';
import type { Buyer } from '../../people/user.ts';

/** What a createV2 request asks for, as far as it was checked. */
export interface Draft {
  readonly prepared: Prepared;
  readonly seats: readonly string[];
  readonly lines: readonly OrderLine[];
  readonly count: number;
  readonly itemMoneyFen: number;
  readonly expressFeeFen: number;
  readonly buyers: readonly Buyer[];
  readonly contact: Contact | null;
  readonly addressId: number | null;
}
