import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { checksumOf } from '../outbox/checksum.ts';
import type { CodeRef } from '../outbox/code-ref.ts';
import { orderLane } from '../outbox/lane.ts';
import type { Lane } from '../outbox/lane.ts';
import type { ReportDraft } from '../outbox/report-draft.ts';
import { listText, textList } from '../outbox/text-list.ts';
import type { Claims } from './claims.ts';
import type { CodeTable } from './code-table.ts';
import type { Counters } from './counters.ts';

/** What intake shares with the rest of the store. */
export interface IntakeParts {
  readonly counters: Counters;
  readonly codes: CodeTable;
  readonly claims: Claims;
}

interface Predecessor {
  readonly seq: number;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly head: number;
  readonly gates: number;
  readonly needs: string | null;
  readonly holds: string | null;
}

/** Puts drafts into the tables. Runs inside a transaction. */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #insert: StatementSync;
  readonly #lastInLane: StatementSync;
  readonly #merge: StatementSync;
  readonly #addGate: StatementSync;
  readonly #dropGate: StatementSync;
  readonly #addHold: StatementSync;
  readonly #dropHold: StatementSync;
  readonly #countHolds: StatementSync;
  readonly #addWait: StatementSync;
  readonly #hasWait: StatementSync;
  readonly #orderOfTicket: StatementSync;
  readonly #keepTicket: StatementSync;

  constructor(database: DatabaseSync, parts: IntakeParts) {
    this.#parts = parts;
    this.#insert = database.prepare(
      `INSERT INTO reports (seq, kind, business_id, lane, state, head, gates, barriers, due_at, attempts, accepted_at,
         needs, holds, waits_for, checksum, payload)
       VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?)`,
    );
    this.#lastInLane = database.prepare(
      `SELECT seq, kind, state, attempts, head, gates, needs, holds FROM reports
       WHERE lane = ? AND finished_at IS NULL ORDER BY seq DESC LIMIT 1`,
    );
    this.#merge = database.prepare(
      `UPDATE reports SET state = 'merged', head = 0, gates = 0, finished_at = ?, merged_into = ? WHERE seq = ?`,
    );
    this.#addGate = database.prepare('INSERT INTO report_gates (ref, seq) VALUES (?, ?)');
    this.#dropGate = database.prepare('DELETE FROM report_gates WHERE ref = ? AND seq = ?');
    this.#addHold = database.prepare('INSERT INTO report_holds (session_id, seq) VALUES (?, ?)');
    this.#dropHold = database.prepare('DELETE FROM report_holds WHERE session_id = ? AND seq = ?');
    this.#countHolds = database.prepare('SELECT count(*) AS n FROM report_holds WHERE session_id = ?');
    this.#addWait = database.prepare('INSERT INTO report_waits (session_id, seq) VALUES (?, ?)');
    this.#hasWait = database.prepare('SELECT 1 FROM report_waits WHERE session_id = ? LIMIT 1');
    this.#orderOfTicket = database.prepare('SELECT order_id FROM ticket_orders WHERE ticket_id = ?');
    this.#keepTicket = database.prepare('INSERT OR REPLACE INTO ticket_orders (ticket_id, order_id) VALUES (?, ?)');
  }

  /** Keeps one draft and answers its sequence number. */
  add(draft: ReportDraft, acceptedAt: number): number {
    const { counters } = this.#parts;
    counters.add('lastSeq', 1);
    const seq = counters.get('lastSeq');
    const lane = this.#laneOf(draft);
    const isHead = this.#follow(draft, lane, { seq, acceptedAt });
    const missing = draft.needs.filter((ref) => this.#parts.codes.get(ref) === undefined);
    const barriers = draft.waitsFor === undefined ? 0 : Number(this.#countHolds.get(draft.waitsFor)?.n ?? 0);
    const { kind, businessId, payload, holds } = draft;
    const checksum = checksumOf({ seq, kind, businessId, lane, acceptedAt, payload });
    this.#insert.run(
      ...[seq, kind, businessId, lane, isHead ? 1 : 0, missing.length, barriers, acceptedAt],
      ...[listText(missing), listText(holds), barriers > 0 ? (draft.waitsFor ?? null) : null, checksum, payload],
    );
    this.#link(draft, seq, { missing, barriers });
    counters.add(`${kind}.pending`, 1);
    return seq;
  }

  #laneOf({ lane, laneOfTicket }: ReportDraft): Lane {
    if (laneOfTicket === undefined) return lane;
    const row = this.#orderOfTicket.get(laneOfTicket);
    return row === undefined ? lane : orderLane(String(row.order_id));
  }

  #link(
    draft: ReportDraft,
    seq: number,
    { missing, barriers }: { missing: readonly CodeRef[]; barriers: number },
  ): void {
    const { counters } = this.#parts;
    for (const ref of missing) this.#addGate.run(ref, seq);
    if (missing.length > 0) counters.add('gated', 1);
    for (const session of draft.holds) this.#addHold.run(session, seq);
    if (barriers > 0 && draft.waitsFor !== undefined) {
      this.#addWait.run(draft.waitsFor, seq);
      counters.add('waits', 1);
      counters.add('barred', 1);
    }
    if (draft.ticketOrder === undefined) return;
    for (const ticketId of draft.ticketOrder.ticketIds) this.#keepTicket.run(ticketId, draft.ticketOrder.orderId);
  }

  /** Finds the place behind the lane's last report, or takes that report's place. Answers whether the lane begins here. */
  #follow(draft: ReportDraft, lane: Lane, { seq, acceptedAt }: { seq: number; acceptedAt: number }): boolean {
    const last = this.#lastInLane.get(lane) as Predecessor | undefined;
    if (last === undefined) return true;
    if (draft.coalesces !== true || !this.#canMerge(draft, last)) return false;
    this.#merge.run(acceptedAt, seq, last.seq);
    this.#unlink(last);
    this.#parts.counters.moved(draft.kind, 'pending', 'merged');
    return last.head === 1;
  }

  #canMerge(draft: ReportDraft, last: Predecessor): boolean {
    const isUndispatched = last.state === 'pending' && last.attempts === 0 && !this.#parts.claims.has(last.seq);
    if (last.kind !== draft.kind || !isUndispatched) return false;
    // a cancellation that waits for the older report must not be left waiting for the newer one
    if (this.#parts.counters.get('waits') === 0) return true;
    return draft.holds.every((session) => this.#hasWait.get(session) === undefined);
  }

  #unlink({ seq, gates, needs, holds }: Predecessor): void {
    if (gates > 0) {
      for (const ref of textList(needs)) this.#dropGate.run(ref, seq);
      this.#parts.counters.add('gated', -1);
    }
    for (const session of textList(holds)) this.#dropHold.run(session, seq);
  }
}
