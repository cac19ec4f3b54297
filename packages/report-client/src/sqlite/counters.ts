import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { REPORT_KINDS } from '../kinds/report-kind.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import { REPORT_STATES } from '../outbox/stored-report.ts';
import type { ReportState } from '../outbox/stored-report.ts';
import type { Mirror } from './transaction.ts';

/**
 * Names of counters: reports by kind and state; `holds:<session>`, unfinished reports that its cancellation would wait for;
 * `waits`, cancellations that do; `placedSeq`, the last report whose place is worked out.
 */
export type CounterName =
  `${ReportKind}.${ReportState}` | `holds:${string}` | 'barred' | 'firstSeq' | 'gated' | 'placedSeq' | 'waits';

/** Numbers kept beside the reports, so that status never counts rows. The single writer holds them in memory. */
export class Counters implements Mirror {
  readonly #values = new Map<string, number>();
  readonly #before = new Map<string, number>();
  readonly #write: StatementSync;
  readonly #delete: StatementSync;

  constructor(database: DatabaseSync) {
    this.#write = database.prepare(
      'INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
    this.#delete = database.prepare('DELETE FROM counters WHERE name = ?');
    for (const row of database.prepare('SELECT name, value FROM counters').all()) {
      this.#values.set(String(row.name), Number(row.value));
    }
  }

  get(name: CounterName): number {
    return this.#values.get(name) ?? 0;
  }

  add(name: CounterName, delta: number): void {
    const value = this.get(name);
    if (!this.#before.has(name)) this.#before.set(name, value);
    this.#values.set(name, value + delta);
  }

  moved(kind: ReportKind, from: ReportState, to: ReportState): void {
    this.add(`${kind}.${from}`, -1);
    this.add(`${kind}.${to}`, 1);
  }

  save(): void {
    for (const name of this.#before.keys()) {
      const value = this.#values.get(name) ?? 0;
      // a session is counted only while something is unfinished
      if (value === 0 && name.startsWith('holds:')) this.#delete.run(name);
      else this.#write.run(name, value);
    }
  }

  committed(): void {
    for (const name of this.#before.keys()) {
      if (this.#values.get(name) === 0 && name.startsWith('holds:')) this.#values.delete(name);
    }
    this.#before.clear();
  }

  revert(): void {
    for (const [name, value] of this.#before) this.#values.set(name, value);
    this.#before.clear();
  }

  table(): Partial<Record<ReportKind, Partial<Record<ReportState, number>>>> {
    const table: Partial<Record<ReportKind, Partial<Record<ReportState, number>>>> = {};
    for (const kind of REPORT_KINDS) {
      const states = REPORT_STATES.map((state) => [state, this.get(`${kind}.${state}`)] as const);
      const used = states.filter(([, count]) => count > 0);
      if (used.length > 0) table[kind] = Object.fromEntries(used);
    }
    return table;
  }

  total(state: ReportState): number {
    return REPORT_KINDS.reduce((sum, kind) => sum + this.get(`${kind}.${state}`), 0);
  }
}
