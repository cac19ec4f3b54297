import type { ReportKind } from '../../src/kinds/report-kind.ts';
import type { CodeRef, IssuedCode } from '../../src/outbox/code-ref.ts';
import { draftProblem } from '../../src/outbox/draft-problem.ts';
import { addHistory } from '../../src/outbox/history.ts';
import { orderLane } from '../../src/outbox/lane.ts';
import { Listeners } from '../../src/outbox/listeners.ts';
import { OutboxError } from '../../src/outbox/outbox-error.ts';
import type {
  Claim,
  ClaimOptions,
  DiscardDecision,
  Discarded,
  OutboxStatus,
  OutboxStore,
  ReportQuery,
  Settlement,
} from '../../src/outbox/outbox-store.ts';
import type { ReportDraft } from '../../src/outbox/report-draft.ts';
import type {
  ClaimedReport,
  HistoryEntry,
  ReportFailure,
  ReportState,
  StoredReport,
} from '../../src/outbox/stored-report.ts';

interface MemoryReport {
  readonly draft: ReportDraft;
  readonly lane: string;
  readonly seq: number;
  readonly acceptedAt: number;
  state: ReportState;
  needs: readonly CodeRef[];
  missing: Set<CodeRef>;
  awaits: Set<number>;
  dueAt: number;
  attempts: number;
  finishedAt?: number;
  mergedInto?: number;
  reason?: string;
  lastError?: ReportFailure | undefined;
  history: readonly HistoryEntry[];
}

/** An outbox that keeps nothing: for tests. What it accepts is lost with the process. */
export function memoryOutbox(): OutboxStore {
  return new MemoryOutbox();
}

class MemoryOutbox implements OutboxStore {
  readonly #reports = new Map<number, MemoryReport>();
  readonly #codes = new Map<CodeRef, string>();
  readonly #ticketOrders = new Map<string, string>();
  readonly #claimed = new Set<number>();
  readonly #listeners = new Listeners();
  #lastSeq = 0;

  async open(): Promise<void> {
    // nothing to take
  }

  async close(): Promise<void> {
    this.#claimed.clear();
  }

