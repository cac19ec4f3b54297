import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { JournalEntry, JournalStore } from '@boxwire/contract';
import { FileJournalError } from './file-journal-error.ts';
import { FileLock } from './file-lock.ts';

/** A journal in a file. `await using` closes it. */
export interface FileJournal extends JournalStore, AsyncDisposable {
  readonly persistent: true;
  /** Bytes of a torn last line that `load` dropped; its `append` had not resolved. */
  readonly droppedBytes: number;
  /** Releases the lock. Idempotent. */
  close(): Promise<void>;
}

/**
 * A journal of one journey as JSON lines, only ever appended to and synced per entry. Opened by the first `load` or
 * `append`, which takes `<path>.lock`; a lock left by a process that is gone is taken over. Operations reject with
 * `FileJournalError`. The file is created readable by its owner only.
 */
export function fileJournal(path: string): FileJournal {
  return new JsonLinesJournal(path);
}

interface OpenFile {
  readonly handle: FileHandle;
  readonly lock: FileLock;
  readonly entries: JournalEntry[];
  length: number;
}

class JsonLinesJournal implements FileJournal {
  readonly persistent = true;
  readonly #path: string;
  #droppedBytes = 0;
  #opening: Promise<OpenFile> | undefined;
  #tail: Promise<unknown> = Promise.resolve();
  #closed = false;
  #broken = false;

  constructor(path: string) {
    this.#path = path;
  }

  get droppedBytes(): number {
    return this.#droppedBytes;
  }

  async load(): Promise<readonly JournalEntry[]> {
    return [...(await this.#open()).entries];
  }

  append(entry: JournalEntry): Promise<void> {
    const written = this.#tail.then(() => this.#write(entry));
    this.#tail = written.catch(() => undefined);
    return written;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#tail;
    const file = await this.#opening?.catch(() => undefined);
    if (file === undefined) return;
    await file.handle.close();
    await file.lock.release();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #write(entry: JournalEntry): Promise<void> {
    const file = await this.#open();
    if (this.#broken) throw writeFailed(this.#path);
    await file.lock.check();
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      await file.handle.appendFile(line);
      await file.handle.sync();
    } catch (error) {
      // after a failed sync nobody knows what is on disk; the next open reads what is there
      this.#broken = true;
      await file.handle.truncate(file.length).catch(() => undefined);
      throw writeFailed(this.#path, error);
    }
    file.length += line.length;
    file.entries.push(entry);
  }

  #open(): Promise<OpenFile> {
    if (this.#closed) return Promise.reject(new FileJournalError('JOURNAL_CLOSED', `${this.#path} is closed`));
    // a failed opening may be tried again
    this.#opening ??= this.#openFile().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #openFile(): Promise<OpenFile> {
    const lock = await FileLock.take(`${this.#path}.lock`);
    let handle: FileHandle | undefined;
    try {
      handle = await open(this.#path, 'a+', 0o600);
      await syncDirectory(this.#path);
      const bytes = await handle.readFile();
      const length = bytes.lastIndexOf(0x0a) + 1;
      const entries = parseLines(bytes.subarray(0, length), this.#path);
      this.#droppedBytes = bytes.length - length;
      if (this.#droppedBytes > 0) await handle.truncate(length);
      return { handle, lock, entries, length };
    } catch (error) {
      await handle?.close();
      await lock.release();
      throw error;
    }
  }
}

// a new file's name is on disk only once its directory is
async function syncDirectory(path: string): Promise<void> {
  // Windows cannot open a directory, and keeps its names without
  if (process.platform === 'win32') return;
  const directory = await open(dirname(path), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function parseLines(bytes: Buffer, path: string): JournalEntry[] {
  const lines = bytes.toString('utf8').split('\n').slice(0, -1);
  return lines.map((line, index) => {
    const entry = parseEntry(line);
    if (entry !== undefined) return entry;
    throw new FileJournalError('JOURNAL_CORRUPT', `${path}, line ${(index + 1).toString()} is no journal entry`);
  });
}

function parseEntry(line: string): JournalEntry | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    const isEntry = typeof entry === 'object' && entry !== null && 'type' in entry && typeof entry.type === 'string';
    return isEntry ? (entry as JournalEntry) : undefined;
  } catch {
    return undefined;
  }
}

function writeFailed(path: string, cause?: unknown): FileJournalError {
  return new FileJournalError(
    'JOURNAL_WRITE_FAILED',
    `${path}: the entry is not on disk; open the journal again`,
    cause === undefined ? undefined : { cause },
  );
}
