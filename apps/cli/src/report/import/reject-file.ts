import { open, rm, type FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { cellText, CSV_MARK, csvLine } from '../../output/csv-line.ts';
import type { FileReport } from '../build-report.ts';
import { REJECT_COLUMNS } from '../columns.ts';
import type { FileRow } from '../rows/file-row.ts';

/** Where the rejected rows of a file go: `orders.csv` → `orders.rejected.csv`; those of `-`, a stream, → `stdin.rejected.csv`. */
export function rejectPath(file: string, isCsv: boolean): string {
  if (file === '-') return `stdin.rejected${isCsv ? '.csv' : '.jsonl'}`;
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}.rejected${extension}`;
}

/**
 * Rows that were not accepted, as they stood, with their line and what is wrong. Once mended, the file imports like any other:
 * the added columns are no data. Only its owner may read it.
 */
export class RejectFile {
  readonly path: string;
  readonly #header: readonly string[] | undefined;
  #handle: FileHandle | undefined;
  #bytes: number;

  private constructor(path: string, header: readonly string[] | undefined, bytes: number) {
    this.path = path;
    this.#header = header?.filter((name) => !name.startsWith('_'));
    this.#bytes = bytes;
  }

  /** `keepBytes` of an interrupted import stay; 0 begins anew. The file is made with the first rejected row. */
  static async open(path: string, header: readonly string[] | undefined, keepBytes: number): Promise<RejectFile> {
    const file = new RejectFile(path, header, keepBytes);
    if (keepBytes === 0) await rm(path, { force: true });
    else await (await file.#open()).truncate(keepBytes);
    return file;
  }

  get bytes(): number {
    return this.#bytes;
  }

  async add(reports: readonly FileReport[]): Promise<void> {
    if (reports.length === 0) return;
    const begins = this.#bytes === 0 && this.#header !== undefined;
    const columns = [...(this.#header ?? []), REJECT_COLUMNS.line, REJECT_COLUMNS.problem];
    const text = (begins ? CSV_MARK + csvLine(columns) : '') + reports.map((report) => this.#textOf(report)).join('');
    const handle = await this.#open();
    const bytes = Buffer.from(text);
    await handle.write(bytes, 0, bytes.length, this.#bytes);
    this.#bytes += bytes.length;
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }

  async #open(): Promise<FileHandle> {
    this.#handle ??= await open(this.path, this.#bytes === 0 ? 'w' : 'r+', 0o600);
    return this.#handle;
  }

  #textOf({ rows, problems }: FileReport): string {
    const [first] = problems;
    return rows
      .map((row) => {
        const own = problems.filter(({ line }) => line === row.line).map(({ problem }) => problem);
        const problem = own.length > 0 ? own.join('; ') : `rejected with line ${(first?.line ?? 0).toString()}`;
        return this.#header === undefined ? jsonLine(row, problem) : this.#csvLine(row, problem);
      })
      .join('');
  }

  #csvLine({ line, values }: FileRow, problem: string): string {
    const own = (this.#header ?? []).map((name) => cellText(values[name]));
    return csvLine([...own, line.toString(), problem]);
  }
}

function jsonLine({ line, values, unreadable }: FileRow, problem: string): string {
  const text = unreadable === undefined ? {} : { [REJECT_COLUMNS.text]: unreadable.text };
  return `${JSON.stringify({ ...values, [REJECT_COLUMNS.line]: line, [REJECT_COLUMNS.problem]: problem, ...text })}\n`;
}