  async accept(drafts: readonly ReportDraft[], acceptedAt: number): Promise<readonly number[]> {
    const problem = draftProblem(drafts);
    if (problem !== undefined) throw problem;
    const seqs = drafts.map((draft) => this.#add(draft, acceptedAt));
    this.#listeners.call();
    return seqs;
  }

  async claim({ now, limit }: ClaimOptions): Promise<Claim> {
    const ready = this.#open()
      .filter((report) => this.#isReady(report) && report.dueAt <= now && !this.#claimed.has(report.seq))
      .toSorted((a, b) => a.dueAt - b.dueAt || a.seq - b.seq)
      .slice(0, limit);
    for (const { seq } of ready) this.#claimed.add(seq);
    return { reports: ready.map(claimedReport), damaged: [] };
  }

  async claimFollowers(head: ClaimedReport, limit: number): Promise<readonly ClaimedReport[]> {
    const followers: ClaimedReport[] = [];
    for (const report of this.#open().filter(({ lane, seq }) => lane === head.lane && seq > head.seq)) {
      const isSendable = report.draft.kind === head.kind && isPassable(report) && !this.#claimed.has(report.seq);
      if (!isSendable || followers.length === limit) break;
      this.#claimed.add(report.seq);
      followers.push(claimedReport(report));
    }
    return followers;
  }

  async settle(settlements: readonly Settlement[]): Promise<void> {
    for (const settlement of settlements) this.#settle(settlement);
    for (const { seq } of settlements) this.#claimed.delete(seq);
    this.#listeners.call();
  }

  async release(seqs: readonly number[]): Promise<void> {
    for (const seq of seqs) this.#claimed.delete(seq);
  }

  async nextDueAt(now: number): Promise<number | undefined> {
    const due = this.#open().filter((report) => this.#isReady(report) && report.dueAt > now);
    return due.length === 0 ? undefined : Math.min(...due.map(({ dueAt }) => dueAt));
  }

  async codes(refs: readonly CodeRef[]): Promise<ReadonlyMap<CodeRef, string>> {
    const known = refs.map((ref) => [ref, this.#codes.get(ref)] as const);
    return new Map(known.filter((entry): entry is [CodeRef, string] => entry[1] !== undefined));
  }

  async putCodes(codes: readonly IssuedCode[]): Promise<void> {
    this.#learn(codes);
    this.#listeners.call();
  }

  async status(): Promise<OutboxStatus> {
    const open = this.#open();
    const counts: Partial<Record<ReportKind, Partial<Record<ReportState, number>>>> = {};
    for (const { draft, state } of this.#reports.values()) {
      const row = (counts[draft.kind] ??= {});
      row[state] = (row[state] ?? 0) + 1;
    }
    const [oldest] = open;
    return {
      counts,
      open: open.length,
      gated: open.filter(({ missing }) => missing.size > 0).length,
      barred: open.filter(({ awaits }) => awaits.size > 0).length,
      heldLanes: open.filter(({ state }) => state === 'dead').length,
      lastSeq: this.#lastSeq,
      ...(oldest === undefined ? {} : { oldest: { seq: oldest.seq, acceptedAt: oldest.acceptedAt } }),
      missingCodes: [...new Set(open.flatMap(({ missing }) => [...missing]))].toSorted().slice(0, 20),
    };
  }

  async find(query: ReportQuery): Promise<readonly StoredReport[]> {
    return [...this.#reports.values()]
      .filter(
        (report) =>
          report.seq > (query.afterSeq ?? 0) &&
          (query.seqs?.includes(report.seq) ?? true) &&
          (query.kind ?? report.draft.kind) === report.draft.kind &&
          (query.state ?? report.state) === report.state &&
          (query.businessId ?? report.draft.businessId) === report.draft.businessId &&
          (query.lane === undefined || (query.lane === report.lane && report.finishedAt === undefined)),
      )
      .slice(0, query.limit ?? 100)
      .map((report) => this.#stored(report));
  }

  async countOpenBefore(acceptedBefore: number): Promise<Partial<Record<ReportKind, number>>> {
    const counts: Partial<Record<ReportKind, number>> = {};
    for (const { draft, acceptedAt } of this.#open()) {
      if (acceptedAt < acceptedBefore) counts[draft.kind] = (counts[draft.kind] ?? 0) + 1;
    }
    return counts;
  }

  async redrive(seqs: readonly number[], at: number): Promise<readonly number[]> {
    const dead = seqs.map((seq) => this.#find(seq)).filter(({ state }) => state === 'dead');
    for (const report of dead) {
      report.state = 'pending';
      report.dueAt = 0;
      report.history = addHistory(report.history, { at, what: 'redriven' });
    }
    this.#listeners.call();
    return dead.map(({ seq }) => seq);
  }

  async discard(seq: number, decision: DiscardDecision): Promise<Discarded> {
    const report = this.#find(seq);
    if (report.finishedAt !== undefined)
      throw new OutboxError('OUTBOX_WRONG_STATE', `report ${seq} is ${report.state}`);
    const behind = this.#open().filter((other) => other.lane === report.lane && other.seq > seq);
    const going = decision.withFollowers === true ? [report, ...behind] : [report];
    const claimed = going.find((each) => this.#claimed.has(each.seq));
    if (claimed !== undefined) throw new OutboxError('OUTBOX_WRONG_STATE', `report ${claimed.seq} is being sent`);
    for (const each of going) {
      each.reason = decision.reason;
      each.history = addHistory(each.history, { at: decision.at, what: 'discarded', message: decision.reason });
      this.#finish(each, 'discarded', decision.at);
    }
    this.#listeners.call();
    const waiting = decision.withFollowers === true ? [] : behind.map((each) => each.seq);
    return { discarded: going.map((each) => each.seq), waiting };
  }

  async prune(finishedBefore: number): Promise<number> {
    let pruned = 0;
    for (const { seq, finishedAt } of this.#reports.values()) {
      if (finishedAt === undefined || finishedAt >= finishedBefore) break;
      this.#reports.delete(seq);
      pruned += 1;
    }
    return pruned;
  }

  subscribe(onWork: () => void): () => void {
    return this.#listeners.add(onWork);
  }

  #add(draft: ReportDraft, acceptedAt: number): number {
    const seq = ++this.#lastSeq;
    const orderId = draft.laneOfTicket === undefined ? undefined : this.#ticketOrders.get(draft.laneOfTicket);
    const lane = orderId === undefined ? draft.lane : orderLane(orderId);
    const needs = draft.needs.filter((ref) => !this.#codes.has(ref));
    const awaits = this.#open().filter(({ draft: { holds } }) => holds.some((session) => session === draft.waitsFor));
    this.#mergeInto(seq, { draft, lane, acceptedAt });
    this.#reports.set(seq, {
      ...{ draft, lane, seq, acceptedAt, state: 'pending', needs, missing: new Set(needs) },
      ...{ awaits: new Set(awaits.map((report) => report.seq)), dueAt: 0, attempts: 0, history: [] },
    });
    for (const ticketId of draft.ticketOrder?.ticketIds ?? []) {
      this.#ticketOrders.set(ticketId, draft.ticketOrder?.orderId ?? '');
    }
    return seq;
  }

  #mergeInto(seq: number, { draft, lane, acceptedAt }: { draft: ReportDraft; lane: string; acceptedAt: number }): void {
    if (draft.coalesces !== true) return;
    const last = this.#open().findLast((report) => report.lane === lane);
    if (last?.draft.kind !== draft.kind || last.state !== 'pending') return;
    const isAwaited = this.#open().some(({ awaits }) => awaits.has(last.seq));
    if (last.attempts > 0 || this.#claimed.has(last.seq) || isAwaited) return;
    last.mergedInto = seq;
    this.#finish(last, 'merged', acceptedAt);
  }

  #settle(settlement: Settlement): void {
    const report = this.#find(settlement.seq);
    report.attempts += 1;
    if (settlement.end === 'done') {
      report.lastError = undefined;
      this.#finish(report, 'done', settlement.at);
      this.#learn(settlement.codes ?? []);
      return;
    }
    const { at, failure, end } = settlement;
    report.lastError = failure;
    report.history = addHistory(report.history, { at, what: end === 'dead' ? 'refused' : 'failed', ...failure });
    if (settlement.end === 'retry') report.dueAt = settlement.dueAt;
    else report.state = 'dead';
  }

  #finish(report: MemoryReport, state: ReportState, at: number): void {
    report.state = state;
    report.finishedAt = at;
    report.missing.clear();
    report.awaits.clear();
    for (const { awaits } of this.#reports.values()) awaits.delete(report.seq);
  }

  #learn(codes: readonly IssuedCode[]): void {
    for (const { ref, code } of codes) {
      this.#codes.set(ref, code);
      for (const { missing } of this.#reports.values()) missing.delete(ref);
    }
  }

  #open(): MemoryReport[] {
    return [...this.#reports.values()].filter(({ finishedAt }) => finishedAt === undefined);
  }

  #isHead({ lane, seq, finishedAt }: MemoryReport): boolean {
    return finishedAt === undefined && this.#open().find((other) => other.lane === lane)?.seq === seq;
  }

  #isReady(report: MemoryReport): boolean {
    return isPassable(report) && this.#isHead(report);
  }

  #find(seq: number): MemoryReport {
    const report = this.#reports.get(seq);
    if (report === undefined) throw new OutboxError('OUTBOX_NO_SUCH_REPORT', `there is no report ${seq}`);
    return report;
  }

  #stored(report: MemoryReport): StoredReport {
    const { seq, draft, lane, state, needs, missing, awaits, dueAt, attempts, acceptedAt, history } = report;
    return {
      ...{ seq, kind: draft.kind, businessId: draft.businessId, lane, state, head: this.#isHead(report), needs },
      ...{ gates: missing.size, barriers: awaits.size, dueAt, attempts, acceptedAt, history, payload: draft.payload },
      ...(report.finishedAt === undefined ? {} : { finishedAt: report.finishedAt }),
      ...(report.mergedInto === undefined ? {} : { mergedInto: report.mergedInto }),
      ...(report.reason === undefined ? {} : { reason: report.reason }),
      ...(report.lastError === undefined ? {} : { lastError: report.lastError }),
    };
  }
}

function isPassable({ state, missing, awaits }: MemoryReport): boolean {
  return state === 'pending' && missing.size === 0 && awaits.size === 0;
}

function claimedReport({ seq, draft, lane, attempts, acceptedAt }: MemoryReport): ClaimedReport {
  return { seq, kind: draft.kind, businessId: draft.businessId, lane, attempts, acceptedAt, payload: draft.payload };
}
