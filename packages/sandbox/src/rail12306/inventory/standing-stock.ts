import type { Leg } from '../trains/train.ts';

/** Standing places of one train on one day: a number per section. */
export class StandingStock {
  readonly capacity: number;
  readonly #sold: number[];

  constructor(capacity: number, sections: number) {
    this.capacity = capacity;
    this.#sold = Array.from({ length: sections }, () => 0);
  }

  left({ from, to }: Leg): number {
    return this.capacity - Math.max(...this.#sold.slice(from, to));
  }

  sell(leg: Leg, count: number): void {
    if (this.left(leg) < count) throw new RangeError('no standing place left');
    this.#add(leg, count);
  }

  release(leg: Leg, count: number): void {
    this.#add(leg, -count);
  }

  /** Sold places of every section. */
  sold(): readonly number[] {
    return this.#sold;
  }

  #add({ from, to }: Leg, count: number): void {
    for (let section = from; section < to; section += 1) this.#sold[section] = (this.#sold[section] ?? 0) + count;
  }
}
