import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { CliError } from '../../cli-error.ts';
import type { FileRow, RowFile } from './file-row.ts';

const MOST_RECORD_BYTES = 1_000_000;

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads a CSV with a header. Quoted line breaks and CRLF are fine, and so is `;` or a tab instead of the comma, which the header
 * shows; a record with too few or too many values is unreadable by itself. Throws `CliError` `INPUT_UNREADABLE` for quotes
 * that never end, and for no header.
 */
export async function csvRows(bytes: AsyncIterable<Buffer>, title: string): Promise<RowFile> {
  const { delimiter, whole } = await peekDelimiter(bytes);
  const parser = parse({
    ...{ info: true, delimiter, relax_column_count: true, skip_empty_lines: true },
    max_record_size: MOST_RECORD_BYTES,
  });
  // what fails in between reaches whoever reads the records
  pipeline(Readable.from(whole), parser, () => undefined);
  const records = recordsOf(parser, title);
  const first = await records.next();
  if (first.done === true) throw new CliError('INPUT_UNREADABLE', `${title} is empty: expected a header`);
  const header = first.value.record.map((name) => name.trim());
  return { header, rows: rowsOf(records, header) };
}

async function peekDelimiter(
  bytes: AsyncIterable<Buffer>,
): Promise<{ readonly delimiter: string; readonly whole: AsyncIterable<Buffer> }> {
  const chunks = bytes[Symbol.asyncIterator]();
  const first = await chunks.next();
  const header = first.done === true ? '' : (first.value.toString().split('\n', 1)[0] ?? '');
  const count = (mark: string): number => header.split(mark).length;
  const delimiter = [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  const whole = async function* (): AsyncGenerator<Buffer> {
    if (first.done !== true) yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  };
  return { delimiter, whole: whole() };
}

async function* recordsOf(parser: AsyncIterable<unknown>, title: string): AsyncGenerator<Parsed & { line: number }> {
  let line = 1;
  try {
    for await (const each of parser) {
      const parsed = each as Parsed;
      yield { ...parsed, line };
      line = parsed.info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CliError('INPUT_UNREADABLE', `${title}, line ${line.toString()}: ${csvProblem(error.code)}`, {
      cause: error,
    });
  }
}

function csvProblem(code: string): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quote that opens here or later is never closed';
    case 'CSV_MAX_RECORD_SIZE':
      return `a record is larger than ${MOST_RECORD_BYTES.toString()} bytes; is a quote missing?`;
    default:
      return `not CSV (${code}); a quote inside a value is written twice`;
  }
}

async function* rowsOf(
  records: AsyncIterable<Parsed & { readonly line: number }>,
  header: readonly string[],
): AsyncGenerator<FileRow> {
  for await (const { record, line } of records) {
    if (record.every((value) => value === '')) continue;
    const values = Object.fromEntries(header.map((name, index) => [name, record[index] ?? '']));
    if (record.length !== header.length) {
      const problem = `expected ${header.length.toString()} values, as in the header, and found ${record.length.toString()}`;
      yield { line, values, unreadable: { problem, text: '' } };
    } else {
      yield { line, values };
    }
  }
}
