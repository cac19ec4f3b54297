import type { DatabaseSync } from 'node:sqlite';
import { checkDrafts } from '../outbox/check-drafts.ts';
import type { CodeRef, IssuedCode } from '../outbox/code-ref.ts';
import { GroupCommit } from '../outbox/group-commit.ts';
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
import { Browser } from './browser.ts';
import { Claims } from './claims.ts';
import { CodeTable } from './code-table.ts';
import { Counters } from './counters.ts';
import { Decisions } from './decisions.ts';
import { Finisher } from './finisher.ts';
import { GateKeeper } from './gate-keeper.ts';
import { HighWaterMark } from './high-water-mark.ts';
import { Intake } from './intake.ts';
import { checkIntegrity } from './integrity.ts';
import type { IntegrityLimits } from './integrity.ts';
import { openForWriting, pragma } from './open-database.ts';
import { prune } from './prune.ts';
import { outboxFailure } from './sqlite-failure.ts';
import { Transactions } from './transaction.ts';
import { takeWriterLock } from './writer-lock.ts';
import type { WriterLock } from './writer-lock.ts';

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

/** Everything that exists while the file is open. */
class OpenOutbox {
  readonly database: DatabaseSync;
  readonly lock: WriterLock;
  readonly mark: HighWaterMark;
  readonly counters: Counters;
  readonly codes: CodeTable;
  readonly claims: Claims;
  readonly gates: GateKeeper;
  readonly intake: Intake;
  readonly finisher: Finisher;
  readonly decisions: Decisions;
  readonly browser: Browser;
  readonly transactions: Transactions;

  constructor(path: string, options: SqliteOutboxOptions) {
    this.lock = takeWriterLock(path);
    try {
      const { database, outboxId } = openForWriting(path);
      this.database = database;
      checkIntegrity({ database, path, outboxId, limits: options });
      this.mark = new HighWaterMark(path, outboxId);
      this.counters = new Counters(database);
      this.mark.write(this.counters.get('lastSeq'));
    } catch (error) {
      this.lock.release();
      throw error;
    }
    const { database, counters } = this;
    this.codes = new CodeTable(database);
    this.claims = new Claims(database);
    this.gates = new GateKeeper(database, this);
    this.intake = new Intake(database, this);
    this.finisher = new Finisher(database, this);
    this.decisions = new Decisions(database, this);
    this.browser = new Browser(database, counters);
    this.transactions = new Transactions(database, [counters, this.codes, this.gates]);
  }

  close(): void {
    if (!this.database.isOpen) return;
    this.claims.clear();
    this.database.close();
    this.mark.close();
    this.lock.release();
  }
}

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
      commit: async (drafts) => this.#insert(drafts),
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

  async accept(drafts: readonly ReportDraft[], acceptedAt: number): Promise<readonly number[]> {
    checkDrafts(drafts);
    return this.#group.add(drafts, acceptedAt);
  }

  async claim(options: ClaimOptions): Promise<Claim> {
    return this.#guard((open) => open.claims.claim(options));
  }

  async claimFollowers(head: ClaimedReport, limit: number): Promise<readonly ClaimedReport[]> {
    return this.#guard((open) => open.claims.claimFollowers(head, limit));
  }

  async settle(settlements: readonly Settlement[]): Promise<void> {
    this.#guard((open) => {
      open.transactions.runUnsynced(() => {
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
    return this.#guard((open) => open.claims.nextDueAt(now));
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
    return this.#guard((open) => open.browser.status());
  }

  async find(query: ReportQuery): Promise<readonly StoredReport[]> {
    return this.#guard((open) => open.browser.find(query));
  }

  async countOpenBefore(acceptedBefore: number): Promise<Readonly<Partial<Record<ReportKind, number>>>> {
    return this.#guard((open) => open.browser.countOpenBefore(acceptedBefore));
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

  #insert(drafts: readonly { readonly draft: ReportDraft; readonly acceptedAt: number }[]): readonly number[] {
    const seqs = this.#write(({ intake }) => drafts.map(({ draft, acceptedAt }) => intake.add(draft, acceptedAt)));
    this.#listeners.call();
    return seqs;
  }

  #write<Result>(work: (open: OpenOutbox) => Result): Result {
    return this.#guard((open) => {
      const result = open.transactions.run(() => work(open));
      open.mark.write(open.counters.get('lastSeq'));
      return result;
    });
  }

  // the rest of a late code's gates, a slice per turn of the event loop
  #sweepGates(): void {
    if (this.#isSweeping || this.#open?.gates.isFinished !== false) return;
    this.#isSweeping = true;
    setImmediate(() => {
      this.#isSweeping = false;
      if (this.#open === undefined) return;
      this.#write((open) => {
        open.gates.step();
      });
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
