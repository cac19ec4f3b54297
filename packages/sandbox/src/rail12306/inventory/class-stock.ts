import type { Random } from '../../core/random.ts';
import type { Seat } from './seat.ts';

const PARTIAL_SHARE = 0.25;

/** How the seats of a class are taken at the start. */
export interface StartingLoad {
  readonly sections: number;
  readonly load: number;
  /** Free over the whole route, exactly. */
  readonly left?: number | undefined;
}

/** The seats of one class on one train of one day. */
export class ClassStock {
  readonly seats: readonly Seat[];
  readonly #counts = new Map<number, number>();

  constructor(seats: readonly Seat[]) {
    this.seats = seats;
  }

  /** Seats free on every one of these sections. */
  left(sections: number): number {
    const known = this.#counts.get(sections);
    if (known !== undefined) return known;
    let count = 0;
    for (const { sold, others } of this.seats) if (((sold | others) & sections) === 0) count += 1;
    this.#counts.set(sections, count);
    return count;
  }

  /** The first free seat, at one of the wished places where there is one. */
  pick(sections: number, { wish, taken }: { wish: string | undefined; taken: readonly Seat[] }): Seat | undefined {
    let free: Seat | undefined;
    for (const seat of this.seats) {
      if (((seat.sold | seat.others) & sections) !== 0 || taken.includes(seat)) continue;
      if (wish === undefined || seat.place === wish) return seat;
      free ??= seat;
    }
    return free;
  }

  /** Gives a seat to an order. Throws `RangeError` where it is taken: a seat is never sold twice. */
  sell(seat: Seat, sections: number): void {
    if (((seat.sold | seat.others) & sections) !== 0) throw new RangeError(`seat ${seat.number} is taken`);
    seat.sold |= sections;
    this.#counts.clear();
  }

  release(seat: Seat, sections: number): void {
    seat.sold &= ~sections;
    this.#counts.clear();
  }

  /** Lets others buy at random, or all but `left`. */
  load({ sections, load, left }: StartingLoad, random: Random): void {
    if (left !== undefined) {
      this.setLeft(left, sections);
      return;
    }
    for (const seat of this.seats) {
      const drawn = random.next();
      if (drawn < load * (1 - PARTIAL_SHARE)) seat.others = sections;
      else if (drawn < load) seat.others = partOf(sections, random);
    }
    this.#counts.clear();
  }

  /** Leaves exactly `left` seats free over the whole route, or as many as no order holds. */
  setLeft(left: number, sections: number): void {
    let free = left;
    for (const seat of this.seats) {
      const isFree = seat.sold === 0 && free > 0;
      seat.others = isFree ? 0 : sections & ~seat.sold;
      if (isFree) free -= 1;
    }
    this.#counts.clear();
  }
}

function partOf(sections: number, random: Random): number {
  const stops = 32 - Math.clz32(sections);
  const from = random.integer(0, stops - 1);
  const to = random.integer(from + 1, stops);
  return (1 << to) - (1 << from);
}
