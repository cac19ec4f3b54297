import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

/** One image of a page, from the database file or from the log. */
export interface PageImage {
  readonly pageNumber: number;
  readonly bytes: Buffer;
}

const DEFAULT_PAGE_SIZE = 4_096;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Reads the pages of an SQLite file and of its log as bytes, without asking SQLite whether they are sound (SQLite file format
 * §1.6 and §4.1). For salvage only: nothing here tells which image is the committed one.
 */
export class PageFile {
  readonly pageSize: number;
  readonly #database: number;
  readonly #wal: number | undefined;
  /** Where in the log the newest image of a page begins. */
  readonly #newest = new Map<number, number>();

  constructor(path: string) {
    this.#database = openSync(path, 'r');
    this.pageSize = pageSizeOf(readAt(this.#database, 0, 100));
    this.#wal = existsSync(`${path}-wal`) ? openSync(`${path}-wal`, 'r') : undefined;
    for (const { pageNumber, offset } of this.#frames()) this.#newest.set(pageNumber, offset);
  }

  /** Every image, those of the log last and in the order in which they were written. */
  *images(): Generator<PageImage> {
    const pages = Math.ceil(fstatSync(this.#database).size / this.pageSize);
    for (let pageNumber = 1; pageNumber <= pages; pageNumber++) {
      yield { pageNumber, bytes: readAt(this.#database, (pageNumber - 1) * this.pageSize, this.pageSize) };
    }
    for (const { pageNumber, offset } of this.#frames()) {
      yield { pageNumber, bytes: readAt(this.#wal ?? -1, offset, this.pageSize) };
    }
  }

  /** The newest image of a page. */
  page(pageNumber: number): Buffer {
    const offset = this.#newest.get(pageNumber);
    if (offset !== undefined && this.#wal !== undefined) return readAt(this.#wal, offset, this.pageSize);
    return readAt(this.#database, (pageNumber - 1) * this.pageSize, this.pageSize);
  }

  close(): void {
    closeSync(this.#database);
    if (this.#wal !== undefined) closeSync(this.#wal);
  }

  *#frames(): Generator<{ readonly pageNumber: number; readonly offset: number }> {
    if (this.#wal === undefined) return;
    const { size } = fstatSync(this.#wal);
    for (let at = WAL_HEADER; at + FRAME_HEADER + this.pageSize <= size; at += FRAME_HEADER + this.pageSize) {
      const pageNumber = readAt(this.#wal, at, FRAME_HEADER).readUInt32BE(0);
      if (pageNumber > 0) yield { pageNumber, offset: at + FRAME_HEADER };
    }
  }
}

function pageSizeOf(header: Buffer): number {
  if (header.length < 18) return DEFAULT_PAGE_SIZE;
  const stored = header.readUInt16BE(16);
  const size = stored === 1 ? 65_536 : stored;
  // a damaged header must not lead us astray
  return size >= 512 && (size & (size - 1)) === 0 ? size : DEFAULT_PAGE_SIZE;
}

function readAt(fd: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const read = readSync(fd, bytes, 0, length, offset);
  return bytes.subarray(0, read);
}
