import { checksumOf } from '../outbox/checksum.ts';
import type { CodeRef } from '../outbox/code-ref.ts';
import { orderLane } from '../outbox/lane.ts';
import type { Lane } from '../outbox/lane.ts';
import type { AcceptedDraft } from '../outbox/group-commit.ts';
import type { ReportDraft } from '../outbox/report-draft.ts';

/** The last unfinished report of a lane. */
export interface LastInLane {
  readonly seq: number;
  readonly kind: string;
  readonly isUndispatched: boolean;
  readonly head: boolean;
  readonly gates: number;
  readonly needs: readonly string[];
  readonly holds: readonly string[];
}

/** What is known of the tables before drafts are put into them. */
export interface IntakeFacts {
  lastSeq: number;
  readonly orderOfTicket: Map<string, string>;
  readonly knownCodes: ReadonlySet<string>;
  readonly lastInLane: Map<Lane, LastInLane>;
  /** Unfinished holding reports by session. */
  readonly holds: Map<string, number>;
  /** Sessions with a cancellation that waits. */
  readonly waits: Set<string>;
}

/** A row to insert. */
export interface PlannedRow {
  readonly seq: number;
  readonly draft: ReportDraft;
  readonly lane: Lane;
  readonly acceptedAt: number;
  head: boolean;
  readonly missing: readonly CodeRef[];
  readonly barriers: number;
  readonly checksum: number;
  /** Set when a later draft of the same call took its place. */
  mergedInto: number | undefined;
}

/** Everything that putting drafts into the tables changes. */
export interface IntakePlan {
  readonly rows: readonly PlannedRow[];
  /** Rows of the tables whose place is taken. */
  readonly merged: readonly { readonly last: LastInLane; readonly into: number; readonly at: number }[];
}

/** Works out what drafts become, one after the other. Changes the facts as it goes. */
export function planIntake(drafts: readonly AcceptedDraft[], facts: IntakeFacts): IntakePlan {
  const planner = new Planner(facts);
  for (const each of drafts) planner.add(each);
  return planner;
}

class Planner implements IntakePlan {
  readonly rows: PlannedRow[] = [];
  readonly merged: { last: LastInLane; into: number; at: number }[] = [];
  readonly #facts: IntakeFacts;

  constructor(facts: IntakeFacts) {
    this.#facts = facts;
  }

  add({ draft, acceptedAt }: AcceptedDraft): void {
    const facts = this.#facts;
    const seq = ++facts.lastSeq;
    const lane = this.#laneOf(draft);
    const missing = draft.needs.filter((ref) => !facts.knownCodes.has(ref));
    const barriers = draft.waitsFor === undefined ? 0 : (facts.holds.get(draft.waitsFor) ?? 0);
    const head = this.#follow(draft, lane, { seq, at: acceptedAt });
    const { kind, businessId, payload } = draft;
    const checksum = checksumOf({ seq, kind, businessId, lane, acceptedAt, payload });
    this.rows.push({ seq, draft, lane, acceptedAt, head, missing, barriers, checksum, mergedInto: undefined });
    const { holds } = draft;
    facts.lastInLane.set(lane, {
      ...{ seq, kind, isUndispatched: true, head, gates: missing.length, needs: missing, holds },
    });
    for (const session of holds) facts.holds.set(session, (facts.holds.get(session) ?? 0) + 1);
    if (barriers > 0 && draft.waitsFor !== undefined) facts.waits.add(draft.waitsFor);
    for (const ticketId of draft.ticketOrder?.ticketIds ?? []) {
      facts.orderOfTicket.set(ticketId, draft.ticketOrder?.orderId ?? '');
    }
  }

  #laneOf({ lane, laneOfTicket }: ReportDraft): Lane {
    const orderId = laneOfTicket === undefined ? undefined : this.#facts.orderOfTicket.get(laneOfTicket);
    return orderId === undefined ? lane : orderLane(orderId);
  }

  #follow(draft: ReportDraft, lane: Lane, { seq, at }: { seq: number; at: number }): boolean {
    const last = this.#facts.lastInLane.get(lane);
    if (last === undefined) return true;
    const canMerge =
      draft.coalesces === true &&
      last.kind === draft.kind &&
      last.isUndispatched &&
      // a cancellation that waits for the older report must not be left waiting for the newer one
      !draft.holds.some((session) => this.#facts.waits.has(session));
    if (!canMerge) return false;
    const own = this.rows.find((row) => row.seq === last.seq);
    if (own === undefined) this.merged.push({ last, into: seq, at });
    else own.mergedInto = seq;
    for (const session of last.holds) {
      this.#facts.holds.set(session, (this.#facts.holds.get(session) ?? 1) - 1);
    }
    return last.head;
  }
}
