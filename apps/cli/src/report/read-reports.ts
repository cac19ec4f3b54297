import type { CliIo } from '../io/cli-io.ts';
import { buildReport, type FileReport } from './build-report.ts';
import { fieldFinder, headerFields, type ColumnOptions, type FindField } from './columns.ts';
import type { MoneyUnit } from './convert-value.ts';
import { groupRows } from './group-rows.ts';
import type { KindShape } from './kind-shape.ts';
import type { FileFormat } from './rows/file-row.ts';
import { openSource, type Source } from './rows/open-source.ts';

/** Which file, and how it is read. */
export interface ReadOptions {
  readonly path: string;
  readonly shape: KindShape;
  readonly format: FileFormat | undefined;
  readonly columns: ColumnOptions;
  readonly money: MoneyUnit;
}

/** The reports of a file, one at a time, in its order. */
export interface ReportFile {
  readonly source: Source;
  readonly reports: AsyncIterable<FileReport>;
}

/** Opens a file of reports. Throws `CliError` for one that cannot be read, and for a header with columns nobody can place. */
export async function readReports(options: ReadOptions, io: CliIo): Promise<ReportFile> {
  const { path, shape, format, columns, money } = options;
  const anyFind = fieldFinder(shape, columns);
  const source = await openSource(path, format, io);
  const find = source.header === undefined ? remembering(anyFind) : headerFinder(source.header, shape, anyFind);
  const reports = async function* (): AsyncGenerator<FileReport> {
    for await (const rows of groupRows(source.rows, shape, find)) yield buildReport(rows, { shape, find, money });
  };
  return { source, reports: reports() };
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
