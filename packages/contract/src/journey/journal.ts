import type { FailureKind } from '../outcome.ts';

/** A value in the journal: JSON text, encrypted when the journey has a sealer. */
export interface JournalValue {
  readonly sealed: boolean;
  readonly text: string;
}

/** What an answer was, in the clear: enough to read a journal without its key. */
export interface OutcomeSummary {
  readonly ok: boolean;
  readonly kind?: FailureKind;
  readonly code?: string;
}

/**
 * One line of a journal. `seq` counts the operations of `run` from 0; entries are only ever appended.
 * `retry` voids what stands at its `seq`, so that a resumed journey does that operation anew.
 */
export type JournalEntry =
  | {
      readonly type: 'start';
      readonly version: 1;
      readonly journeyId: string;
      readonly at: number;
      readonly input: JournalValue;
    }
  | {
      readonly type: 'sent';
      readonly seq: number;
      readonly stepId: string;
      readonly at: number;
      readonly request: JournalValue;
    }
  | {
      readonly type: 'answered';
      readonly seq: number;
      readonly stepId: string;
      /** Step whose endpoint gave the answer: another one after settling. */
      readonly answeredBy: string;
      readonly at: number;
      readonly outcome: OutcomeSummary;
      readonly response: JournalValue;
    }
  | {
      readonly type: 'challenged';
      readonly seq: number;
      readonly kind: string;
      readonly ref: string;
      readonly at: number;
    }
  | { readonly type: 'holderAnswered'; readonly seq: number; readonly at: number; readonly answer: JournalValue }
  | { readonly type: 'waiting'; readonly seq: number; readonly at: number; readonly untilMs: number }
  | { readonly type: 'waited'; readonly seq: number; readonly at: number }
  | { readonly type: 'drew'; readonly seq: number; readonly what: 'now' | 'random'; readonly value: number }
  | { readonly type: 'retry'; readonly seq: number; readonly at: number }
  | { readonly type: 'end'; readonly at: number; readonly ok: boolean };

/** Keeps a journal. `append` resolves once the entry would survive a crash. */
export interface JournalStore {
  /** Whether entries leave the process; those must be sealed. */
  readonly persistent: boolean;
  load(): Promise<readonly JournalEntry[]>;
  append(entry: JournalEntry): Promise<void>;
}

/** A journal that lives as long as the process. */
export function memoryJournal(
  entries: readonly JournalEntry[] = [],
): JournalStore & { readonly entries: readonly JournalEntry[] } {
  const kept = [...entries];
  return {
    persistent: false,
    entries: kept,
    load: () => Promise.resolve([...kept]),
    append: (entry) => {
      kept.push(entry);
      return Promise.resolve();
    },
  };
}
