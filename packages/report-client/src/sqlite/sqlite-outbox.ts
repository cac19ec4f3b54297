import { draftProblem } from '../outbox/draft-problem.ts';
import type { CodeRef, IssuedCode } from '../outbox/code-ref.ts';
import { GroupCommit } from '../outbox/group-commit.ts';
import type { DraftGroup } from '../outbox/group-commit.ts';
import { Listeners } from '../outbox/listeners.ts';
import { OutboxError } from '../outbox/outbox-error.ts';
import type {
  Claim,
  ClaimOptions,
  DiscardDecision,
  Discarded,
  OutboxStatus,
  OutboxStore,
  ReportQuery,
  Settlement,
} from '../outbox/outbox-store.ts';
import type { ReportDraft } from '../outbox/report-draft.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { ClaimedReport, StoredReport } from '../outbox/stored-report.ts';
import type { Intake } from './intake.ts';
import type { IntegrityLimits } from './integrity.ts';
import { pragma } from './open-database.ts';
import { OpenOutbox } from './open-outbox.ts';
import { prune } from './prune.ts';
import { outboxFailure } from './sqlite-failure.ts';

/** Options of `sqliteOutbox`. */
export interface SqliteOutboxOptions extends IntegrityLimits {
  /** Most reports that concurrent accepts share one commit. Default 1_000. */
  readonly groupSize?: number | undefined;
}

/** An outbox in one SQLite file. */
export interface SqliteOutbox extends OutboxStore {
  /** What the open database reads back, and what it did so far. */
  durability(): SqliteDurability;
}

/** Durability settings as read back from the database. */
export interface SqliteDurability {
  readonly journalMode: string;
  /** 2 is FULL. */
  readonly synchronous: number;
  readonly commits: number;
  /**
   * Commits that waited for the disk: every acceptance and every decision. How sent reports ended is not waited for: after
   * a power loss they are sent again, which is harmless.
   */
  readonly syncedCommits: number;
}

/**
 * An outbox in one SQLite file of this machine: WAL, `synchronous=FULL`, one writer. Beside the file stand `-wal`, `-shm`,
 * `-lock` (the writer's) and `-mark` (the latest acknowledged sequence number).
 */
export function sqliteOutbox(path: string, options: SqliteOutboxOptions = {}): SqliteOutbox {
  return new FileOutbox(path, options);
}

/** From this many reports on, a commit keeps them whole: the sync is shared by enough of them. */
const WHOLE_FROM = 16;
/** Most reports that are noted before their places are worked out. */
const MOST_NOTED = 1_000;

class FileOutbox implements SqliteOutbox {
  readonly #path: string;
  readonly #options: SqliteOutboxOptions;
  readonly #listeners = new Listeners();
  readonly #group: GroupCommit;
  #open: OpenOutbox | undefined;
  #isSweeping = false;

