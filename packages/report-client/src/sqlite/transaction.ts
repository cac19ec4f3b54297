import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Something in memory that mirrors the database and must go back with it. */
export interface Mirror {
  /** Writes what changed; runs inside the transaction. */
  save(): void;
  /** Forgets what changed since the last commit. */
  revert(): void;
  committed(): void;
}

/** Runs work in one write transaction; all of it happens, or none. */
export class Transactions {
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #rollback: StatementSync;
  readonly #database: DatabaseSync;
  readonly #mirrors: readonly Mirror[];
  #commits = 0;
  #syncedCommits = 0;

  constructor(database: DatabaseSync, mirrors: readonly Mirror[]) {
    this.#database = database;
    this.#mirrors = mirrors;
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#rollback = database.prepare('ROLLBACK');
  }

  get commits(): number {
    return this.#commits;
  }

  /** Commits that waited for the disk. */
  get syncedCommits(): number {
    return this.#syncedCommits;
  }

  /** Commits without waiting for the disk: what a power loss may undo, the next synced commit makes durable. */
  runUnsynced<Result>(work: () => Result): Result {
    this.#database.exec('PRAGMA synchronous = NORMAL');
    try {
      return this.#run(work);
    } finally {
      this.#database.exec('PRAGMA synchronous = FULL');
    }
  }

  run<Result>(work: () => Result): Result {
    const result = this.#run(work);
    this.#syncedCommits += 1;
    return result;
  }

  /** Runs one statement that commits by itself, and concerns one mirror. */
  runStatement(mirror: Mirror, work: () => void): void {
    try {
      work();
    } catch (error) {
      mirror.revert();
      throw error;
    }
    this.#commits += 1;
    this.#syncedCommits += 1;
    mirror.committed();
  }

  #run<Result>(work: () => Result): Result {
    this.#begin.run();
    try {
      const result = work();
      for (const mirror of this.#mirrors) mirror.save();
      this.#commit.run();
      this.#commits += 1;
      for (const mirror of this.#mirrors) mirror.committed();
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#rollback.run();
      for (const mirror of this.#mirrors) mirror.revert();
      throw error;
    }
  }
}
