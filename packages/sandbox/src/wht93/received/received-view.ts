import type { Profile, Wht93EndpointId } from '@boxwire/schemas-wht93';
import type { KindCounts } from './kind-counts.ts';
import type { OrderBreak } from './order-break.ts';
import type { TallyView } from './tally.ts';

/** One session as received. Amounts in fen. */
export interface SessionTotals {
  readonly appId: string;
  readonly performanceId: string;
  readonly sessionId: string;
  readonly sessionCode: string;
  readonly status: 'normal' | 'cancelled';
  /** Whether it is a test session (`tag` 1), which `totals` leaves out. */
  readonly isTest: boolean;
  readonly priceTiers: number;
  /** Inventory, all tiers together, as last reported. */
  readonly available: number;
  readonly unavailable: number;
  readonly tickets: number;
  /** Order lines. */
  readonly sold: number;
  readonly soldAmount: number;
  /** Lines refunded in full; `refundedLines` have any refund. */
  readonly refunded: number;
  readonly refundedLines: number;
  readonly refundedAmount: number;
  readonly checks: number;
  readonly checkedTickets: number;
}

/** Everything together, test sessions left out of what follows `sessions`. Amounts in fen. */
export interface Totals extends Pick<
  SessionTotals,
  'tickets' | 'sold' | 'soldAmount' | 'refunded' | 'refundedLines' | 'refundedAmount' | 'checks' | 'checkedTickets'
> {
  readonly performances: number;
  readonly sessions: number;
  readonly testSessions: number;
  readonly orders: number;
  readonly refunds: number;
}

/** An order with fewer lines than its `ticketNum` says. */
export interface IncompleteOrder {
  readonly appId: string;
  readonly orderId: string;
  readonly expected: number;
  readonly received: number;
}

/** Ids that count up (`O-0001`, `O-0002`, `O-0004`) with some of them missing between the first and the last. */
export interface SequenceGap {
  readonly appId: string;
  readonly kind: 'order' | 'refund' | 'session';
  /** What the ids begin with. */
  readonly prefix: string;
  readonly first: string;
  readonly last: string;
  readonly received: number;
  readonly missing: number;
  /** The first missing ids, at most 20. */
  readonly missingIds: readonly string[];
}

/** What seems not to have come (yet). Lists hold at most 100 entries; the counts are whole. */
export interface Gaps {
  readonly incompleteOrders: { readonly count: number; readonly orders: readonly IncompleteOrder[] };
  /** Codes of sessions that sell but have no inventory. */
  readonly sessionsWithoutInventory: readonly string[];
  /** Only sequences that are more present than missing: other ids do not count up. */
  readonly sequences: readonly SequenceGap[];
}

/** What the sandbox received since its start or reset. */
export interface Wht93Received {
  readonly kinds: Readonly<Record<Wht93EndpointId, KindCounts>>;
  readonly totals: Totals;
  readonly sessions: readonly SessionTotals[];
  /** Records sent again with the same content, by endpoint. */
  readonly duplicates: Readonly<Partial<Record<Wht93EndpointId, TallyView>>>;
  /** Records sent again with another content, by endpoint; normal for updates and inventory. */
  readonly changed: Readonly<Partial<Record<Wht93EndpointId, TallyView>>>;
  readonly orderBreaks: Readonly<Partial<Record<OrderBreak, TallyView>>>;
  /** By code and rule, `4300 refund.above-sale`. */
  readonly refusals: Readonly<Record<string, TallyView>>;
  /** Soft rules, by name; the request was accepted. */
  readonly warnings: Readonly<Record<string, TallyView>>;
  readonly gaps: Gaps;
}

/** `admin.state('wht93')`. No secret and no token. */
export interface Wht93Snapshot {
  readonly profile: Profile;
  readonly accounts: readonly { readonly appId: string; readonly enabled: boolean; readonly liveTokens: number }[];
  readonly venues: number;
  readonly halls: number;
  readonly received: Wht93Received;
}
