import type { ReportKind } from '../kinds/report-kind.ts';
import { checksumOf } from '../outbox/checksum.ts';
import type { Claim, ClaimOptions } from '../outbox/outbox-store.ts';
import type { ClaimedReport } from '../outbox/stored-report.ts';
import { READY } from './sql-schema.ts';
import type { WorkerSession } from './worker-session.ts';

type Row = Readonly<Record<string, unknown>>;

const COLUMNS = 'seq, kind, business_id, lane, attempts, accepted_at, payload, checksum';

/** The reports this worker has handed out, and the lanes it holds for them. */
export class PgClaims {
  readonly #session: WorkerSession;
  readonly #schema: string;
  /** Lane of each claimed report. */
  readonly #claimed = new Map<number, string>();
  /** Claimed reports of each lane. */
  readonly #lanes = new Map<string, number>();
  #claiming: Promise<unknown> = Promise.resolve();

  constructor(session: WorkerSession, schema: string) {
    this.#session = session;
    this.#schema = schema;
  }

  has(seq: number): boolean {
    return this.#claimed.has(seq);
  }

  /** Every lane was let go. */
  lost(): void {
    this.#claimed.clear();
    this.#lanes.clear();
  }

  /** Postponed reports that are due take up to half of the places, so that they wait neither for a backlog nor make it wait. */
  claim(options: ClaimOptions): Promise<Claim> {
    // one at a time: a session may lock twice what it has locked already
    const claiming = this.#claiming.then(() => this.#claim(options));
    this.#claiming = claiming.catch(() => undefined);
    return claiming;
  }

  async #claim({ now, limit }: ClaimOptions): Promise<Claim> {
    const postponed = await this.#take('due_at > 0 AND due_at <= $3', { now, limit: Math.ceil(limit / 2) });
    const fresh = await this.#take('due_at = 0 AND $3::bigint IS NOT NULL', { now, limit: limit - postponed.length });
    const rows = [...postponed, ...fresh];
    return {
      reports: rows.filter(isIntact).map(claimedReport),
      damaged: rows.filter((row) => !isIntact(row)).map(claimedReport),
    };
  }

  async claimFollowers(head: ClaimedReport, limit: number): Promise<readonly ClaimedReport[]> {
    if (!this.has(head.seq)) return [];
    const { rows } = await this.#session.query(
      `SELECT ${COLUMNS}, state, gates, barriers FROM ${this.#schema}.reports
       WHERE lane = $1 AND finished_at IS NULL AND seq > $2 ORDER BY seq LIMIT $3`,
      [head.lane, head.seq, limit],
    );
    const isSendable = (row: Row): boolean =>
      row.kind === head.kind && row.state === 'pending' && row.gates === 0 && row.barriers === 0 && isIntact(row);
    const end = rows.findIndex((row) => !isSendable(row));
    const followers = (end === -1 ? rows : rows.slice(0, end)).map(claimedReport);
    for (const { seq, lane } of followers) this.#add(seq, lane);
    return followers;
  }

  /** Gives claims up; lets a lane go with its last one. */
  async drop(seqs: readonly number[]): Promise<void> {
    const free: string[] = [];
    for (const seq of seqs) {
      const lane = this.#claimed.get(seq);
      if (lane === undefined) continue;
      this.#claimed.delete(seq);
      const left = (this.#lanes.get(lane) ?? 1) - 1;
      if (left > 0) this.#lanes.set(lane, left);
      else {
        this.#lanes.delete(lane);
        free.push(lane);
      }
    }
    await this.#session.unlock(free);
  }

  /** Finds candidates, locks their lanes, and looks again: what a lane's former holder settled is not handed out twice. */
  async #take(where: string, { now, limit }: ClaimOptions): Promise<readonly Row[]> {
    const wanted: { readonly seq: number; readonly lane: string }[] = [];
    let after: readonly [dueAt: unknown, seq: unknown] = [-1, 0];
    while (wanted.length < limit) {
      const { rows } = await this.#session.query(
        `SELECT seq, due_at, lane FROM ${this.#schema}.reports
         WHERE ${READY} AND ${where} AND lane <> ALL($1::text[]) AND (due_at, seq) > ($4, $5)
         ORDER BY due_at, seq LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [[...this.#lanes.keys()], limit - wanted.length, now, ...after],
      );
      const last = rows.at(-1);
      if (last === undefined) break;
      after = [last.due_at, last.seq];
      // other workers have some of these lanes
      const ours = await this.#session.lock(rows.map((row) => String(row.lane)));
      for (const row of rows) {
        const lane = String(row.lane);
        if (ours.has(lane)) wanted.push({ seq: Number(row.seq), lane });
      }
    }
    return this.#lookAgain(wanted);
  }

  async #lookAgain(wanted: readonly { readonly seq: number; readonly lane: string }[]): Promise<readonly Row[]> {
    if (wanted.length === 0) return [];
    const { rows } = await this.#session.query(
      `SELECT ${COLUMNS} FROM ${this.#schema}.reports WHERE seq = ANY($1) AND ${READY} ORDER BY due_at, seq`,
      [wanted.map(({ seq }) => seq)],
    );
    const still = new Set(rows.map((row) => Number(row.seq)));
    for (const { seq, lane } of wanted) if (still.has(seq)) this.#add(seq, lane);
    await this.#session.unlock(wanted.filter(({ seq }) => !still.has(seq)).map(({ lane }) => lane));
    return rows;
  }

  #add(seq: number, lane: string): void {
    this.#claimed.set(seq, lane);
    this.#lanes.set(lane, (this.#lanes.get(lane) ?? 0) + 1);
  }
}

function isIntact(row: Row): boolean {
  return checksumOf(claimedReport(row)) === Number(row.checksum);
}

function claimedReport(row: Row): ClaimedReport {
  return {
    seq: Number(row.seq),
    kind: row.kind as ReportKind,
    businessId: String(row.business_id),
    lane: String(row.lane),
    attempts: Number(row.attempts),
    acceptedAt: Number(row.accepted_at),
    payload: String(row.payload),
  };
}
