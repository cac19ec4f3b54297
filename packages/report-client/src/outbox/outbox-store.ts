import type { ReportKind } from '../kinds/report-kind.ts';
import type { CodeRef, IssuedCode } from './code-ref.ts';
import type { Lane } from './lane.ts';
import type { ReportDraft } from './report-draft.ts';
import type { ClaimedReport, ReportFailure, ReportState, StoredReport } from './stored-report.ts';

/** Where reports are kept until the receiver has acknowledged them. `sqliteOutbox` and `postgresOutbox` are stores. */
export interface OutboxStore {
  /**
   * Takes what is needed to write, and checks what is there; what an earlier process put off after a failure becomes due at
   * once, and keeps its attempts. Rejects with `OutboxError`. Calling it again does nothing.
   */
  open(): Promise<void>;
  /** Gives up every claim and every resource. Calling it again does nothing. */
  close(): Promise<void>;
  /** Keeps all drafts or none; resolves once they are durable, with their sequence numbers in order. */
  accept(drafts: readonly ReportDraft[], acceptedAt: number): Promise<readonly number[]>;
  /**
   * Hands out lane heads that may be sent now: of postponed ones that are due and of fresh ones in order of acceptance. A
   * claimed lane is ours until it is settled.
   */
  claim(options: ClaimOptions): Promise<Claim>;
  /** Hands out what directly follows a claimed report in its lane, while it is of the same kind and may be sent. */
  claimFollowers(head: ClaimedReport, limit: number): Promise<readonly ClaimedReport[]>;
  /** Writes down how claimed reports ended, in one transaction, and gives the claims up. */
  settle(settlements: readonly Settlement[]): Promise<void>;
  /** Gives claims up without a trace: the reports were not sent. */
  release(seqs: readonly number[]): Promise<void>;
  /** When the next postponed report is due, of those that only wait for their time. */
  nextDueAt(now: number): Promise<number | undefined>;
  /** The codes known for these references. */
  codes(refs: readonly CodeRef[]): Promise<ReadonlyMap<CodeRef, string>>;
  /** Keeps codes that came by another way, and opens the gates that waited for them. */
  putCodes(codes: readonly IssuedCode[]): Promise<void>;
  status(): Promise<OutboxStatus>;
  /** Reports in order of sequence. */
  find(query: ReportQuery): Promise<readonly StoredReport[]>;
  /** Unfinished reports accepted before an instant. */
  countOpenBefore(acceptedBefore: number): Promise<Readonly<Partial<Record<ReportKind, number>>>>;
  /** Offers dead reports for delivery again, keeping their history. Returns those it found dead. */
  redrive(seqs: readonly number[], at: number): Promise<readonly number[]>;
  /** Finishes a report undelivered. */
  discard(seq: number, decision: DiscardDecision): Promise<Discarded>;
  /** Deletes the oldest reports, up to the first unfinished one or one finished since. Returns how many. */
  prune(finishedBefore: number): Promise<number>;
  /** Calls back when something may have become dispatchable. Returns a function that ends it. */
  subscribe(onWork: () => void): () => void;
}

/** Options of `claim`. */
export interface ClaimOptions {
  readonly now: number;
  readonly limit: number;
}

/** What `claim` hands out. */
export interface Claim {
  readonly reports: readonly ClaimedReport[];
  /** Claimed too, but their checksum does not hold: they must not be sent. */
  readonly damaged: readonly ClaimedReport[];
}

/** How a claimed report ended. */
export type Settlement =
  | { readonly seq: number; readonly end: 'done'; readonly at: number; readonly codes?: readonly IssuedCode[] }
  | {
      readonly seq: number;
      readonly end: 'retry';
      readonly at: number;
      readonly dueAt: number;
      readonly failure: ReportFailure;
    }
  | { readonly seq: number; readonly end: 'dead'; readonly at: number; readonly failure: ReportFailure };

/** Which reports `find` returns; members combine with "and". */
export interface ReportQuery {
  readonly seqs?: readonly number[];
  readonly kind?: ReportKind;
  readonly state?: ReportState;
  readonly businessId?: string;
  /** Unfinished reports of this lane only. */
  readonly lane?: Lane;
  readonly afterSeq?: number;
  /** Default 100, at most 10_000. */
  readonly limit?: number;
}

/** How deep the outbox is. Kept by counters: the same cost at any size. */
export interface OutboxStatus {
  readonly counts: Readonly<Partial<Record<ReportKind, Readonly<Partial<Record<ReportState, number>>>>>>;
  /** Unfinished: pending and dead. */
  readonly open: number;
  /** Unfinished reports that miss a code. */
  readonly gated: number;
  /** Cancellations that wait for earlier reports. */
  readonly barred: number;
  /** Lanes that a dead report holds. */
  readonly heldLanes: number;
  /** The latest sequence number; 0 when nothing was ever accepted. */
  readonly lastSeq: number;
  readonly oldest?: { readonly seq: number; readonly acceptedAt: number };
  /** Up to 20 of the missing codes. */
  readonly missingCodes: readonly CodeRef[];
}

/** A person's decision to give a report up. */
export interface DiscardDecision {
  readonly reason: string;
  readonly at: number;
  /** Whether everything that waits behind it in its lane goes too. Default false. */
  readonly withFollowers?: boolean;
}

/** What `discard` did. */
export interface Discarded {
  readonly discarded: readonly number[];
  /** What waits behind it in its lane and is offered the same decision: its refunds, checks, further parts. */
  readonly waiting: readonly number[];
}
