import type { Wht93EndpointId } from '@boxwire/schemas-wht93';

/** What a record was to the receiver: an id it did not have, the same content again, or another content under that id. */
export type RecordOutcome = 'new' | 'duplicate' | 'changed';

/**
 * What came in by one endpoint. A record is what has a business id: a session of A.16, a tier of A.25, a ticket of A.28, a
 * line of A.31 and A.34, a check of A.37, otherwise the request itself.
 */
export interface KindCounts {
  /** Requests that were handled, refused ones included. */
  readonly requests: number;
  readonly accepted: number;
  /** Refused requests by response code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Records of accepted requests: `distinct + duplicates + changed`. */
  readonly records: number;
  /** Business ids that came for the first time. */
  readonly distinct: number;
  /** Records sent again with the content they had. */
  readonly duplicates: number;
  /** Records sent again with another content. */
  readonly changed: number;
  /** Accepted requests that held nothing but duplicates. */
  readonly repeatedRequests: number;
}

/** The running counts of one endpoint. */
export class KindCounter {
  requests = 0;
  #accepted = 0;
  #repeatedRequests = 0;
  readonly #refused = new Map<number, number>();
  readonly #outcomes = { new: 0, duplicate: 0, changed: 0 };

  count(outcome: RecordOutcome): void {
    this.#outcomes[outcome] += 1;
  }

  accept(onlyDuplicates: boolean): void {
    this.#accepted += 1;
    if (onlyDuplicates) this.#repeatedRequests += 1;
  }

  refuse(code: number): void {
    this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1);
  }

  view(): KindCounts {
    const { new: distinct, duplicate: duplicates, changed } = this.#outcomes;
    return {
      requests: this.requests,
      accepted: this.#accepted,
      refused: Object.fromEntries([...this.#refused].map(([code, count]) => [String(code), count])),
      records: distinct + duplicates + changed,
      distinct,
      duplicates,
      changed,
      repeatedRequests: this.#repeatedRequests,
    };
  }
}

/** A counter for every endpoint. */
export type KindCounters = Readonly<Record<Wht93EndpointId, KindCounter>>;
