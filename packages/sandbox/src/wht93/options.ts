import type { BatchLimits, Profile } from '@boxwire/schemas-wht93';
import type { Wht93Account } from './accounts.ts';

/** Options of `wht93Sandbox`. Everything is optional; the state starts from them, and again after a reset. */
export interface Wht93SandboxOptions {
  /** Default: `WHT93_DEMO_ACCOUNT` alone. */
  readonly accounts?: readonly Wht93Account[];
  /**
   * Which fields a request must have (wht93 §6). `lenient`, the default, asks for what a receiver needs where the scan leaves
   * a cell in doubt; `strict` for everything the printed tables require.
   */
  readonly profile?: Profile;
  /** Rows per call that differ from the receiver's (`BATCH_LIMITS.lenient`: 200, but 20 order lines). */
  readonly limits?: Partial<BatchLimits>;
  /** Life of an accessToken on the sandbox clock. Default 3600. */
  readonly tokenLifeSeconds?: number;
  /** A DateTime may be ISO 8601 too; without a zone it is +08:00 (wht93 §6, U-02). Default false. */
  readonly acceptIso?: boolean;
  /** A DateTime may be epoch milliseconds too, as number or 13 digits (wht93 §6, U-02). Default false. */
  readonly acceptEpochMs?: boolean;
  /** Seeded venues, 0 to 500. Default 30. */
  readonly venues?: number;
  /** Newest examples kept of each kind of duplicate, order break, warning and refusal. Default 50; 0 keeps none. */
  readonly examples?: number;
  /**
   * Whether tickets of A.28 are remembered one by one. `false` counts them only, for runs that report millions: repeated
   * tickets then count as new ones. Default true.
   */
  readonly rememberTickets?: boolean;
  /** Real host names that route here. Default none. */
  readonly hosts?: readonly string[];
}
