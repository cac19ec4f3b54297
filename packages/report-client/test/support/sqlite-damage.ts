import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { REPORT_COLUMNS } from '../../src/sqlite/salvage-rows.ts';
import { leafRows } from '../../src/sqlite/table-leaf.ts';

/** Page size of the outboxes that tests damage. */
export const PAGE_SIZE = 4_096;

/** Copies an outbox with its log and mark, as a snapshot of the disk would. */
export function copyOutbox(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-mark']) {
    if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
  }
}

/** Changes the bytes of a file in place. */
export function patchFile(path: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(path);
  change(bytes);
  writeFileSync(path, bytes);
}

/** Cuts a file to a length. */
export function cutFile(path: string, length: number): void {
  writeFileSync(path, readFileSync(path).subarray(0, length));
}

/** One page of a file; its number counts from 1. */
export function pageOf(bytes: Buffer, pageNumber: number): Buffer {
  return bytes.subarray((pageNumber - 1) * PAGE_SIZE, pageNumber * PAGE_SIZE);
}

/** The numbers of the reports on each leaf of the `reports` table. */
export function reportsByPage(path: string): ReadonlyMap<number, readonly number[]> {
  const bytes = readFileSync(path);
  const pages = new Map<number, readonly number[]>();
  for (let pageNumber = 1; pageNumber <= bytes.length / PAGE_SIZE; pageNumber++) {
    const page = pageOf(bytes, pageNumber);
    const rows = [...leafRows({ bytes: page, pageNumber, page: (number) => pageOf(bytes, number) })];
    const reports = rows.filter(({ values }) => values.length === REPORT_COLUMNS.length).map(({ rowId }) => rowId);
    if (reports.length > 0) pages.set(pageNumber, reports);
  }
  return pages;
}
