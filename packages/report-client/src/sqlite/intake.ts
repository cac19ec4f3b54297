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
import { NotedReports } from './noted-reports.ts';
import type { NotedReport } from './noted-reports.ts';
import { NOTED, OPEN } from './sql-schema.ts';
import type { Mirror } from './transaction.ts';

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

/** Where a report stands, as its row says. */
interface Place {
  readonly head: boolean;
  readonly missing: readonly CodeRef[];
  readonly barriers: number;
}

/**
 * Puts drafts into the tables, in one step or in two. `note` makes a report durable at the cost of one row; `placeNoted` works
 * out lanes, gates and barriers of all that were noted, later and many at once. Runs inside transactions.
 */
export class Intake implements Mirror {
  readonly #parts: IntakeParts;
  readonly #noted: NotedReports;
  readonly #note: StatementSync;
  readonly #insert: StatementSync;
  readonly #place: StatementSync;
  readonly #lastInLane: StatementSync;
  readonly #merge: StatementSync;
  readonly #addGate: StatementSync;
  readonly #dropGate: StatementSync;
  readonly #addWait: StatementSync;
  readonly #hasWait: StatementSync;
  readonly #orderOfTicket: StatementSync;
  readonly #keepTicket: StatementSync;
  #lastSeq: number;
  #lastCommitted: number;

