import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ReportKind } from '../kinds/report-kind.ts';
import { checksumOf } from '../outbox/checksum.ts';
import type { Claim, ClaimOptions } from '../outbox/outbox-store.ts';
import type { ClaimedReport } from '../outbox/stored-report.ts';
import { READY } from './sql-schema.ts';

/** What settling needs to know of a claimed report. */
export interface ClaimRecord {
  readonly report: Omit<ClaimedReport, 'payload'>;
  /** JSON list of the sessions it holds, as stored. */
  readonly holds: string | null;
}

const COLUMNS = 'seq, kind, business_id, lane, attempts, accepted_at, payload, checksum, holds';

/** The reports that are handed out. In memory only: after a crash they are simply offered again. */
export class Claims {
  readonly #claimed = new Map<number, ClaimRecord>();
  readonly #ready: StatementSync;
  readonly #row: StatementSync;
  readonly #followers: StatementSync;
  readonly #nextDue: StatementSync;

  constructor(database: DatabaseSync) {
    this.#ready = database.prepare(
      `SELECT seq FROM reports WHERE ${READY} AND due_at <= ? ORDER BY due_at, seq LIMIT ?`,
    );
    this.#ready.setReturnArrays(true);
    this.#row = database.prepare(`SELECT ${COLUMNS} FROM reports WHERE seq = ?`);
    this.#followers = database.prepare(
      `SELECT ${COLUMNS}, state, gates, barriers FROM reports
       WHERE lane = ? AND finished_at IS NULL AND seq > ? ORDER BY seq LIMIT ?`,
    );
    this.#nextDue = database.prepare(
      `SELECT due_at FROM reports WHERE ${READY} AND due_at > ? ORDER BY due_at LIMIT 1`,
    );
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

  clear(): void {
    this.#claimed.clear();
  }

  claim({ now, limit }: ClaimOptions): Claim {
    const reports: ClaimedReport[] = [];
    const damaged: ClaimedReport[] = [];
    // claimed reports still look ready, so that many more rows may have to be passed over
    const rows = this.#ready.all(now, limit + this.#claimed.size) as unknown as [number][];
    for (const [seq] of rows) {
      if (this.#claimed.has(seq)) continue;
      if (reports.length + damaged.length === limit) break;
      const row = this.#row.get(seq);
      if (row !== undefined) (this.#take(row) ? reports : damaged).push(claimedReport(row));
    }
    return { reports, damaged };
  }

  claimFollowers(head: ClaimedReport, limit: number): readonly ClaimedReport[] {
    const followers: ClaimedReport[] = [];
    for (const row of this.#followers.iterate(head.lane, head.seq, limit)) {
      const sendable = row.kind === head.kind && row.state === 'pending' && row.gates === 0 && row.barriers === 0;
      if (!sendable || !isIntact(row) || this.has(Number(row.seq))) break;
      this.#take(row);
      followers.push(claimedReport(row));
    }
    return followers;
  }

  nextDueAt(now: number): number | undefined {
    const row = this.#nextDue.get(now);
    return row === undefined ? undefined : Number(row.due_at);
  }

  /** Claims the row; answers whether it may be sent. */
  #take(row: Row): boolean {
    const { payload: _, ...report } = claimedReport(row);
    this.#claimed.set(report.seq, { report, holds: row.holds as string | null });
    return isIntact(row);
  }
}

type Row = Record<string, unknown>;

function isIntact(row: Row): boolean {
  return checksumOf(claimedReport(row)) === row.checksum;
}

function claimedReport(row: Row): ClaimedReport {
  return {
    seq: row.seq as number,
    kind: row.kind as ReportKind,
    businessId: row.business_id as string,
    lane: row.lane as string,
    attempts: row.attempts as number,
    acceptedAt: row.accepted_at as number,
    payload: row.payload as string,
  };
}
