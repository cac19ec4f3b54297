import { rmSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SeqRange } from '../outbox/outbox-error.ts';
import { REPORT_STATES } from '../outbox/stored-report.ts';
import { openForWriting } from './open-database.ts';
import { rebuild } from './rebuild.ts';
import { REPORT_COLUMNS } from './salvage-rows.ts';
import type { FoundRow } from './salvage-rows.ts';
import { sqliteCode } from './sqlite-failure.ts';

/** What `finish` needs to know of the damaged outbox. */
export interface SalvageEnd {
  readonly database: DatabaseSync;
  readonly expected: SeqRange;
  /** Numbers that are given up. */
  readonly lost: readonly SeqRange[];
}

/** Fills a new outbox with the intact rows of a damaged one. All of it happens, or none. */
export class Salvage {
  readonly #target: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #path: string;
  #isFinished = false;

  constructor(path: string) {
    this.#path = path;
    this.#target = openForWriting(path).database;
    const names = REPORT_COLUMNS.join(', ');
    const places = REPORT_COLUMNS.map(() => '?').join(', ');
    this.#insert = this.#target.prepare(`INSERT OR REPLACE INTO reports (${names}) VALUES (${places})`);
    this.#target.exec('BEGIN IMMEDIATE');
  }

  /** Keeps a row; of a row found twice the later one stays. */
  keep(row: FoundRow): void {
    const whole = wholeRow(row);
    this.#insert.run(...REPORT_COLUMNS.map((name) => whole[name] as string | number | null));
  }

  finish({ database, expected, lost }: SalvageEnd): void {
    for (const table of ['codes', 'ticket_orders']) copyTable(database, this.#target, table);
    rebuild(this.#target, { expected, lost });
    this.#target.exec('COMMIT');
    this.#isFinished = true;
  }

  /** Leaves nothing behind of a salvage that did not finish. */
  close(): void {
    if (this.#target.isTransaction) this.#target.exec('ROLLBACK');
    this.#target.close();
    if (this.#isFinished) return;
    for (const suffix of ['', '-wal', '-shm']) rmSync(this.#path + suffix, { force: true });
  }
}

/** The row with members of the right type: only what the checksum covers is sure. */
function wholeRow(row: FoundRow): FoundRow {
  const isKnown = REPORT_STATES.some((state) => state === row.state);
  // sending again is harmless, not sending is not
  const state = isKnown ? row.state : 'pending';
  const isOpen = state === 'pending' || state === 'dead';
  const number = (name: string): number => (Number.isSafeInteger(row[name]) ? (row[name] as number) : 0);
  const text = (name: string): string | null => (typeof row[name] === 'string' ? row[name] : null);
  const json = (name: string): string | null => (isJson(row[name]) ? (row[name] as string) : null);
  return {
    ...row,
    ...{ state, head: 0, gates: 0, barriers: 0, due_at: 0, attempts: number('attempts') },
    finished_at: isOpen ? null : number('finished_at') || number('accepted_at'),
    merged_into: state === 'merged' ? number('merged_into') : null,
    open: isOpen ? 1 : 0,
    ...{ needs: null, holds: null, waits_for: null, reason: text('reason') },
    ...{ last_error: json('last_error'), history: json('history') },
  };
}

function isJson(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** Copies the rows that can be read; those behind a damaged page are rebuilt from the reports or asked for again. */
function copyTable(from: DatabaseSync, to: DatabaseSync, table: string): void {
  const [key, value] = table === 'codes' ? ['ref', 'code'] : ['ticket_id', 'order_id'];
  const insert = to.prepare(`INSERT OR REPLACE INTO ${table} (${key}, ${value}) VALUES (?, ?)`);
  try {
    for (const row of from.prepare(`SELECT ${key} AS k, ${value} AS v FROM ${table}`).iterate()) {
      if (typeof row.k === 'string' && typeof row.v === 'string') insert.run(row.k, row.v);
    }
  } catch (error) {
    if (sqliteCode(error) === undefined) throw error;
  }
}