  constructor(database: DatabaseSync, parts: IntakeParts) {
    this.#parts = parts;
    this.#noted = new NotedReports(database, parts.counters.get('placedSeq'));
    this.#lastSeq = this.#noted.lastSeq ?? parts.counters.get('placedSeq');
    this.#lastCommitted = this.#lastSeq;
    this.#note = database.prepare(
      `INSERT INTO reports (seq, kind, business_id, lane, state, head, gates, barriers, due_at, attempts, accepted_at, open,
         checksum, payload)
       VALUES (?, ?, ?, ?, '${NOTED}', 0, 0, 0, 0, 0, ?, 0, ?, ?)`,
    );
    this.#insert = database.prepare(
      `INSERT INTO reports (seq, kind, business_id, lane, state, head, gates, barriers, due_at, attempts, accepted_at, open,
         needs, holds, waits_for, checksum, payload)
       VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, 0, 0, ?, 1, ?, ?, ?, ?, ?)`,
    );
    this.#place = database.prepare(
      `UPDATE reports SET state = 'pending', head = ?, gates = ?, barriers = ?, open = 1, needs = ?, holds = ?, waits_for = ?
       WHERE seq = ?`,
    );
    this.#lastInLane = database.prepare(
      `SELECT seq, kind, state, attempts, head, gates, needs, holds FROM reports
       WHERE lane = ? AND ${OPEN} ORDER BY seq DESC LIMIT 1`,
    );
    this.#merge = database.prepare(
      `UPDATE reports SET state = 'merged', head = 0, gates = 0, open = 0, finished_at = ?, merged_into = ? WHERE seq = ?`,
    );
    this.#addGate = database.prepare('INSERT INTO report_gates (ref, seq) VALUES (?, ?)');
    this.#dropGate = database.prepare('DELETE FROM report_gates WHERE ref = ? AND seq = ?');
    this.#addWait = database.prepare('INSERT INTO report_waits (session_id, seq) VALUES (?, ?)');
    this.#hasWait = database.prepare('SELECT 1 FROM report_waits WHERE session_id = ? LIMIT 1');
    this.#orderOfTicket = database.prepare('SELECT order_id FROM ticket_orders WHERE ticket_id = ?');
    this.#keepTicket = database.prepare('INSERT OR REPLACE INTO ticket_orders (ticket_id, order_id) VALUES (?, ?)');
  }

  /** The last number that was given. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** How many reports are only noted. */
  get notedCount(): number {
    return this.#noted.count;
  }

  /** Makes a draft durable and answers its number. Its place is worked out by the next `placeNoted`. */
  note(draft: ReportDraft, acceptedAt: number): number {
    const noted = this.#number(draft, acceptedAt);
    const { kind, businessId, payload } = draft;
    const { seq, lane } = noted;
    this.#noted.add(noted);
    this.#note.run(seq, kind, businessId, lane, acceptedAt, this.#checksum(noted), payload);
    return seq;
  }

  /** Keeps a draft whole and answers its number. Everything noted must have its place. */
  add(draft: ReportDraft, acceptedAt: number): number {
    const report = this.#number(draft, acceptedAt);
    const { seq, lane } = report;
    const { head, missing, barriers } = this.#findPlace(report);
    const { kind, businessId, payload, holds, waitsFor } = draft;
    this.#insert.run(
      ...[seq, kind, businessId, lane, head ? 1 : 0, missing.length, barriers, acceptedAt],
      ...[
        listText(missing),
        listText(holds),
        barriers > 0 ? (waitsFor ?? null) : null,
        this.#checksum(report),
        payload,
      ],
    );
    this.#link(report, { head, missing, barriers });
    return seq;
  }

  placeNoted(): void {
    for (const report of this.#noted.take()) {
      const { head, missing, barriers } = this.#findPlace(report);
      const { holds, waitsFor } = report.draft;
      this.#place.run(
        ...[head ? 1 : 0, missing.length, barriers, listText(missing), listText(holds)],
        ...[barriers > 0 ? (waitsFor ?? null) : null, report.seq],
      );
      this.#link(report, { head, missing, barriers });
    }
  }

  save(): void {
    // written as it goes
  }

  committed(): void {
    this.#lastCommitted = this.#lastSeq;
    this.#noted.committed();
  }

  revert(): void {
    this.#lastSeq = this.#lastCommitted;
    this.#noted.revert();
  }

  #number(draft: ReportDraft, acceptedAt: number): NotedReport {
    this.#lastSeq += 1;
    return { seq: this.#lastSeq, draft, lane: this.#laneOf(draft), acceptedAt };
  }

  #checksum({ seq, draft, lane, acceptedAt }: NotedReport): number {
    const { kind, businessId, payload } = draft;
    return checksumOf({ seq, kind, businessId, lane, acceptedAt, payload });
  }

  #laneOf({ lane, laneOfTicket }: ReportDraft): Lane {
    if (laneOfTicket === undefined) return lane;
    const noted = this.#noted.orderOfTicket(laneOfTicket);
    if (noted !== undefined) return orderLane(noted);
    const row = this.#orderOfTicket.get(laneOfTicket);
    return row === undefined ? lane : orderLane(String(row.order_id));
  }

  #findPlace(report: NotedReport): Place {
    const { needs, waitsFor } = report.draft;
    const head = this.#follow(report);
    const missing = needs.filter((ref) => this.#parts.codes.get(ref) === undefined);
    const barriers = waitsFor === undefined ? 0 : this.#parts.counters.get(`holds:${waitsFor}`);
    return { head, missing, barriers };
  }

  #link({ seq, draft }: NotedReport, { missing, barriers }: Place): void {
    const { counters } = this.#parts;
    counters.add('placedSeq', seq - counters.get('placedSeq'));
    counters.add(`${draft.kind}.pending`, 1);
    for (const ref of missing) this.#addGate.run(ref, seq);
    if (missing.length > 0) counters.add('gated', 1);
    for (const session of draft.holds) counters.add(`holds:${session}`, 1);
    if (barriers > 0 && draft.waitsFor !== undefined) {
      this.#addWait.run(draft.waitsFor, seq);
      counters.add('waits', 1);
      counters.add('barred', 1);
    }
    if (draft.ticketOrder === undefined) return;
    for (const ticketId of draft.ticketOrder.ticketIds) this.#keepTicket.run(ticketId, draft.ticketOrder.orderId);
  }

  /** Finds the place behind the lane's last report, or takes that report's place. Answers whether the lane begins here. */
  #follow({ seq, draft, lane, acceptedAt }: NotedReport): boolean {
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
    for (const session of textList(holds)) this.#parts.counters.add(`holds:${session}`, -1);
  }
}
