import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { basename, extname } from 'node:path';
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

/** What is known of the side file of an earlier import. */
interface EarlierRejects {
  /** Bytes that stay; 0 begins anew. */
  readonly keepBytes: number;
  readonly name: string | undefined;
  /** Of the whole file, as it was written. */
  readonly sha256: string | undefined;
}

/**
 * Rows that were not accepted, as they stood, with their line and what is wrong. Once mended, the file imports like any other:
 * the added columns are no data. Only its owner may read it.
 */
export class RejectFile {
  readonly path: string;
  readonly #header: readonly string[] | undefined;
  readonly #hash: Hash;
  #handle: FileHandle | undefined;
  #bytes: number;

  private constructor(path: string, header: readonly string[] | undefined, kept: { bytes: number; hash: Hash }) {
    this.path = path;
    this.#header = header?.filter((name) => !name.startsWith('_'));
    this.#bytes = kept.bytes;
    this.#hash = kept.hash;
  }

  /**
   * The side file of `file`, made with the first rejected row. One that somebody changed since it was written, or that no import
   * wrote, is left alone: `orders.rejected.2.csv` takes its place.
   */
  static async open(
    file: string,
    header: readonly string[] | undefined,
    { keepBytes, name, sha256 }: EarlierRejects,
  ): Promise<RejectFile> {
    const first = rejectPath(file, header !== undefined);
    for (let number = 1; ; number += 1) {
      const path = number === 1 ? first : numbered(first, number);
      const hash = await hashOf(path);
      if (hash === undefined) return new RejectFile(path, header, { bytes: 0, hash: createHash('sha256') });
      const isOwn = basename(path) === name && hash.copy().digest('hex') === sha256;
      if (isOwn && keepBytes > 0) return new RejectFile(path, header, { bytes: keepBytes, hash });
      if (!isOwn) continue;
      await rm(path);
      return new RejectFile(path, header, { bytes: 0, hash: createHash('sha256') });
    }
  }

  /** Digest of what was written. */
  get sha256(): string {
    return this.#hash.copy().digest('hex');
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
    this.#hash.update(bytes);
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

function numbered(path: string, number: number): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}.${number.toString()}${extension}`;
}

async function hashOf(path: string): Promise<Hash | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function jsonLine({ line, values, unreadable }: FileRow, problem: string): string {
  const text = unreadable === undefined ? {} : { [REJECT_COLUMNS.text]: unreadable.text };
  return `${JSON.stringify({ ...values, [REJECT_COLUMNS.line]: line, [REJECT_COLUMNS.problem]: problem, ...text })}\n`;
}
