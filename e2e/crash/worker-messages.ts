import type { Kill } from './kill.ts';
import type { PlanSize } from './report-plan.ts';
import type { Sabotage } from './sabotage.ts';

/** Where a child keeps its reports. */
export type StorePlace =
  | { readonly kind: 'sqlite'; readonly path: string }
  | {
      readonly kind: 'postgres';
      readonly host: string;
      readonly user: string;
      readonly database: string;
      readonly port?: number;
      readonly password?: string;
      readonly schema: string;
    };

/** What the parent writes to a child's input, once: one line of JSON. */
export interface WorkerTask {
  readonly origin: string;
  readonly store: StorePlace;
  readonly plan: { readonly seed: number; readonly size: PlanSize };
  /** Places in the plan of what is to be handed over, in order. */
  readonly todo: readonly number[];
  /** Reports handed over without waiting for their acknowledgement. */
  readonly window: number;
  /** Requests at a time. */
  readonly concurrency: number;
  /** Seed of the child's own draws. */
  readonly seed: number;
  readonly kill: Kill | undefined;
  readonly sabotage: Sabotage | undefined;
}

/** What a child tells on descriptor 3, line by line. */
export type WorkerMessage =
  | { readonly type: 'open' }
  /** Written after the promise of the acceptance has resolved. */
  | { readonly type: 'acknowledged'; readonly index: number; readonly seqs: readonly number[] }
  | { readonly type: 'refused'; readonly index: number; readonly code: string }
  | { readonly type: 'drained' }
  | { readonly type: 'stuck'; readonly open: number; readonly dead: readonly string[] };
