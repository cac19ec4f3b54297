import type { SeqRange } from '../outbox/outbox-error.ts';
import { toRanges } from '../outbox/seq-ranges.ts';
import type { FoundRow } from './salvage-rows.ts';

const NOTHING = 0;
const ALTERED = 1;
const INTACT = 2;

/** What was found of each report; a byte per number, however large the rows are. */
export class Survey {
  readonly #onIntact: (row: FoundRow) => void;
  #found = new Uint8Array(1_024);
  #last = 0;
  #intact = 0;

  constructor(onIntact: (row: FoundRow) => void) {
    this.#onIntact = onIntact;
  }

  get intactCount(): number {
    return this.#intact;
  }

  /** The largest number seen. */
  get last(): number {
    return this.#last;
  }

  isIntact(seq: number): boolean {
    return this.#found[seq] === INTACT;
  }

  intact(seq: number, row: FoundRow): void {
    if (!this.isIntact(seq)) this.#intact += 1;
    this.#set(seq, INTACT);
    this.#onIntact(row);
  }

  altered(seq: number): void {
    if (!this.isIntact(seq)) this.#set(seq, ALTERED);
  }

  /** Numbers of a range that were found altered, and those that were not found. */
  gaps(
    { from, to }: SeqRange,
    isLost: (seq: number) => boolean,
  ): { altered: readonly SeqRange[]; missing: readonly SeqRange[] } {
    const altered: number[] = [];
    const missing: number[] = [];
    for (let seq = from; seq <= to; seq++) {
      const found = this.#found[seq] ?? NOTHING;
      if (found === ALTERED) altered.push(seq);
      else if (found === NOTHING && !isLost(seq)) missing.push(seq);
    }
    return { altered: toRanges(altered), missing: toRanges(missing) };
  }

  #set(seq: number, found: number): void {
    if (seq >= this.#found.length) {
      const larger = new Uint8Array(2 * seq);
      larger.set(this.#found);
      this.#found = larger;
    }
    this.#found[seq] = found;
    this.#last = Math.max(this.#last, seq);
  }
}
