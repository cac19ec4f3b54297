import type { Profile } from './profile.ts';

/**
 * How much fits in one call (wht93 §2.9). `sessions` of A.16, `inventoryRows` of A.25, `tickets` of A.28, `orderLines` of
 * A.31, `refundLines` of A.34, `checks` of A.37; `pageSize` of A.10.
 */
export interface BatchLimits {
  readonly sessions: number;
  readonly inventoryRows: number;
  readonly tickets: number;
  readonly orderLines: number;
  readonly refundLines: number;
  readonly checks: number;
  readonly pageSize: number;
}

/** Name of a batch limit. */
export type LimitName = keyof BatchLimits;

/**
 * The limits of each profile. Printed: 200 tickets, 20 order records, 200 rows a page. The cap of A.16 cannot be read, so
 * a client keeps to 20 and a receiver takes 200 (U-09); the other three are decisions.
 */
export const BATCH_LIMITS = {
  strict: {
    sessions: 20,
    inventoryRows: 200,
    tickets: 200,
    orderLines: 20,
    refundLines: 200,
    checks: 200,
    pageSize: 200,
  },
  lenient: {
    sessions: 200,
    inventoryRows: 200,
    tickets: 200,
    orderLines: 20,
    refundLines: 200,
    checks: 200,
    pageSize: 200,
  },
} as const satisfies Readonly<Record<Profile, BatchLimits>>;

/** Page of `venue.list` when none is asked for (wht93 §2.9; the size is probable, not certain). */
export const DEFAULT_PAGE = { pageNo: 1, pageSize: 10 } as const;

/** Life of an accessToken in seconds when the answer names none (wht93 §1). */
export const DEFAULT_TOKEN_LIFE_SECONDS = 3600;
