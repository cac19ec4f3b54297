import type { DatabaseSync } from 'node:sqlite';
import { draftOf } from '../kinds/kind-rules.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { Lane } from '../outbox/lane.ts';
import type { ReportDraft } from '../outbox/report-draft.ts';
import { NOTED } from './sql-schema.ts';

/** A report with its number and lane. */
export interface NotedReport {
  readonly seq: number;
  readonly draft: ReportDraft;
  readonly lane: Lane;
  readonly acceptedAt: number;
}

/** Reports that are durable but have no place yet. Few: whoever looks at the tables places them first. */
export class NotedReports {
  #reports: NotedReport[];
  #committed: number;
  #isTaken = false;

  constructor(database: DatabaseSync, placedSeq: number) {
    this.#reports = database
      .prepare(
        'SELECT seq, kind, business_id, lane, state, accepted_at, payload FROM reports WHERE seq > ? ORDER BY seq',
      )
      .all(placedSeq)
      .filter(({ state }) => state === NOTED)
      .map(notedReport);
    this.#committed = this.#reports.length;
  }

  get count(): number {
    return this.#reports.length;
  }

  get lastSeq(): number | undefined {
    return this.#reports.at(-1)?.seq;
  }

  add(report: NotedReport): void {
    this.#reports.push(report);
  }

  /** The order a ticket belongs to, when that order is only noted. */
  orderOfTicket(ticketId: string): string | undefined {
    const report = this.#reports.findLast(({ draft }) => draft.ticketOrder?.ticketIds.includes(ticketId) === true);
    return report?.draft.ticketOrder?.orderId;
  }

  /** Everything, to be placed; forgotten once the transaction commits. */
  take(): readonly NotedReport[] {
    this.#isTaken = true;
    return this.#reports;
  }

  committed(): void {
    if (this.#isTaken) this.#reports = [];
    this.#isTaken = false;
    this.#committed = this.#reports.length;
  }

  revert(): void {
    this.#isTaken = false;
    this.#reports.length = this.#committed;
  }
}

/** The row of a process that died before it placed it: its kind and payload say where it belongs. */
export function notedReport(row: Readonly<Record<string, unknown>>): NotedReport {
  const { seq, lane, accepted_at: acceptedAt } = row as { seq: number; lane: string; accepted_at: number };
  const bare = { kind: row.kind as ReportKind, businessId: row.business_id as string, payload: row.payload as string };
  return { seq, draft: { ...bare, lane, ...placeOf(bare) }, lane, acceptedAt };
}

function placeOf({ kind, payload }: { kind: ReportKind; payload: string }): Pick<ReportDraft, 'holds' | 'needs'> {
  try {
    const { laneOfTicket: _, lane: __, payload: ___, ...place } = draftOf(kind, JSON.parse(payload) as never);
    return place;
  } catch {
    // delivery finds out that it cannot be read, and gives it to a person
    return { needs: [], holds: [] };
  }
}