  constructor(path: string, options: SqliteOutboxOptions) {
    this.#path = path;
    this.#options = options;
    this.#group = new GroupCommit({
      size: options.groupSize ?? 1_000,
      commit: (groups) => this.#insert(groups),
    });
  }

  async open(): Promise<void> {
    if (this.#open !== undefined) return;
    try {
      this.#open = new OpenOutbox(this.#path, this.#options);
    } catch (error) {
      throw outboxFailure(error, this.#path);
    }
    this.#sweepGates();
  }

  async close(): Promise<void> {
    await this.#group.idle();
    this.#open?.close();
    this.#open = undefined;
  }

  accept(drafts: readonly ReportDraft[], acceptedAt: number): Promise<readonly number[]> {
    // not async: for a single caller every promise in between counts
    const problem = draftProblem(drafts);
    return problem === undefined ? this.#group.add(drafts, acceptedAt) : Promise.reject(problem);
  }

  async claim(options: ClaimOptions): Promise<Claim> {
    this.#sweepGates();
    return this.#look((open) => open.claims.claim(options));
  }

  async claimFollowers(head: ClaimedReport, limit: number): Promise<readonly ClaimedReport[]> {
    return this.#look((open) => open.claims.claimFollowers(head, limit));
  }

  async settle(settlements: readonly Settlement[]): Promise<void> {
    this.#guard((open) => {
      open.transactions.runUnsynced(() => {
        open.intake.placeNoted();
        for (const settlement of settlements) settle(open, settlement);
        open.gates.step();
      });
      for (const { seq } of settlements) open.claims.drop(seq);
    });
    this.#sweepGates();
    this.#listeners.call();
  }

  async release(seqs: readonly number[]): Promise<void> {
    for (const seq of seqs) {
      this.#open?.claims.drop(seq);
      this.#open?.claims.offer(seq);
    }
  }

  async nextDueAt(now: number): Promise<number | undefined> {
    return this.#look((open) => open.claims.nextDueAt(now));
  }

  async codes(refs: readonly CodeRef[]): Promise<ReadonlyMap<CodeRef, string>> {
    return this.#guard(({ codes }) => {
      const known = refs.map((ref) => [ref, codes.get(ref)] as const);
      return new Map(known.filter((entry): entry is [CodeRef, string] => entry[1] !== undefined));
    });
  }

  async putCodes(codes: readonly IssuedCode[]): Promise<void> {
    this.#write((open) => {
      open.gates.learn(codes);
      open.gates.step();
    });
    this.#sweepGates();
    this.#listeners.call();
  }

  async status(): Promise<OutboxStatus> {
    return this.#look((open) => open.browser.status());
  }

  async find(query: ReportQuery): Promise<readonly StoredReport[]> {
    return this.#look((open) => open.browser.find(query));
  }

  async countOpenBefore(acceptedBefore: number): Promise<Readonly<Partial<Record<ReportKind, number>>>> {
    return this.#look((open) => open.browser.countOpenBefore(acceptedBefore));
  }

  async redrive(seqs: readonly number[], at: number): Promise<readonly number[]> {
    const revived = this.#write((open) => seqs.filter((seq) => open.decisions.redrive(seq, at)));
    this.#listeners.call();
    return revived;
  }

  async discard(seq: number, decision: DiscardDecision): Promise<Discarded> {
    const discarded = this.#write((open) => open.decisions.discard(seq, decision));
    this.#listeners.call();
    return discarded;
  }

  async prune(finishedBefore: number): Promise<number> {
    return this.#write(({ database, counters }) => prune(database, counters, finishedBefore));
  }

  subscribe(onWork: () => void): () => void {
    return this.#listeners.add(onWork);
  }

  durability(): SqliteDurability {
    return this.#guard(({ database, transactions }) => ({
      journalMode: String(pragma(database, 'journal_mode')),
      synchronous: Number(pragma(database, 'synchronous')),
      commits: transactions.commits,
      syncedCommits: transactions.syncedCommits,
    }));
  }

  #insert(groups: readonly DraftGroup[]): number {
    const first = this.#guard((open) => {
      const { intake, transactions } = open;
      const count = groups.reduce((sum, { drafts }) => sum + drafts.length, 0);
      const isSmall = count < WHOLE_FROM;
      if (isSmall && intake.notedCount + count > MOST_NOTED) open.place();
      const before = intake.lastSeq;
      if (count === 1) transactions.runStatement(intake, () => noteAll(intake, groups));
      else transactions.run(() => (isSmall ? noteAll : addAll)(intake, groups));
      open.mark.write(intake.lastSeq);
      return before + 1;
    });
    this.#listeners.call();
    return first;
  }

  #write<Result>(work: (open: OpenOutbox) => Result): Result {
    return this.#guard((open) =>
      open.transactions.run(() => {
        open.intake.placeNoted();
        return work(open);
      }),
    );
  }

  #look<Result>(work: (open: OpenOutbox) => Result): Result {
    return this.#guard((open) => {
      open.place();
      return work(open);
    });
  }

  // the rest of a late code's gates, a slice per turn of the event loop
  #sweepGates(): void {
    if (this.#isSweeping || this.#open?.gates.isFinished !== false) return;
    this.#isSweeping = true;
    setImmediate(() => {
      this.#isSweeping = false;
      if (this.#open === undefined) return;
      try {
        this.#write((open) => {
          open.gates.step();
        });
      } catch {
        // a disk that refuses shows where it is written to on somebody's behalf; the next claim goes on from here
        return;
      }
      this.#listeners.call();
      this.#sweepGates();
    });
  }

  #guard<Result>(work: (open: OpenOutbox) => Result): Result {
    if (this.#open === undefined) throw new OutboxError('OUTBOX_CLOSED', `${this.#path} is not open`);
    try {
      return work(this.#open);
    } catch (error) {
      throw outboxFailure(error, this.#path);
    }
  }
}

function noteAll(intake: Intake, groups: readonly DraftGroup[]): void {
  for (const { drafts, acceptedAt } of groups) for (const draft of drafts) intake.note(draft, acceptedAt);
}

function addAll(intake: Intake, groups: readonly DraftGroup[]): void {
  intake.placeNoted();
  for (const { drafts, acceptedAt } of groups) for (const draft of drafts) intake.add(draft, acceptedAt);
}

function settle(open: OpenOutbox, settlement: Settlement): void {
  if (settlement.end !== 'done') {
    open.decisions.failed(settlement);
    return;
  }
  const { seq, at, codes } = settlement;
  const record = open.claims.get(seq);
  if (record === undefined) throw new OutboxError('OUTBOX_WRONG_STATE', `report ${seq} is not claimed`);
  open.finisher.done({ seq, ...record, from: 'pending' }, at);
  if (codes !== undefined) open.gates.learn(codes);
}
