import type { ReportDraft } from './report-draft.ts';

/** A draft and the instant its caller handed it over. */
export interface AcceptedDraft {
  readonly draft: ReportDraft;
  readonly acceptedAt: number;
}

/** The drafts of one caller; they are kept together or not at all. */
export interface DraftGroup {
  readonly drafts: readonly ReportDraft[];
  readonly acceptedAt: number;
}

/** Options of `GroupCommit`. */
export interface GroupCommitOptions {
  /** Most drafts in one commit; one caller's drafts are never parted. */
  readonly size: number;
  /** Keeps all drafts or none; answers the number of the first, the others follow without a gap. */
  readonly commit: (groups: readonly DraftGroup[]) => number | Promise<number>;
}

interface Waiting extends DraftGroup {
  readonly resolve: (seqs: readonly number[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Commits in a row without a turn of the event loop in between, so that accepting does not shut everything else out. */
const LONGEST_STREAK = 4;

/**
 * Lets callers that come at the same time share one commit: each still hears only after it. Everyone who comes in the same
 * turn of the event loop joins; a caller that goes on at once is not kept waiting for the turn.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #waiting: Waiting[] = [];
  #isRunning = false;
  /** Whether those who were just told are running on. */
  #isFollowing = false;
  #streak = 0;
  #onIdle: (() => void)[] = [];

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  add(drafts: readonly ReportDraft[], acceptedAt: number): Promise<readonly number[]> {
    if (drafts.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ drafts, acceptedAt, resolve, reject });
      if (this.#isRunning) return;
      this.#isRunning = true;
      this.#next();
    });
  }

  /** Resolves once nobody waits. */
  idle(): Promise<void> {
    if (!this.#isRunning) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  #next(): void {
    if (this.#waiting.length === 0) {
      this.#isRunning = false;
      for (const resolve of this.#onIdle.splice(0)) resolve();
    } else if (this.#isFollowing && this.#streak < LONGEST_STREAK) {
      this.#streak += 1;
      queueMicrotask(this.#commit);
    } else {
      this.#streak = 0;
      setImmediate(this.#commit);
    }
  }

  // one promise a caller and none in between: for a single caller the promises would cost more than the database
  readonly #commit = (): void => {
    const groups = this.#nextGroups();
    try {
      const first = this.#options.commit(groups);
      if (typeof first === 'number') this.#succeed(groups, first);
      else
        first.then(
          (seq) => this.#succeed(groups, seq),
          (error: unknown) => this.#fail(groups, error),
        );
    } catch (error) {
      this.#fail(groups, error);
    }
  };

  readonly #endFollowing = (): void => {
    this.#isFollowing = false;
  };

  #nextGroups(): Waiting[] {
    let count = 0;
    let drafts = 0;
    for (const { drafts: own } of this.#waiting) {
      if (count > 0 && drafts + own.length > this.#options.size) break;
      count += 1;
      drafts += own.length;
    }
    return this.#waiting.splice(0, count);
  }

  #succeed(groups: readonly Waiting[], first: number): void {
    let seq = first;
    for (const { drafts, resolve } of groups) {
      const start = seq;
      seq += drafts.length;
      resolve(drafts.length === 1 ? [start] : drafts.map((_, index) => start + index));
    }
    this.#isFollowing = true;
    // after every continuation of those who were told
    queueMicrotask(() => {
      process.nextTick(this.#endFollowing);
    });
    this.#next();
  }

  #fail(groups: readonly Waiting[], error: unknown): void {
    for (const { reject } of groups) reject(error);
    this.#next();
  }
}
