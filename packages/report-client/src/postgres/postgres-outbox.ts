import { systemClock } from '@boxwire/http-core';
import type { Clock } from '../clock.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { CodeRef, IssuedCode } from '../outbox/code-ref.ts';
import { GroupCommit } from '../outbox/group-commit.ts';
import type { AcceptedDraft, DraftGroup } from '../outbox/group-commit.ts';
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
import { draftProblem } from '../outbox/draft-problem.ts';
import type { ClaimedReport, StoredReport } from '../outbox/stored-report.ts';
import { reportMethods } from '../reporter/report-methods.ts';
import type { ReportMethods } from '../reporter/report-methods.ts';
import { countOpenBefore, findReports, readStatus } from './browse.ts';
import { PgClaims } from './claims.ts';
import { discardOne, redriveAll } from './decide.ts';
import { learn, openGates } from './gates.ts';
import { takeIn } from './intake.ts';
import { pgFailure, PgLedger } from './ledger.ts';
import type { LedgerWrite } from './ledger.ts';
import { openSchema } from './open-schema.ts';
import type { PgPool, PgQueryable } from './pg-types.ts';
import { pruneReports } from './prune.ts';
import { settleAll } from './settle.ts';
import { READY, schemaName } from './sql-schema.ts';
import { WorkerSession } from './worker-session.ts';

/** Options of `postgresOutbox`. */
export interface PostgresOutboxOptions {
  /** Schema of the tables; one per outbox. Default `boxwire_outbox`. */
  readonly schema?: string | undefined;
  /** Most reports that concurrent accepts share one commit. Default 1_000. */
  readonly groupSize?: number | undefined;
  /** How often to look for work that nobody told of: lanes of a worker that died. Milliseconds. Default 1_000. */
  readonly pollMs?: number | undefined;
  /** Whether a server with `fsync` or `full_page_writes` off will do, as in tests. Default false. */
  readonly allowUnsynced?: boolean | undefined;
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined;
}

/** Says that a report goes with the caller's transaction. Its number is given when a worker takes it over. */
export interface Enqueued {
  readonly kind: ReportKind;
  /** Parts it was parted into. */
  readonly parts: number;
}

/** An outbox in PostgreSQL, for any number of workers on any number of machines. */
export interface PostgresOutbox extends OutboxStore {
  /**
   * The report methods over a connection of the caller's, in the caller's transaction: the sale and its report are committed
   * together, or neither is. Needs no `open`; nothing is read and nothing waits, at any isolation level.
   *
   * Order: of two reports the one committed first comes first. Two transactions that overlap come in the order in which
   * they enqueued, as far as both are committed when a worker takes them over; where that order matters, lock what you
   * sell, as selling does anyway.
   */
  within(client: PgQueryable): ReportMethods<Enqueued>;
}

/**
 * An outbox in PostgreSQL. Lanes are held by advisory locks of a connection that each worker keeps: they are free the moment
 * it dies. The pool must have at least three connections and, as `pg` asks, a listener for its `error` event; it stays the
 * caller's and is not ended.
 */
export function postgresOutbox(pool: PgPool, options: PostgresOutboxOptions = {}): PostgresOutbox {
  return new PgOutbox(pool, options);
}

const SYNCED = { synced: true };
/** How sent reports ended need not survive a crash of the server: they are sent again, which is harmless. */
const UNSYNCED = { synced: false };

function acceptedDrafts(groups: readonly DraftGroup[]): readonly AcceptedDraft[] {
  return groups.flatMap(({ drafts, acceptedAt }) => drafts.map((draft) => ({ draft, acceptedAt })));
}

class PgOutbox implements PostgresOutbox {
  readonly #pool: PgPool;
  readonly #options: PostgresOutboxOptions;
  readonly #schema: string;
  readonly #clock: Clock;
  readonly #ledger: PgLedger;
  readonly #session: WorkerSession;
  readonly #claims: PgClaims;
  readonly #listeners = new Listeners();
  readonly #group: GroupCommit;
  #opening: Promise<void> | undefined;
  #isOpen = false;
  #polling = new AbortController();

