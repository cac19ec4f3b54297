import type { DatabaseSync } from 'node:sqlite';
import { checksumOf } from '../outbox/checksum.ts';
import type { SeqRange } from '../outbox/outbox-error.ts';
import { sealedRow } from './integrity.ts';
import { PageFile } from './page-file.ts';
import { sqliteCode } from './sqlite-failure.ts';
import type { Survey } from './survey.ts';
import { leafRows } from './table-leaf.ts';

/** A row of `reports` by column name, as it was found. */
export type FoundRow = Readonly<Record<string, unknown>>;

/** Columns of `reports` in the order of the table. */
export const REPORT_COLUMNS = [
  'seq',
  'kind',
  'business_id',
  'lane',
  'state',
  'head',
  'gates',
  'barriers',
  'due_at',
  'attempts',
  'accepted_at',
  'open',
  'finished_at',
  'merged_into',
  'needs',
  'holds',
  'waits_for',
  'reason',
  'last_error',
  'history',
  'checksum',
  'payload',
] as const;

const CHUNK = 1_000;

/** Reads the table through SQLite, in chunks; where a page is damaged, ever smaller parts, down to single rows. */
export function walkTable(database: DatabaseSync, { from, to }: SeqRange, survey: Survey): void {
  for (let start = from; start <= to; start += CHUNK) {
    walkRange(database, { from: start, to: Math.min(start + CHUNK - 1, to) }, survey);
  }
}

/** Looks for rows in every page image of the file and its log: also those that no longer hang in the tree. */
export function scanPages(path: string, isWanted: (seq: number) => boolean, survey: Survey): void {
  const file = new PageFile(path);
  try {
    for (const { pageNumber, bytes } of file.images()) {
      if (bytes.length < file.pageSize) continue;
      for (const { rowId, values } of leafRows({ bytes, pageNumber, page: (number) => file.page(number) })) {
        if (values.length !== REPORT_COLUMNS.length || !isWanted(rowId)) continue;
        const row = Object.fromEntries(REPORT_COLUMNS.map((name, index) => [name, values[index] ?? null]));
        // the row's number is its place in the tree, not a column
        note({ ...row, seq: rowId }, survey);
      }
    }
  } finally {
    file.close();
  }
}

function walkRange(database: DatabaseSync, { from, to }: SeqRange, survey: Survey): void {
  const rows = tryRows(database, { from, to });
  if (rows !== undefined) {
    for (const row of rows) note(row, survey);
    return;
  }
  if (from >= to) return;
  const middle = Math.floor((from + to) / 2);
  walkRange(database, { from, to: middle }, survey);
  walkRange(database, { from: middle + 1, to }, survey);
}

function note(row: FoundRow, survey: Survey): void {
  const seq = row.seq as number;
  if (isIntact(row)) survey.intact(seq, row);
  else survey.altered(seq);
}

function isIntact(row: FoundRow): boolean {
  const { kind, business_id: businessId, lane, payload } = row;
  const isText = [kind, businessId, lane, payload].every((value) => typeof value === 'string');
  return isText && checksumOf(sealedRow(row)) === row.checksum;
}

function tryRows(database: DatabaseSync, { from, to }: SeqRange): readonly FoundRow[] | undefined {
  try {
    // NOT INDEXED: only the table itself holds the payload
    return database.prepare('SELECT * FROM reports NOT INDEXED WHERE seq BETWEEN ? AND ?').all(from, to);
  } catch (error) {
    if (sqliteCode(error) !== undefined) return undefined;
    throw error;
  }
}
