import type { Claim, OutboxStore } from '../outbox/outbox-store.ts';
import type { ClaimedReport } from '../outbox/stored-report.ts';
import type { BatchBuilder } from './batch-builder.ts';
import { prepare } from './prepared-report.ts';
import type { PreparedReport } from './prepared-report.ts';
import { ReadyBuffer } from './ready-buffer.ts';

/** A batch ready to be sent. */
export type Batch = readonly [PreparedReport, ...PreparedReport[]];

/** What a feed works with. */
export interface FeedOptions {
  readonly store: OutboxStore;
  /** Most reports held in memory while they wait for a free request. */
  readonly window: number;
  /** Told of claimed reports that must not be sent: their checksum or their payload does not hold. */
  readonly onDamaged: (reports: readonly ClaimedReport[]) => void;
}

/** However much waits here, the store is asked this often what else has become ready: the lanes of a worker that died. */
const TOP_UP_MS = 500;

/** Takes reports from the store, a window at a time, and makes batches of them. */
export class Feed {
  readonly #options: FeedOptions;
  readonly #buffer = new ReadyBuffer();
  /** What came while much waited already. Taken in turn with the others, so that neither waits for the other. */
  readonly #late = new ReadyBuffer();
  readonly #mostLate: number;
  #isTurnOfLate = true;
  /** How large the next batch with this report may be: it was in one that was refused. */
  readonly #suspects = new Map<number, number>();
  /** A batch whose lane is still to be looked at. */
  #followed: BatchBuilder | undefined;
  #mayHaveMore = true;
  #askedAt = 0;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#mostLate = Math.ceil(options.window / 8);
  }

  get buffered(): number {
    return this.#buffer.size + this.#late.size;
  }

  /** Whether the store was not asked since it may have had something new. */
  get mayHaveMore(): boolean {
    return this.#mayHaveMore;
  }

  /** The instant for which the store was asked last: what is due later was not handed out. */
  get askedAt(): number {
    return this.#askedAt;
  }

  /** The store may have something new. */
  refresh(): void {
    this.#mayHaveMore = true;
  }

  /** The next batch to send, if one is at hand and needs nothing more. */
  take(now: number): Batch | undefined {
    if (this.#shouldRefill() || this.#shouldTopUp(now) || this.#followed !== undefined) return undefined;
    const builder = this.#takeInTurn();
    if (builder === undefined) return undefined;
    if (builder.reports[0].batch?.from !== 'lane' || builder.isFull) return builder.reports;
    this.#followed = builder;
    return undefined;
  }

  /** The next batch to send, if there is one now. */
  async next(now: number): Promise<Batch | undefined> {
    if (this.#shouldRefill()) await this.#fill(this.#buffer, { now, most: this.#options.window });
    else if (this.#shouldTopUp(now)) await this.#fill(this.#late, { now, most: this.#mostLate });
    const batch = this.take(now);
    if (batch !== undefined || this.#followed === undefined) return batch;
    const builder = this.#followed;
    await this.#follow(builder);
    this.#followed = undefined;
    return builder.reports;
  }

  /** Remembers how large the next batch with one of these may be; nothing is held against them without `most`. */
  note(batch: Batch, most: number | undefined): void {
    if (most === undefined && this.#suspects.size === 0) return;
    for (const { report } of batch) {
      if (most === undefined) this.#suspects.delete(report.seq);
      else this.#suspects.set(report.seq, most);
    }
  }

  /** Gives everything that waits here back to the store. */
  async release(): Promise<void> {
    const followed = this.#followed?.reports.map(({ report }) => report.seq) ?? [];
    this.#followed = undefined;
    const seqs = [...this.#buffer.clear(), ...this.#late.clear(), ...followed];
    this.#mayHaveMore = true;
    if (seqs.length > 0) await this.#options.store.release(seqs);
  }

  #shouldRefill(): boolean {
    return this.#mayHaveMore && this.#buffer.size < this.#options.window / 2;
  }

  #shouldTopUp(now: number): boolean {
    // a clock that was set back must not put it off
    const isTime = now - this.#askedAt >= TOP_UP_MS || now < this.#askedAt;
    return this.#mayHaveMore && isTime && this.#late.size < this.#mostLate;
  }

  #takeInTurn(): BatchBuilder | undefined {
    const inTurn = this.#isTurnOfLate ? [this.#late, this.#buffer] : [this.#buffer, this.#late];
    this.#isTurnOfLate = !this.#isTurnOfLate;
    for (const buffer of inTurn) {
      const builder = buffer.take((seq) => this.#mostWith(seq));
      if (builder !== undefined) return builder;
    }
    return undefined;
  }

  #mostWith(seq: number): number {
    return this.#suspects.get(seq) ?? Number.POSITIVE_INFINITY;
  }

  async #fill(buffer: ReadyBuffer, { now, most }: { readonly now: number; readonly most: number }): Promise<void> {
    const limit = most - buffer.size;
    // what becomes ready while we ask is asked for again
    this.#mayHaveMore = false;
    this.#askedAt = now;
    const { reports, damaged } = await this.#claim(now, limit);
    if (reports.length + damaged.length === limit) this.#mayHaveMore = true;
    const unreadable: ClaimedReport[] = [...damaged];
    for (const report of reports) {
      const prepared = tryPrepare(report);
      if (prepared === undefined) unreadable.push(report);
      else buffer.add(prepared);
    }
    if (unreadable.length > 0) this.#options.onDamaged(unreadable);
  }

  async #claim(now: number, limit: number): Promise<Claim> {
    try {
      return await this.#options.store.claim({ now, limit });
    } catch (error) {
      this.#mayHaveMore = true;
      throw error;
    }
  }

  /** Adds what comes next in the lane of the batch's first report. */
  async #follow(builder: BatchBuilder): Promise<void> {
    const { store } = this.#options;
    const [first] = builder.reports;
    const most = Math.min(this.#mostWith(first.report.seq), first.batch?.most ?? 1);
    if (most < 2) return;
    const followers = await store.claimFollowers(first.report, most - 1);
    let taken = 0;
    for (const report of followers) {
      const prepared = tryPrepare(report);
      const fits = this.#mostWith(report.seq) > builder.reports.length && prepared !== undefined;
      if (!fits || !builder.add(prepared)) break;
      taken += 1;
    }
    const left = followers.slice(taken).map(({ seq }) => seq);
    if (left.length > 0) await store.release(left);
  }
}

function tryPrepare(report: ClaimedReport): PreparedReport | undefined {
  try {
    return prepare(report);
  } catch {
    return undefined;
  }
}
