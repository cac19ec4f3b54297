/** Running totals of a session. Money in fen. */
export interface SessionCounters {
  tickets: number;
  sold: number;
  soldAmount: number;
  /** Lines that were refunded in full. */
  refunded: number;
  /** Lines with any refund. */
  refundedLines: number;
  refundedAmount: number;
  /** Checks; a ticket may have several (wht93 §6, U-23). */
  checks: number;
  checkedTickets: number;
}

/** A price tier as inventory last reported it. */
export interface TierState {
  readonly priceName: string;
  readonly ticketPrice: number;
  readonly available: number;
  readonly unavailable: number;
  readonly hash: number;
}

/** A session that has a code. */
export interface SessionState {
  /** Number of the session in its sandbox; part of the keys of its tickets. */
  readonly index: number;
  readonly appId: string;
  readonly performanceId: string;
  readonly sessionId: string;
  readonly sessionCode: string;
  hallCode: string;
  sessionName: string;
  /** Epoch milliseconds. */
  startsAt: number;
  endsAt: number;
  hasSeat: 0 | 1;
  /** 0 official, 1 test: out of the statistics. */
  tag: 0 | 1;
  isCancelled: boolean;
  /** Hash of what it was registered with. */
  registered: number;
  readonly updates: UpdateHistory;
  readonly tiers: Map<string, TierState>;
  readonly counters: SessionCounters;
}

const KEPT_UPDATES = 16;

/** What updates a thing had, as hashes: tells a repeated newest update from a repeated older one. */
export class UpdateHistory {
  readonly #hashes: number[] = [];

  /** How an update relates to the earlier ones; nothing is kept yet. */
  judge(hash: number): 'first' | 'newer' | 'newest again' | 'older again' {
    if (this.#hashes.length === 0) return 'first';
    if (this.#hashes.at(-1) === hash) return 'newest again';
    return this.#hashes.includes(hash) ? 'older again' : 'newer';
  }

  keep(hash: number): void {
    if (this.#hashes.at(-1) === hash) return;
    this.#hashes.push(hash);
    if (this.#hashes.length > KEPT_UPDATES) this.#hashes.shift();
  }
}

/** Counters at the start. */
export function noCounts(): SessionCounters {
  return {
    tickets: 0,
    sold: 0,
    soldAmount: 0,
    refunded: 0,
    refundedLines: 0,
    refundedAmount: 0,
    checks: 0,
    checkedTickets: 0,
  };
}
