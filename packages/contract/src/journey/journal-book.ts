import type { JournalEntry, JournalStore, JournalValue } from './journal.ts';
import { JourneyError } from './journey-error.ts';
import type { Sealer } from './sealer.ts';

type EntryOf<Type extends JournalEntry['type']> = Extract<JournalEntry, { readonly type: Type }>;
type OperationEntry = Extract<JournalEntry, { readonly seq: number }>;
type OperationType = Exclude<OperationEntry['type'], 'retry'>;

/** The journal of one run: what is already known per operation, and the way to add to it. */
export class JournalBook {
  readonly #store: JournalStore;
  readonly #sealer: Sealer | undefined;
  readonly #operations = new Map<number, OperationEntry[]>();
  #start: EntryOf<'start'> | undefined;
  #unwritten: JournalEntry[] = [];

  private constructor(store: JournalStore, sealer: Sealer | undefined) {
    this.#store = store;
    this.#sealer = sealer;
  }

  /** Loads a journal. A journal that ended in a failed answer gets that operation voided, so it is done anew. */
  static async open(store: JournalStore, sealer: Sealer | undefined, at: number): Promise<JournalBook> {
    if (store.persistent && sealer === undefined) {
      throw new JourneyError(
        'JOURNAL_UNSEALED',
        'a journal that leaves the process needs a sealer; pass one made by createSealer',
      );
    }
    const book = new JournalBook(store, sealer);
    const entries = await store.load();
    for (const entry of entries) book.#take(entry);
    if (entries.at(-1)?.type === 'end') await book.#voidFailedAnswer(at);
    return book;
  }

  get start(): EntryOf<'start'> | undefined {
    return this.#start;
  }

  /** The entry of this type at this operation, if it was recorded. Throws when the journal holds another kind of operation there. */
  find<Type extends OperationType>(
    seq: number,
    type: Type,
    family: readonly OperationType[],
  ): EntryOf<Type> | undefined {
    const entries = this.#operations.get(seq) ?? [];
    const foreign = entries.find((entry) => !(family as readonly string[]).includes(entry.type));
    if (foreign !== undefined) throw mismatch(seq, `the journal holds "${foreign.type}", the run asks for "${type}"`);
    return entries.find((entry) => entry.type === type) as EntryOf<Type> | undefined;
  }

  async append(entry: JournalEntry): Promise<void> {
    await this.flush();
    await this.#store.append(entry);
    this.#take(entry);
  }

  /** Keeps an entry for the next `flush`; for values drawn synchronously, which nobody outside has seen yet. */
  appendLater(entry: JournalEntry): void {
    this.#unwritten.push(entry);
    this.#take(entry);
  }

  async flush(): Promise<void> {
    const entries = this.#unwritten;
    this.#unwritten = [];
    for (const entry of entries) await this.#store.append(entry);
  }

  async seal(value: unknown): Promise<JournalValue> {
    const text = JSON.stringify(value);
    return this.#sealer === undefined ? { sealed: false, text } : { sealed: true, text: await this.#sealer.seal(text) };
  }

  async unseal(value: JournalValue): Promise<unknown> {
    if (!value.sealed) return JSON.parse(value.text);
    if (this.#sealer === undefined) {
      throw new JourneyError('JOURNAL_UNREADABLE', 'the journal is sealed; pass the sealer it was written with');
    }
    return JSON.parse(await this.#sealer.open(value.text));
  }

  #take(entry: JournalEntry): void {
    if (entry.type === 'start') this.#start = entry;
    if (entry.type === 'retry') {
      for (const seq of [...this.#operations.keys()]) if (seq >= entry.seq) this.#operations.delete(seq);
    } else if ('seq' in entry) {
      const entries = this.#operations.get(entry.seq);
      if (entries === undefined) this.#operations.set(entry.seq, [entry]);
      else entries.push(entry);
    }
  }

  // the last call decides: a write that was sent and not answered must stay on record, so that it is looked up
  async #voidFailedAnswer(at: number): Promise<void> {
    const calls = [...this.#operations].filter(([, entries]) => entries.some(isCallEntry));
    const [seq, entries] = calls.at(-1) ?? [];
    const answer = entries?.find((entry) => entry.type === 'answered');
    if (seq === undefined || answer?.outcome.ok !== false) return;
    await this.append({ type: 'retry', seq, at });
  }
}

function isCallEntry(entry: OperationEntry): boolean {
  return entry.type === 'answered' || entry.type === 'sent';
}

/** The error of a run that does not follow its own journal. */
export function mismatch(seq: number, problem: string): JourneyError {
  return new JourneyError(
    'JOURNAL_MISMATCH',
    `operation ${seq.toString()}: ${problem}; resume with the journey version that wrote the journal`,
  );
}
