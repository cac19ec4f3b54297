const BUCKETS = 60;

/** Counts over the last minute, in buckets of a second. */
export class RateMeter {
  readonly #counts = new Float64Array(BUCKETS);
  readonly #seconds = new Float64Array(BUCKETS);

  add(now: number, count: number): void {
    const second = Math.floor(now / 1_000);
    const index = second % BUCKETS;
    if (this.#seconds[index] !== second) {
      this.#seconds[index] = second;
      this.#counts[index] = 0;
    }
    this.#counts[index] = (this.#counts[index] ?? 0) + count;
  }

  lastMinute(now: number): number {
    const second = Math.floor(now / 1_000);
    let sum = 0;
    for (let i = 0; i < BUCKETS; i++) {
      if ((this.#seconds[i] ?? 0) > second - BUCKETS) sum += this.#counts[i] ?? 0;
    }
    return sum;
  }
}
