import { BatchBuilder } from './batch-builder.ts';
import type { PreparedReport } from './prepared-report.ts';

/** Claimed reports that wait for a free request, grouped by what they may share one with. */
export class ReadyBuffer {
  readonly #queues = new Map<string, PreparedReport[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(prepared: PreparedReport): void {
    const { batch, report } = prepared;
    const key = batch?.from === 'heads' ? batch.key : `#${report.seq}`;
    const queue = this.#queues.get(key);
    if (queue === undefined) this.#queues.set(key, [prepared]);
    else queue.push(prepared);
    this.#size += 1;
  }

  /** Takes the report that came first, and those that may go with it; `most(report)` bounds their number. */
  take(most: (seq: number) => number): BatchBuilder | undefined {
    for (const [key, queue] of this.#queues) {
      const [first, ...rest] = queue;
      if (first === undefined) continue;
      const builder = new BatchBuilder(first, most(first.report.seq));
      // one that was in a refused batch of its own must not grow another
      const left = rest.filter((next) => most(next.report.seq) < builder.reports.length + 1 || !builder.add(next));
      if (left.length === 0) this.#queues.delete(key);
      else this.#queues.set(key, left);
      this.#size -= builder.reports.length;
      return builder;
    }
    return undefined;
  }

  /** Takes everything out; answers the sequence numbers. */
  clear(): readonly number[] {
    const seqs = [...this.#queues.values()].flat().map(({ report }) => report.seq);
    this.#queues.clear();
    this.#size = 0;
    return seqs;
  }
}
