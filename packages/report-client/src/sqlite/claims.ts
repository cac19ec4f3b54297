import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ReportKind } from '../kinds/report-kind.ts';
import { checksumOf } from '../outbox/checksum.ts';
import type { Claim, ClaimOptions } from '../outbox/outbox-store.ts';
import type { ClaimedReport } from '../outbox/stored-report.ts';
import { OPEN, READY } from './sql-schema.ts';

/** What settling needs to know of a claimed report. */
export interface ClaimRecord {
  readonly kind: ReportKind;
  readonly lane: string;
  /** JSON list of the sessions it holds, as stored. */
  readonly holds: string | null;
}

// arrays, as objects would cost half of the time of reading a row
type Row = readonly [
  seq: number,
  dueAt: number,
  kind: ReportKind,
  businessId: string,
  lane: string,
  attempts: number,
  acceptedAt: number,
  payload: string,
  checksum: number,
  holds: string | null,
];

type FollowerRow = readonly [...Row, state: string, gates: number, barriers: number];

const COLUMNS = 'seq, due_at, kind, business_id, lane, attempts, accepted_at, payload, checksum, holds';

/** The reports that are handed out. In memory only: after a crash they are simply offered again. */
export class Claims {
  readonly #claimed = new Map<number, ClaimRecord>();
  readonly #fresh: StatementSync;
  readonly #postponed: StatementSync;
  readonly #followers: StatementSync;
  readonly #nextDue: StatementSync;
  readonly #expedite: StatementSync;
  /** Every fresh report up to here that can be sent is handed out. */
  #cursor = 0;

  constructor(database: DatabaseSync) {
    this.#fresh = database.prepare(
      `SELECT ${COLUMNS} FROM reports WHERE ${READY} AND due_at = 0 AND seq > ? ORDER BY seq LIMIT ?`,
    );
    this.#postponed = database.prepare(
      `SELECT ${COLUMNS} FROM reports WHERE ${READY} AND (due_at, seq) > (?, ?) AND due_at <= ? ORDER BY due_at, seq LIMIT ?`,
    );
    this.#followers = database.prepare(
      `SELECT ${COLUMNS}, state, gates, barriers FROM reports
       WHERE lane = ? AND ${OPEN} AND seq > ? ORDER BY seq LIMIT ?`,
    );
    for (const statement of [this.#fresh, this.#postponed, this.#followers]) statement.setReturnArrays(true);
    this.#nextDue = database.prepare(
      `SELECT due_at FROM reports WHERE ${READY} AND due_at > ? ORDER BY due_at LIMIT 1`,
    );
    this.#expedite = database.prepare(`UPDATE reports SET due_at = 1 WHERE ${READY} AND due_at > 1`);
  }

  has(seq: number): boolean {
    return this.#claimed.has(seq);
  }

  get(seq: number): ClaimRecord | undefined {
    return this.#claimed.get(seq);
  }

  drop(seq: number): void {
    this.#claimed.delete(seq);
  }

  /** An earlier report may have become ready, or is given back. */
  offer(seq: number): void {
    if (seq <= this.#cursor) this.#cursor = seq - 1;
  }

  clear(): void {
    this.#claimed.clear();
    this.#cursor = 0;
  }

  /** Postponed reports that are due take up to half of the places, so that they wait neither for a backlog nor make it wait. */
  claim({ now, limit }: ClaimOptions): Claim {
    const taken: { reports: ClaimedReport[]; damaged: ClaimedReport[] } = { reports: [], damaged: [] };
    const take = (row: Row): void => {
      (isIntact(row) ? taken.reports : taken.damaged).push(this.#take(row));
    };
    const postponed = this.#takePostponed(now, Math.ceil(limit / 2), take);
    const fresh = this.#takeFresh(limit - postponed, take);
    if (postponed + fresh < limit) this.#takePostponed(now, limit - postponed - fresh, take);
    return taken;
  }

  claimFollowers(head: ClaimedReport, limit: number): readonly ClaimedReport[] {
    const followers: ClaimedReport[] = [];
    for (const row of this.#followers.all(head.lane, head.seq, limit) as unknown as FollowerRow[]) {
      const [seq, , kind] = row;
      const [state, gates, barriers] = row.slice(-3);
      const isSendable = kind === head.kind && state === 'pending' && gates === 0 && barriers === 0;
      if (!isSendable || !isIntact(row) || this.has(seq)) break;
      followers.push(this.#take(row));
    }
    return followers;
  }

  nextDueAt(now: number): number | undefined {
    const row = this.#nextDue.get(now);
    return row === undefined ? undefined : Number(row.due_at);
  }

  /** Makes everything that was put off due at once. Runs inside a transaction. */
  expedite(): void {
    this.#expedite.run();
  }

  #takeFresh(limit: number, take: (row: Row) => void): number {
    let taken = 0;
    while (taken < limit) {
      const rows = this.#fresh.all(this.#cursor, limit - taken) as unknown as Row[];
      for (const row of rows) {
        this.#cursor = row[0];
        if (this.#claimed.has(row[0])) continue;
        take(row);
        taken += 1;
      }
      if (rows.length === 0) break;
    }
    return taken;
  }

  #takePostponed(now: number, limit: number, take: (row: Row) => void): number {
    let taken = 0;
    let after: readonly [dueAt: number, seq: number] = [1, 0];
    while (taken < limit) {
      const rows = this.#postponed.all(...after, now, limit - taken) as unknown as Row[];
      for (const row of rows) {
        after = [row[1], row[0]];
        if (this.#claimed.has(row[0])) continue;
        take(row);
        taken += 1;
      }
      if (rows.length === 0) break;
    }
    return taken;
  }

  #take(row: Row | FollowerRow): ClaimedReport {
    const [seq, , kind, businessId, lane, attempts, acceptedAt, payload, , holds] = row;
    this.#claimed.set(seq, { kind, lane, holds });
    return { seq, kind, businessId, lane, attempts, acceptedAt, payload };
  }
}

function isIntact(row: Row | FollowerRow): boolean {
  const [seq, , kind, businessId, lane, , acceptedAt, payload, checksum] = row;
  return checksumOf({ seq, kind, businessId, lane, acceptedAt, payload }) === checksum;
}
