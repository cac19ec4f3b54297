import type { ReportedRecord } from '../kinds/kind-rule.ts';
import { ruleOf } from '../kinds/kind-rules.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { OutboxStore, ReportQuery } from '../outbox/outbox-store.ts';
import type { StoredReport } from '../outbox/stored-report.ts';
import type { RecordCounts } from './reconciliation.ts';

/** What became of a record: of its newest report that was not merged. */
export type RecordState = 'acknowledged' | 'outstanding' | 'discarded';

interface Entry {
  state: RecordState;
  /** Session of the report that decided `state`. */
  sessionId: string | undefined;
  /** Its last acknowledged report: what the receiver has, whatever is on its way. */
  acknowledged: Pick<ReportedRecord, 'sessionId'> | undefined;
}

interface SessionEntry {
  readonly counter: RecordCounter;
  readonly acknowledged: Map<ReportKind, number>;
}

const PAGE = 1_000;

/** Every record that was accepted, by kind and id. Memory grows with their number. */
export class Ledger {
  readonly #kinds = new Map<ReportKind, Map<string, Entry>>();
  /** Every session a record was ever reported in, also one that it has left. */
  readonly #sessionIds = new Set<string>();

  /** Reads the whole outbox, a page at a time. */
  static async read(store: Pick<OutboxStore, 'find'>): Promise<Ledger> {
    const ledger = new Ledger();
    for (let query: ReportQuery = { limit: PAGE }; ;) {
      const page = await store.find(query);
      for (const report of page) ledger.#add(report);
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return ledger;
      query = { limit: PAGE, afterSeq: last.seq };
    }
  }

  kinds(): readonly ReportKind[] {
    return [...this.#kinds.keys()];
  }

  isAcknowledged(kind: ReportKind, id: string): boolean {
    return this.#kinds.get(kind)?.get(id)?.acknowledged !== undefined;
  }

  /** Records with an acknowledged report, also when a newer one is on its way. */
  *acknowledged(kind: ReportKind): Generator<string> {
    for (const [id, { acknowledged }] of this.#kinds.get(kind) ?? []) if (acknowledged !== undefined) yield id;
  }

  counts(kind: ReportKind): RecordCounts {
    const counter = new RecordCounter();
    for (const { state } of this.#kinds.get(kind)?.values() ?? []) counter.add(state);
    return counter.counts();
  }

  /** Counts by session, and how many records of each kind were acknowledged in it at last. */
  sessions(): ReadonlyMap<
    string,
    { readonly all: RecordCounts; readonly acknowledged: ReadonlyMap<ReportKind, number> }
  > {
    const sessions = new Map(
      [...this.#sessionIds].map((id): [string, SessionEntry] => [
        id,
        { counter: new RecordCounter(), acknowledged: new Map() },
      ]),
    );
    for (const [kind, entries] of this.#kinds) {
      for (const entry of entries.values()) countEntry(sessions, kind, entry);
    }
    return new Map(
      [...sessions].map(([id, { counter, acknowledged }]) => [id, { all: counter.counts(), acknowledged }]),
    );
  }

  #add({ kind, state, payload }: StoredReport): void {
    // its place was taken by a newer report of the same record
    if (state === 'merged') return;
    let entries = this.#kinds.get(kind);
    if (entries === undefined) this.#kinds.set(kind, (entries = new Map<string, Entry>()));
    const now = state === 'done' ? 'acknowledged' : state === 'discarded' ? 'discarded' : 'outstanding';
    for (const { id, sessionId } of ruleOf(kind).records(JSON.parse(payload) as never)) {
      if (sessionId !== undefined) this.#sessionIds.add(sessionId);
      const entry = entries.get(id) ?? { state: 'discarded', sessionId, acknowledged: undefined };
      entries.set(id, entry);
      // what was acknowledged once stays received, whatever became of a later wish to change it
      if (now === 'discarded' && entry.state !== 'discarded') continue;
      entry.state = now;
      entry.sessionId = sessionId;
      if (now === 'acknowledged') entry.acknowledged = sessionId === undefined ? {} : { sessionId };
    }
  }
}

function countEntry(
  sessions: ReadonlyMap<string, SessionEntry>,
  kind: ReportKind,
  { state, sessionId = '', acknowledged }: Entry,
): void {
  sessions.get(sessionId)?.counter.add(state);
  const there = sessions.get(acknowledged?.sessionId ?? '');
  if (there === undefined) return;
  there.acknowledged.set(kind, (there.acknowledged.get(kind) ?? 0) + 1);
  // on its way to another session, it is still in this one
  if (acknowledged?.sessionId !== sessionId) there.counter.add('acknowledged');
}

class RecordCounter {
  readonly #states = { acknowledged: 0, outstanding: 0, discarded: 0 };

  add(state: RecordState): void {
    this.#states[state] += 1;
  }

  counts(): RecordCounts {
    const { acknowledged, outstanding, discarded } = this.#states;
    return { accepted: acknowledged + outstanding + discarded, acknowledged, outstanding, discarded };
  }
}