  constructor(pool: PgPool, options: PostgresOutboxOptions) {
    this.#pool = pool;
    this.#options = options;
    this.#schema = schemaName(options.schema ?? 'boxwire_outbox');
    this.#clock = options.clock ?? systemClock;
    this.#ledger = new PgLedger(pool, this.#schema);
    this.#session = new WorkerSession(pool, this.#schema, {
      onNotify: () => {
        this.#listeners.call();
      },
      onLost: () => {
        this.#claims.lost();
        this.#listeners.call();
      },
    });
    this.#claims = new PgClaims(this.#session, this.#schema);
    this.#group = new GroupCommit({
      size: options.groupSize ?? 1_000,
      commit: (groups) => this.#write((write) => takeIn(write, acceptedDrafts(groups)), SYNCED),
    });
  }

  open(): Promise<void> {
    this.#opening ??= this.#openOnce().catch((error: unknown) => {
      this.#opening = undefined;
      this.#isOpen = false;
      throw pgFailure(error);
    });
    return this.#opening;
  }

  async close(): Promise<void> {
    await this.#group.idle();
    this.#isOpen = false;
    this.#opening = undefined;
    this.#polling.abort();
    this.#claims.lost();
    await this.#session.close();
  }

  within(client: PgQueryable): ReportMethods<Enqueued> {
    return reportMethods(async (kind, drafts) => {
      const problem = draftProblem(drafts);
      if (problem !== undefined) throw problem;
      await client.query(
        `INSERT INTO ${this.#schema}.inbox (accepted_at, draft) SELECT $1, draft FROM unnest($2::text[]) WITH ORDINALITY AS d (draft, n) ORDER BY n`,
        [this.#clock.now(), drafts.map((draft) => JSON.stringify(draft))],
      );
      // sent when the caller commits
      await client.query(`SELECT pg_notify($1, '')`, [this.#schema]);
      return { kind, parts: drafts.length };
    });
  }

  async accept(drafts: readonly ReportDraft[], acceptedAt: number): Promise<readonly number[]> {
    const problem = draftProblem(drafts);
    if (problem !== undefined) throw problem;
    const seqs = await this.#group.add(drafts, acceptedAt);
    this.#listeners.call();
    return seqs;
  }

  async claim(options: ClaimOptions): Promise<Claim> {
    await this.#takeOver();
    return this.#read(() => this.#claims.claim(options));
  }

  claimFollowers(head: ClaimedReport, limit: number): Promise<readonly ClaimedReport[]> {
    return this.#read(() => this.#claims.claimFollowers(head, limit));
  }

  async settle(settlements: readonly Settlement[]): Promise<void> {
    // a lane that was lost with its connection may be another worker's by now
    const ours = settlements.filter(({ seq }) => this.#claims.has(seq));
    const hasMore = await this.#write(async (write) => {
      await settleAll(write, ours);
      return openGates(write);
    }, UNSYNCED);
    await this.#read(() => this.#claims.drop(ours.map(({ seq }) => seq)));
    if (hasMore) await this.#openAllGates();
    this.#listeners.call();
  }

  async release(seqs: readonly number[]): Promise<void> {
    await this.#read(() => this.#claims.drop(seqs));
  }

  async nextDueAt(now: number): Promise<number | undefined> {
    const { rows } = await this.#read(() =>
      this.#pool.query(
        `SELECT due_at FROM ${this.#schema}.reports WHERE ${READY} AND due_at > $1 ORDER BY due_at LIMIT 1`,
        [now],
      ),
    );
    return rows[0] === undefined ? undefined : Number(rows[0].due_at);
  }

  async codes(refs: readonly CodeRef[]): Promise<ReadonlyMap<CodeRef, string>> {
    const { rows } = await this.#read(() =>
      this.#pool.query(`SELECT ref, code FROM ${this.#schema}.codes WHERE ref = ANY($1)`, [refs]),
    );
    return new Map(rows.map((row) => [row.ref as CodeRef, String(row.code)]));
  }

  async putCodes(codes: readonly IssuedCode[]): Promise<void> {
    await this.#write((write) => learn(write, codes), SYNCED);
    await this.#openAllGates();
    this.#listeners.call();
  }

  status(): Promise<OutboxStatus> {
    return this.#read(() => readStatus(this.#pool, this.#schema));
  }

  find(query: ReportQuery): Promise<readonly StoredReport[]> {
    return this.#read(() => findReports(this.#pool, this.#schema, query));
  }

  countOpenBefore(acceptedBefore: number): Promise<Readonly<Partial<Record<ReportKind, number>>>> {
    return this.#read(() => countOpenBefore(this.#pool, this.#schema, acceptedBefore));
  }

  async redrive(seqs: readonly number[], at: number): Promise<readonly number[]> {
    const revived = await this.#write((write) => redriveAll(write, seqs, at), SYNCED);
    this.#listeners.call();
    return revived;
  }

  async discard(seq: number, decision: DiscardDecision): Promise<Discarded> {
    const discarded = await this.#write((write) => discardOne(write, seq, decision), SYNCED);
    this.#listeners.call();
    return discarded;
  }

  prune(finishedBefore: number): Promise<number> {
    return this.#write((write) => pruneReports(write, finishedBefore), SYNCED);
  }

  subscribe(onWork: () => void): () => void {
    return this.#listeners.add(onWork);
  }

  async #openOnce(): Promise<void> {
    const { allowUnsynced = false } = this.#options;
    await openSchema(this.#pool, { schema: this.#schema, allowUnsynced });
    this.#isOpen = true;
    await this.#expedite();
    this.#polling = new AbortController();
    void this.#poll(this.#polling.signal);
  }

  // why something was put off may be over: another origin, a receiver that is back
  async #expedite(): Promise<void> {
    if ((await this.nextDueAt(1)) === undefined) return;
    await this.#write(
      ({ client, schema }) => client.query(`UPDATE ${schema}.reports SET due_at = 1 WHERE ${READY} AND due_at > 1`),
      UNSYNCED,
    );
  }

  // notices travel with a connection and end with it, and a worker that dies sends none
  async #poll(signal: AbortSignal): Promise<void> {
    const slept = (): Promise<boolean> =>
      this.#clock.sleep(this.#options.pollMs ?? 1_000, signal).then(
        () => true,
        () => false,
      );
    while (await slept()) {
      // a server that is away shows in delivery
      await this.#goOnOpening().catch(() => undefined);
      this.#listeners.call();
    }
  }

  /** Opens the gates that a dead worker left half open. */
  async #goOnOpening(): Promise<void> {
    const { rows } = await this.#read(() => this.#pool.query(`SELECT 1 FROM ${this.#schema}.opening_refs LIMIT 1`));
    if (rows.length > 0) await this.#openAllGates();
  }

  /** Takes over what was enqueued and committed. */
  async #takeOver(): Promise<void> {
    const { rows } = await this.#read(() => this.#pool.query(`SELECT 1 FROM ${this.#schema}.inbox LIMIT 1`));
    if (rows.length > 0) await this.#write((write) => takeIn(write, []), SYNCED);
  }

  async #openAllGates(): Promise<void> {
    while (await this.#write(openGates, UNSYNCED));
  }

  #write<Result>(
    work: (write: LedgerWrite) => Promise<Result>,
    options: { readonly synced: boolean },
  ): Promise<Result> {
    if (!this.#isOpen) return Promise.reject(this.#closed());
    return this.#ledger.write(work, options);
  }

  async #read<Result>(work: () => Promise<Result>): Promise<Result> {
    if (!this.#isOpen) throw this.#closed();
    try {
      return await work();
    } catch (error) {
      throw pgFailure(error);
    }
  }

  #closed(): OutboxError {
    return new OutboxError('OUTBOX_CLOSED', `the outbox in schema ${this.#schema} is not open`);
  }
}
