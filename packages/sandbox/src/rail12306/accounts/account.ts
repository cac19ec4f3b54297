import type { QueueEntry } from '../orders/queue-entry.ts';
import type { ArmedOutcomes } from '../orders/outcome.ts';

/** A passenger on a user's list. Synthetic data only. */
export interface RailPassenger {
  readonly name: string;
  /** Full number; the wire shows it masked from profile `2020` on. */
  readonly idNo: string;
  /** Default `1`, 居民身份证 (rail12306 §2). */
  readonly idType?: string;
  readonly mobile?: string;
  /** `1` adult (default), `2` child, `3` student, `4` disabled. */
  readonly type?: '1' | '2' | '3' | '4';
  /** `total_times`: default `99`, verified; `94` and `96` failed, `92` and `98` pending. */
  readonly verification?: string;
}

/** A user of the sandbox. Synthetic data only. */
export interface RailUser {
  readonly username: string;
  readonly password: string;
  /** Default: the first passenger's. */
  readonly name?: string;
  /** At least one. */
  readonly passengers: readonly RailPassenger[];
}

/** The user of `rail12306Sandbox()` when no others are given. */
export const RAIL12306_DEMO_USER = {
  username: 'demo_traveller',
  password: 'demo-password',
  name: '张测试',
  passengers: [
    { name: '张测试', idNo: '000000000000000000', mobile: '10012340000' },
    { name: '李示例', idNo: '000000000000000001', type: '3' },
    { name: '王样例', idNo: '000000000000000002', type: '2' },
    { name: 'SAMPLE/PAT', idNo: 'X00000000', idType: 'B', mobile: '10012340001', verification: '98' },
  ],
} as const satisfies RailUser;

/** A passenger as it is kept. */
export interface StoredPassenger extends Required<RailPassenger> {
  readonly index: number;
  /** Opaque text that stands for the real id number; empty in profile `2018`. */
  readonly encoded: string;
  /** As the wire shows them. */
  readonly shownIdNo: string;
  readonly shownMobile: string;
}

/** A user as it is kept. */
export interface Account {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly passengers: readonly StoredPassenger[];
  readonly armed: ArmedOutcomes;
  /** Cancelled orders by day. */
  readonly cancels: Map<string, number>;
  failedLogins: number;
  /** Last code sent by SMS. */
  smsCode: string | undefined;
  /** Last code of an order challenge. */
  orderCode: string | undefined;
  /** The booking in the queue, or the last one that left it. */
  entry: QueueEntry | undefined;
}
