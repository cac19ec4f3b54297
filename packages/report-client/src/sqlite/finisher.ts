import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { ReportState } from '../outbox/stored-report.ts';
import type { Lane } from '../outbox/lane.ts';
import type { Claims } from './claims.ts';
import type { Counters } from './counters.ts';
import { OPEN } from './sql-schema.ts';
import { textList } from '../outbox/text-list.ts';

/** What finishing needs to know of a report. */
export interface Finishing {
  readonly seq: number;
  readonly kind: ReportKind;
  readonly lane: Lane;
  readonly from: ReportState;
  /** JSON list of the sessions it holds. */
  readonly holds: string | null;
}

/** Ends reports and lets go what waited for them: the next of the lane, cancellations. Runs inside a transaction. */
export class Finisher {
  readonly #counters: Counters;
  readonly #claims: Claims;
  readonly #done: StatementSync;
  readonly #promote: StatementSync;
  readonly #waitsBehind: StatementSync;
  readonly #lower: StatementSync;
  readonly #dropWait: StatementSync;

  constructor(database: DatabaseSync, parts: { readonly counters: Counters; readonly claims: Claims }) {
    this.#counters = parts.counters;
    this.#claims = parts.claims;
    this.#done = database.prepare(
      `UPDATE reports SET state = 'done', head = 0, open = 0, attempts = attempts + 1, finished_at = ?, last_error = NULL WHERE seq = ?`,
    );
    this.#promote = database.prepare(
      `UPDATE reports SET head = 1 WHERE head = 0 AND seq =
         (SELECT seq FROM reports WHERE lane = ? AND ${OPEN} ORDER BY seq LIMIT 1) RETURNING seq`,
    );
    this.#waitsBehind = database.prepare('SELECT seq FROM report_waits WHERE session_id = ? AND seq > ?');
    this.#lower = database.prepare('UPDATE reports SET barriers = barriers - 1 WHERE seq = ? RETURNING barriers');
    this.#dropWait = database.prepare('DELETE FROM report_waits WHERE session_id = ? AND seq = ?');
  }

  done(report: Finishing, at: number): void {
    this.#done.run(at, report.seq);
    this.letGo(report, 'done');
  }

  /** Call once the row itself says that it is finished. */
  letGo({ seq, kind, lane, from, holds }: Finishing, to: ReportState): void {
    this.#counters.moved(kind, from, to);
    if (holds !== null) {
      for (const session of textList(holds)) this.#lift(session, seq);
    }
    const next = this.#promote.get(lane);
    if (next !== undefined) this.#claims.offer(Number(next.seq));
  }

  /** A cancellation no longer waits. */
  dropWait(session: string, seq: number): void {
    this.#dropWait.run(session, seq);
    this.#counters.add('waits', -1);
    this.#counters.add('barred', -1);
  }

  #lift(session: string, seq: number): void {
    this.#counters.add(`holds:${session}`, -1);
    // cancellations are rare: mostly there is nothing to look up
    if (this.#counters.get('waits') === 0) return;
    for (const row of this.#waitsBehind.all(session, seq)) {
      const waiting = Number(row.seq);
      if (Number(this.#lower.get(waiting)?.barriers) > 0) continue;
      this.dropWait(session, waiting);
      this.#claims.offer(waiting);
    }
  }
}
