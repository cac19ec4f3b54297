import { ruleOf } from '../kinds/kind-rules.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { OutboxStore, ReportQuery } from '../outbox/outbox-store.ts';
import type { StoredReport } from '../outbox/stored-report.ts';
import type { RecordCounts } from './reconciliation.ts';

/** What became of a record: of its newest report that was not merged. */
export type RecordState = 'acknowledged' | 'outstanding' | 'discarded';

interface Entry {
  state: RecordState;
  readonly sessionId: string | undefined;
}

const PAGE = 1_000;

/** Every record that was accepted, by kind and id. Memory grows with their number: about 150 bytes each. */
export class Ledger {
  readonly #kinds = new Map<ReportKind, Map<string, Entry>>();

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

  state(kind: ReportKind, id: string): RecordState | undefined {
    return this.#kinds.get(kind)?.get(id)?.state;
  }

  *acknowledged(kind: ReportKind): Generator<string> {
    for (const [id, { state }] of this.#kinds.get(kind) ?? []) if (state === 'acknowledged') yield id;
  }

  counts(kind: ReportKind): RecordCounts {
    const counter = new RecordCounter();
    for (const { state } of this.#kinds.get(kind)?.values() ?? []) counter.add(state);
    return counter.counts();
  }

  /** Counts by session, and the acknowledged records of each kind in it. */
  sessions(): ReadonlyMap<
    string,
    { readonly all: RecordCounts; readonly acknowledged: ReadonlyMap<ReportKind, number> }
  > {
    const sessions = new Map<string, { counter: RecordCounter; acknowledged: Map<ReportKind, number> }>();
    for (const [kind, entries] of this.#kinds) {
      for (const { state, sessionId } of entries.values()) {
        if (sessionId === undefined) continue;
        let session = sessions.get(sessionId);
        if (session === undefined)
          sessions.set(sessionId, (session = { counter: new RecordCounter(), acknowledged: new Map() }));
        session.counter.add(state);
        if (state === 'acknowledged') session.acknowledged.set(kind, (session.acknowledged.get(kind) ?? 0) + 1);
      }
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
      const entry = entries.get(id);
      if (entry === undefined) entries.set(id, { state: now, sessionId });
      // what was acknowledged once stays received, whatever became of a later wish to change it
      else if (now !== 'discarded' || entry.state === 'discarded') entry.state = now;
    }
  }
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
