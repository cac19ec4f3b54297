import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ReportKind } from '../kinds/report-kind.ts';
import { addHistory } from '../outbox/history.ts';
import { OutboxError } from '../outbox/outbox-error.ts';
import type { DiscardDecision, Discarded, Settlement } from '../outbox/outbox-store.ts';
import type { HistoryEntry, ReportFailure, ReportState } from '../outbox/stored-report.ts';
import type { Claims } from './claims.ts';
import type { Counters } from './counters.ts';
import type { Finisher } from './finisher.ts';
import { OPEN } from './sql-schema.ts';
import { textList } from '../outbox/text-list.ts';

interface Row {
  readonly seq: number;
  readonly kind: ReportKind;
  readonly lane: string;
  readonly state: ReportState;
  readonly gates: number;
  readonly barriers: number;
  readonly needs: string | null;
  readonly holds: string | null;
  readonly waits_for: string | null;
  readonly history: string | null;
}

const COLUMNS = 'seq, kind, lane, state, gates, barriers, needs, holds, waits_for, history';

/** Failed attempts, and what people decide about refused reports. Runs inside a transaction. */
export class Decisions {
  readonly #claims: Claims;
  readonly #counters: Counters;
  readonly #finisher: Finisher;
  readonly #row: StatementSync;
  readonly #behind: StatementSync;
  readonly #retry: StatementSync;
  readonly #dead: StatementSync;
  readonly #revive: StatementSync;
  readonly #discard: StatementSync;
  readonly #dropGate: StatementSync;

  constructor(database: DatabaseSync, parts: { claims: Claims; counters: Counters; finisher: Finisher }) {
    this.#claims = parts.claims;
    this.#counters = parts.counters;
    this.#finisher = parts.finisher;
    this.#row = database.prepare(`SELECT ${COLUMNS} FROM reports WHERE seq = ?`);
    this.#behind = database.prepare(
      `SELECT ${COLUMNS} FROM reports WHERE lane = ? AND ${OPEN} AND seq > ? ORDER BY seq`,
    );
    this.#retry = database.prepare(
      'UPDATE reports SET attempts = attempts + 1, due_at = ?, last_error = ?, history = ? WHERE seq = ?',
    );
    this.#dead = database.prepare(
      `UPDATE reports SET state = 'dead', attempts = attempts + 1, last_error = ?, history = ? WHERE seq = ?`,
    );
    this.#revive = database.prepare(`UPDATE reports SET state = 'pending', due_at = 0, history = ? WHERE seq = ?`);
    this.#discard = database.prepare(
      `UPDATE reports SET state = 'discarded', head = 0, gates = 0, barriers = 0, open = 0, finished_at = ?, reason = ?, history = ?
       WHERE seq = ?`,
    );
    this.#dropGate = database.prepare('DELETE FROM report_gates WHERE ref = ? AND seq = ?');
  }

  failed(settlement: Exclude<Settlement, { end: 'done' }>): void {
    const { seq, at, failure, end } = settlement;
    const row = this.#find(seq);
    const what = end === 'dead' ? 'refused' : 'failed';
    const history = historyText(row.history, { at, what, ...failure });
    const error = JSON.stringify({ code: failure.code, message: failure.message } satisfies ReportFailure);
    if (settlement.end === 'retry') {
      this.#retry.run(settlement.dueAt, error, history, seq);
      this.#claims.offer(seq);
      return;
    }
    this.#dead.run(error, history, seq);
    this.#counters.moved(row.kind, row.state, 'dead');
  }

  redrive(seq: number, at: number): boolean {
    const row = this.#find(seq);
    if (row.state !== 'dead') return false;
    this.#revive.run(historyText(row.history, { at, what: 'redriven' }), seq);
    this.#counters.moved(row.kind, 'dead', 'pending');
    this.#claims.offer(seq);
    return true;
  }

  discard(seq: number, decision: DiscardDecision): Discarded {
    const row = this.#find(seq);
    if (row.state !== 'pending' && row.state !== 'dead') {
      throw new OutboxError(
        'OUTBOX_WRONG_STATE',
        `report ${seq} is ${row.state}: only an unfinished one can be discarded`,
      );
    }
    const behind = this.#behind.all(row.lane, seq) as unknown as Row[];
    const rows = decision.withFollowers === true ? [row, ...behind] : [row];
    const claimed = rows.find((each) => this.#claims.has(each.seq));
    if (claimed !== undefined) {
      throw new OutboxError('OUTBOX_WRONG_STATE', `report ${claimed.seq} is being sent: stop delivery or try again`);
    }
    for (const each of rows) this.#drop(each, decision);
    const waiting = decision.withFollowers === true ? [] : behind.map((each) => each.seq);
    return { discarded: rows.map((each) => each.seq), waiting };
  }

  #drop(row: Row, { reason, at }: DiscardDecision): void {
    const { seq, kind, lane, state, holds } = row;
    this.#discard.run(at, reason, historyText(row.history, { at, what: 'discarded', message: reason }), seq);
    if (row.gates > 0) {
      for (const ref of textList(row.needs)) this.#dropGate.run(ref, seq);
      this.#counters.add('gated', -1);
    }
    if (row.barriers > 0 && row.waits_for !== null) this.#finisher.dropWait(row.waits_for, seq);
    this.#finisher.letGo({ seq, kind, lane, from: state, holds }, 'discarded');
  }

  #find(seq: number): Row {
    const row = this.#row.get(seq) as Row | undefined;
    if (row === undefined) throw new OutboxError('OUTBOX_NO_SUCH_REPORT', `there is no report ${seq}`);
    return row;
  }
}

function historyText(text: string | null, entry: HistoryEntry): string {
  return JSON.stringify(addHistory(text === null ? [] : (JSON.parse(text) as HistoryEntry[]), entry));
}
