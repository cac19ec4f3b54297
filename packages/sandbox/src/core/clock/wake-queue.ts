/** Something that happens at a time. */
export interface WakeUp {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: 'sleeper' | 'timer';
  readonly name: string;
  run(): void | Promise<void>;
}

interface Slot {
  readonly item: WakeUp;
  readonly order: number;
}

/** Wake-ups by time, those of one time in the order they were added. A binary heap: a sandbox may hold a timer per order. */
export class WakeQueue {
  #heap: Slot[] = [];
  #added = 0;

  add(item: WakeUp): void {
    const slot = { item, order: ++this.#added };
    let index = this.#heap.push(slot) - 1;
    for (let parent = (index - 1) >> 1; index > 0; parent = (index - 1) >> 1) {
      const above = this.#heap[parent];
      if (above === undefined || before(above, slot)) break;
      this.#heap[index] = above;
      this.#heap[parent] = slot;
      index = parent;
    }
  }

  /** Whether the wake-up was there. */
  remove(item: WakeUp): boolean {
    const kept = this.#heap.filter((slot) => slot.item !== item);
    if (kept.length === this.#heap.length) return false;
    // a sorted list is a heap
    this.#heap = kept.sort(compare);
    return true;
  }

  earliest(): WakeUp | undefined {
    return this.#heap[0]?.item;
  }

  /** Takes the earliest wake-up that is due at `time`. */
  takeDue(time: number): WakeUp | undefined {
    const [first] = this.#heap;
    if (first === undefined || first.item.at > time) return undefined;
    const last = this.#heap.pop();
    if (last !== undefined && last !== first) this.#sink(last);
    return first.item;
  }

  /** All wake-ups, earliest first. */
  list(): WakeUp[] {
    return this.#heap.toSorted(compare).map(({ item }) => item);
  }

  /** Empties the queue and answers what was in it. */
  clear(): WakeUp[] {
    return this.#heap.splice(0).map(({ item }) => item);
  }

  #sink(slot: Slot): void {
    let index = 0;
    for (;;) {
      const left = this.#heap[2 * index + 1];
      const right = this.#heap[2 * index + 2];
      const child = right !== undefined && left !== undefined && before(right, left) ? right : left;
      if (child === undefined || before(slot, child)) break;
      this.#heap[index] = child;
      index = child === right ? 2 * index + 2 : 2 * index + 1;
    }
    this.#heap[index] = slot;
  }
}

function before(one: Slot, other: Slot): boolean {
  return compare(one, other) < 0;
}

function compare(one: Slot, other: Slot): number {
  return one.item.at - other.item.at || one.order - other.order;
}
