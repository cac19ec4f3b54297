import type { DatabaseSync } from 'node:sqlite';
import { ruleOf } from '../kinds/kind-rules.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import { addHistory } from '../outbox/history.ts';
import type { SeqRange } from '../outbox/outbox-error.ts';
import type { ReportPlace } from '../outbox/report-draft.ts';
import type { HistoryEntry } from '../outbox/stored-report.ts';
import { listText } from '../outbox/text-list.ts';
import { OPEN } from './sql-schema.ts';

/** What the rows alone do not tell. */
export interface RebuildInput {
  readonly expected: SeqRange;
  readonly lost: readonly SeqRange[];
}

const PAGE = 1_000;

/**
 * Makes everything that follows from the reports anew: heads, gates, holds, barriers, ticket orders, counters. A delivered
 * report whose issued codes are gone becomes pending again: the receiver answers the same codes. Runs in a transaction.
 */
export function rebuild(database: DatabaseSync, { expected, lost }: RebuildInput): void {
  const links = new Links(database);
  for (let after = 0; ;) {
    const rows = database
      .prepare('SELECT seq, kind, state, accepted_at, payload, history FROM reports WHERE seq > ? ORDER BY seq LIMIT ?')
      .all(after, PAGE) as unknown as RebuildRow[];
    for (const row of rows) links.add(row);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.seq;
  }
  database.exec(`UPDATE reports SET head = 1 WHERE seq IN (SELECT min(seq) FROM reports WHERE ${OPEN} GROUP BY lane)`);
  writeCounters(database, expected, links.holds);
  database.prepare(`INSERT OR REPLACE INTO meta (name, value) VALUES ('lost', ?)`).run(JSON.stringify(lost));
}

interface RebuildRow {
  readonly seq: number;
  readonly kind: ReportKind;
  readonly state: string;
  readonly accepted_at: number;
  readonly payload: string;
  readonly history: string | null;
}

/** Restores what links one report, in the order of acceptance. */
class Links {
  readonly #database: DatabaseSync;
  readonly #code;
  /** Unfinished holding reports by session. */
  readonly holds = new Map<string, number>();

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#code = database.prepare('SELECT 1 FROM codes WHERE ref = ?');
  }

  add(row: RebuildRow): void {
    const rule = ruleOf(row.kind);
    const payload = JSON.parse(row.payload) as never;
    const place = rule.place(payload);
    this.#keepTickets(place);
    let { state } = row;
    if (state === 'done' && !this.#codesOf(row.kind, payload).every((ref) => this.#isKnown(ref))) {
      this.#sendAgain(row);
      state = 'pending';
    }
    if (state === 'pending' || state === 'dead') this.#linkOpen(row.seq, place, rule.needs(payload));
  }

  #linkOpen(seq: number, place: Omit<ReportPlace, 'needs'>, needs: readonly string[]): void {
    const missing = needs.filter((ref) => !this.#isKnown(ref));
    const { holds, waitsFor } = place;
    const barriers = waitsFor === undefined ? 0 : (this.holds.get(waitsFor) ?? 0);
    this.#database
      .prepare('UPDATE reports SET gates = ?, barriers = ?, needs = ?, holds = ?, waits_for = ? WHERE seq = ?')
      .run(missing.length, barriers, listText(missing), listText(holds), barriers > 0 ? (waitsFor ?? null) : null, seq);
    for (const ref of missing) this.#run('INSERT INTO report_gates (ref, seq) VALUES (?, ?)', ref, seq);
    for (const session of holds) this.holds.set(session, (this.holds.get(session) ?? 0) + 1);
    if (barriers > 0) this.#run('INSERT INTO report_waits (session_id, seq) VALUES (?, ?)', waitsFor ?? '', seq);
  }

  #keepTickets({ ticketOrder }: Omit<ReportPlace, 'needs'>): void {
    for (const ticketId of ticketOrder?.ticketIds ?? []) {
      const orderId = ticketOrder?.orderId ?? '';
      this.#run('INSERT OR REPLACE INTO ticket_orders (ticket_id, order_id) VALUES (?, ?)', ticketId, orderId);
    }
  }

  #sendAgain({ seq, accepted_at: at, history }: RebuildRow): void {
    const before = history === null ? [] : (JSON.parse(history) as HistoryEntry[]);
    const text = JSON.stringify(addHistory(before, { at, what: 'salvaged', code: 'CODE_MISSING' }));
    this.#database
      .prepare(`UPDATE reports SET state = 'pending', open = 1, finished_at = NULL, history = ? WHERE seq = ?`)
      .run(text, seq);
  }

  #codesOf(kind: ReportKind, payload: never): readonly string[] {
    return ruleOf(kind).issues?.(payload) ?? [];
  }

  #isKnown(ref: string): boolean {
    return this.#code.get(ref) !== undefined;
  }

  #run(sql: string, ...values: (string | number)[]): void {
    this.#database.prepare(sql).run(...values);
  }
}

function writeCounters(database: DatabaseSync, { from, to }: SeqRange, holds: ReadonlyMap<string, number>): void {
  database.exec(`
    DELETE FROM counters;
    INSERT INTO counters (name, value) SELECT kind || '.' || state, count(*) FROM reports GROUP BY kind, state;
    INSERT INTO counters (name, value) SELECT 'gated', count(*) FROM reports WHERE gates > 0;
    INSERT INTO counters (name, value) SELECT 'barred', count(*) FROM reports WHERE barriers > 0;
    INSERT INTO counters (name, value) SELECT 'waits', count(*) FROM report_waits;
    INSERT INTO counters (name, value) VALUES ('firstSeq', ${from}), ('placedSeq', ${to});
  `);
  const insert = database.prepare('INSERT INTO counters (name, value) VALUES (?, ?)');
  for (const [session, count] of holds) insert.run(`holds:${session}`, count);
}
