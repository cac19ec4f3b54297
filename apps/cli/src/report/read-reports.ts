import { REPORT_KINDS, type ReportKind } from '@boxwire/report-client';
import { CliError } from '../cli-error.ts';
import type { CliIo } from '../io/cli-io.ts';
import { buildReport, type FileReport } from './build-report.ts';
import { fieldFinder, headerFields, type ColumnOptions, type FindField } from './columns.ts';
import type { MoneyUnit } from './convert-value.ts';
import { groupRows } from './group-rows.ts';
import { kindShape, type KindShape } from './kind-shape.ts';
import type { FileFormat, FileRow } from './rows/file-row.ts';
import { openSource, type Source } from './rows/open-source.ts';

/** Lines of `{"kind","report"}`, as `sample --out -` writes them: reports of any kind in one file. */
export const MIXED = 'mixed';

/** Which file, and how it is read. */
export interface ReadOptions {
  readonly path: string;
  readonly kind: ReportKind | typeof MIXED;
  readonly format: FileFormat | undefined;
  readonly columns: ColumnOptions;
  readonly money: MoneyUnit;
}

/** A report with the shape of its kind. */
export interface ShapedReport extends FileReport {
  readonly shape: KindShape;
}

/** The reports of a file, one at a time, in its order. */
export interface ReportFile {
  readonly source: Source;
  readonly reports: AsyncIterable<ShapedReport>;
}

/** Opens a file of reports. Throws `CliError` for one that cannot be read, and for a header with columns nobody can place. */
export async function readReports(options: ReadOptions, io: CliIo): Promise<ReportFile> {
  const { path, kind, columns, money } = options;
  const format = options.format ?? (kind === MIXED ? 'jsonl' : undefined);
  if (kind === MIXED && format === 'csv') throw new CliError('USAGE', 'reports of mixed kinds are JSONL, not CSV');
  const shape = kind === MIXED ? undefined : kindShape(kind);
  const anyFind = shape && fieldFinder(shape, columns);
  const source = await openSource(path, format, io);
  if (shape === undefined || anyFind === undefined) return { source, reports: mixedReports(source.rows, options) };
  const find = source.header === undefined ? remembering(anyFind) : headerFinder(source.header, shape, anyFind);
  const reports = async function* (): AsyncGenerator<ShapedReport> {
    for await (const rows of groupRows(source.rows, shape, find)) {
      yield { ...buildReport(rows, { shape, find, money }), shape };
    }
  };
  return { source, reports: reports() };
}

async function* mixedReports(
  rows: AsyncIterable<FileRow>,
  { columns, money }: ReadOptions,
): AsyncGenerator<ShapedReport> {
  const builders = new Map<ReportKind, { readonly shape: KindShape; readonly find: FindField }>();
  for await (const row of rows) {
    const kind = REPORT_KINDS.find((each) => each === row.values.kind);
    const values = row.values.report;
    let builder = builders.get(kind ?? 'order');
    if (builder === undefined) {
      const shape = kindShape(kind ?? 'order');
      builder = { shape, find: remembering(fieldFinder(shape, { ...columns, map: {} })) };
      builders.set(kind ?? 'order', builder);
    }
    const isReport = kind !== undefined && typeof values === 'object' && values !== null;
    const problem = `expected {"kind":…,"report":{…}}, its kind one of ${REPORT_KINDS.join(', ')}`;
    const inner: FileRow = isReport
      ? { line: row.line, values: values as FileRow['values'] }
      : { line: row.line, values: {}, unreadable: row.unreadable ?? { problem, text: '' } };
    yield { ...buildReport([inner], { ...builder, money }), rows: [row], shape: builder.shape };
  }
}

function headerFinder(header: readonly string[], shape: KindShape, find: FindField): FindField {
  const fields = headerFields(header, shape, find);
  return (column) => fields.get(column) ?? null;
}

const MOST_REMEMBERED = 1_000;

function remembering(find: FindField): FindField {
  const known = new Map<string, ReturnType<FindField>>();
  return (column) => {
    if (known.has(column)) return known.get(column);
    const field = find(column);
    if (known.size < MOST_REMEMBERED) known.set(column, field);
    return field;
  };
}
