import { cellText } from '../../output/csv-line.ts';
import type { KindShape } from '../kind-shape.ts';
import { fileTime } from './file-time.ts';

type Row = Readonly<Record<string, unknown>>;

/** Reports as a table: one row for each row of their list, what belongs to the whole report repeated. */
export function flatRows(
  reports: readonly Row[],
  { list, fields }: KindShape,
): { header: string[]; rows: Iterable<string[]> } {
  const present = new Set(
    reports.slice(0, 1).flatMap((report) => [...flatten(report, list)].flatMap((row) => Object.keys(row))),
  );
  // a file without a report still says what would be in it
  const header = [...fields.keys()].filter((name) => reports.length === 0 || present.has(name));
  const rows = function* (): Generator<string[]> {
    for (const report of reports) {
      for (const row of flatten(report, list)) yield header.map((name) => cellText(plain(row[name])));
    }
  };
  return { header, rows: rows() };
}

function plain(value: unknown): unknown {
  return value instanceof Date ? fileTime(value) : value;
}

function* flatten(report: Row, list: string | undefined): Generator<Row> {
  const items = list === undefined ? undefined : report[list];
  if (!Array.isArray(items)) yield report;
  else for (const item of items as readonly Row[]) yield { ...report, ...item };
}
