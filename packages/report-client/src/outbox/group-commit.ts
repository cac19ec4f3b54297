import type { ReportDraft } from './report-draft.ts';

/** A draft and the instant its caller handed it over. */
export interface AcceptedDraft {
  readonly draft: ReportDraft;
  readonly acceptedAt: number;
}

/** Options of `GroupCommit`. */
export interface GroupCommitOptions {
  /** Most drafts in one commit; one caller's drafts are never parted. */
  readonly size: number;
  /** Keeps all drafts or none; answers their sequence numbers in order. */
  readonly commit: (drafts: readonly AcceptedDraft[]) => Promise<readonly number[]>;
}

interface Waiting {
  readonly drafts: readonly AcceptedDraft[];
  readonly resolve: (seqs: readonly number[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Lets callers that come at the same time share one commit: each still hears only after it. */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  add(drafts: readonly ReportDraft[], acceptedAt: number): Promise<readonly number[]> {
    if (drafts.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ drafts: drafts.map((draft) => ({ draft, acceptedAt })), resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves once nobody waits. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // everyone who comes in the same turn of the event loop joins
      await nextTurn();
      await this.#commitGroup(this.#nextGroup());
    }
    this.#running = undefined;
  }

  #nextGroup(): Waiting[] {
    let count = 0;
    let drafts = 0;
    for (const { drafts: own } of this.#waiting) {
      if (count > 0 && drafts + own.length > this.#options.size) break;
      count += 1;
      drafts += own.length;
    }
    return this.#waiting.splice(0, count);
  }

  async #commitGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const seqs = await this.#options.commit(group.flatMap(({ drafts }) => drafts));
      let start = 0;
      for (const { drafts, resolve } of group) {
        resolve(seqs.slice(start, start + drafts.length));
        start += drafts.length;
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
