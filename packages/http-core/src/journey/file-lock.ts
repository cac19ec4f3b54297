import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { errorCodeOf } from '../transport/transport-cause.ts';
import { FileJournalError } from './file-journal-error.ts';

interface LockContent {
  readonly pid: number;
  readonly host: string;
  readonly token: string;
}

// a lock of our own pid that we do not hold was left by an earlier process with that number, as in a container
const heldHere = new Set<string>();

/** A lock file that says who writes. It outlives a crash and is then taken over: its process is gone. */
export class FileLock {
  readonly #path: string;
  readonly #token = randomUUID();

  private constructor(path: string) {
    this.#path = path;
  }

  /** Takes the lock. Throws `JOURNAL_LOCKED` while a living process holds it, or one on another machine may. */
  static async take(path: string): Promise<FileLock> {
    const lock = new FileLock(path);
    const own = `${path}.${lock.#token}`;
    await writeFile(own, JSON.stringify({ pid: process.pid, host: hostname(), token: lock.#token }), { mode: 0o600 });
    try {
      await lock.#claim(own);
    } finally {
      await rm(own, { force: true });
    }
    heldHere.add(lock.#token);
    return lock;
  }

  /** Throws `JOURNAL_LOCK_LOST` when the lock is no longer ours. */
  async check(): Promise<void> {
    const content = await readLock(this.#path);
    if (content?.token === this.#token) return;
    throw new FileJournalError(
      'JOURNAL_LOCK_LOST',
      `${this.#path} is gone or another writer's: open the journal again`,
    );
  }

  async release(): Promise<void> {
    heldHere.delete(this.#token);
    const content = await readLock(this.#path);
    if (content?.token === this.#token) await rm(this.#path, { force: true });
  }

  // linking a finished file is atomic, so nobody ever reads half a lock
  async #claim(own: string): Promise<void> {
    if (await linkIfFree(own, this.#path)) return;
    await this.#evict(own);
    if (!(await linkIfFree(own, this.#path))) throw lockedError(this.#path, 'another writer');
  }

  // only one may remove a stale lock at a time, and looks again first: else two could each remove the other's new one
  async #evict(own: string): Promise<void> {
    const mutex = `${this.#path}.evict`;
    if (!(await linkIfFree(own, mutex))) throw lockedError(mutex, 'a writer that takes over a stale lock');
    try {
      const holder = await readLock(this.#path);
      if (holder === undefined) return;
      if (!isStale(holder)) throw lockedError(this.#path, `process ${holder.pid.toString()} on ${holder.host}`);
      await rm(this.#path, { force: true });
    } finally {
      await rm(mutex, { force: true });
    }
  }
}

async function linkIfFree(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readLock(path: string): Promise<LockContent | undefined> {
  try {
    const content = JSON.parse(await readFile(path, 'utf8')) as Partial<LockContent> | null;
    return { pid: content?.pid ?? 0, host: content?.host ?? '', token: content?.token ?? '' };
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) return { pid: 0, host: '', token: '' };
    throw error;
  }
}

function isStale({ pid, host, token }: LockContent): boolean {
  // a process elsewhere cannot be asked; a lock nobody can read says nothing
  if (host !== hostname() || pid <= 0) return false;
  if (pid === process.pid) return !heldHere.has(token);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return errorCodeOf(error) === 'ESRCH';
  }
}

function lockedError(path: string, holder: string): FileJournalError {
  return new FileJournalError(
    'JOURNAL_LOCKED',
    `${path} is held by ${holder}: wait for it, or delete the file if no such writer runs`,
  );
}
