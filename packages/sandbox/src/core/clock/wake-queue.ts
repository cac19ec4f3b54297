/** Something that happens at a time. */
export interface WakeUp {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: 'sleeper' | 'timer';
  readonly name: string;
  run(): void | Promise<void>;
}

/** Wake-ups by time, those of one time in the order they were added. */
export class WakeQueue {
  // latest first, so that taking the earliest is a pop
  readonly #items: WakeUp[] = [];

  add(item: WakeUp): void {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#items[middle]?.at ?? 0) > item.at) low = middle + 1;
      else high = middle;
    }
    this.#items.splice(low, 0, item);
  }

  remove(item: WakeUp): boolean {
    const index = this.#items.lastIndexOf(item);
    if (index < 0) return false;
    this.#items.splice(index, 1);
    return true;
  }

  earliest(): WakeUp | undefined {
    return this.#items.at(-1);
  }

  /** Takes the earliest wake-up that is due at `time`. */
  takeDue(time: number): WakeUp | undefined {
    const next = this.earliest();
    return next !== undefined && next.at <= time ? this.#items.pop() : undefined;
  }

  /** All wake-ups, earliest first. */
  list(): WakeUp[] {
    return this.#items.toReversed();
  }

  clear(): WakeUp[] {
    return this.#items.splice(0);
  }
}
