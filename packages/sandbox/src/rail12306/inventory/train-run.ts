import type { Random } from '../../core/random.ts';
import { addDays, compactDay } from '../time/shanghai.ts';
import { seatClassOf } from '../trains/seat-class.ts';
import { standingCarrier, stopAt, type Leg, type Train } from '../trains/train.ts';
import { ClassStock } from './class-stock.ts';
import { buildSeats, sectionsOf, type Seat } from './seat.ts';
import { StandingStock } from './standing-stock.ts';

/** A place that an order holds. */
export interface Place {
  /** Class it was ordered as. */
  readonly code: string;
  readonly coach: string;
  readonly number: string;
  readonly name: string;
  /** Level of a berth. */
  readonly level: string;
  /** Absent: 无座. */
  readonly seat?: Seat;
}

/** What one passenger asks for. */
export interface PlaceWish {
  readonly code: string;
  /** Letter or berth level. */
  readonly wish?: string | undefined;
}

/** One train on one day: every row, price, count and order is derived from it. */
export class TrainRun {
  readonly train: Train;
  /** Date on which the train leaves its origin. */
  readonly originDay: string;
  readonly classes: ReadonlyMap<string, ClassStock>;
  readonly standing: StandingStock;
  readonly #whole: number;
  #standingNumber = 0;

  constructor(train: Train, originDay: string, random: Random) {
    this.train = train;
    this.originDay = originDay;
    this.#whole = sectionsOf({ from: 0, to: train.stops.length - 1 });
    this.classes = this.#build(random);
    const isOpen = train.state !== 'soldOut';
    this.standing = new StandingStock(isOpen ? train.standing : 0, train.stops.length - 1);
  }

  /** Unique for the train and the day. */
  get key(): string {
    return `${this.train.code}/${this.originDay}`;
  }

  /** Seats of a class on a leg; 0 for a class the train has not. */
  left(code: string, leg: Leg): number {
    return this.classes.get(code)?.left(sectionsOf(leg)) ?? 0;
  }

  /** Standing places on a leg. */
  standingLeft(leg: Leg): number {
    return this.standing.left(leg);
  }

  /** Date of departure at the boarding stop. */
  boardingDay({ from }: Leg): string {
    return addDays(this.originDay, Math.floor(stopAt(this.train, from).depart / 1440));
  }

  /** Takes a place for everybody or for nobody (`undefined`); 无座 where the carrier class has no seat left. */
  take(leg: Leg, wishes: readonly PlaceWish[]): Place[] | undefined {
    const picked: (Seat | undefined)[] = [];
    for (const { code, wish } of wishes) {
      const taken = picked.filter((seat) => seat !== undefined);
      picked.push(this.classes.get(code)?.pick(sectionsOf(leg), { wish, taken }));
    }
    const unseated = wishes.filter((_, index) => picked[index] === undefined);
    if (unseated.some(({ code }) => code !== standingCarrier(this.train))) return undefined;
    if (this.standingLeft(leg) < unseated.length) return undefined;
    this.standing.sell(leg, unseated.length);
    return wishes.map(({ code }, index) => this.#hold(leg, code, picked[index]));
  }

  /** Gives places back. */
  release(leg: Leg, places: readonly Place[]): void {
    for (const { code, seat } of places) {
      if (seat === undefined) this.standing.release(leg, 1);
      else this.classes.get(code)?.release(seat, sectionsOf(leg));
    }
  }

  /** Leaves exactly `left` seats of a class free over the whole route. */
  setLeft(code: string, left: number): void {
    this.classes.get(code)?.setLeft(left, this.#whole);
  }

  #hold(leg: Leg, code: string, seat: Seat | undefined): Place {
    if (seat === undefined) return this.#stand(code);
    this.classes.get(code)?.sell(seat, sectionsOf(leg));
    const { coach, number, name, place } = seat;
    return { code, coach, number, name, level: place, seat };
  }

  // numbered from 3000 on, as the price chunks mark 无座 (rail12306 §4.3)
  #stand(code: string): Place {
    this.#standingNumber += 1;
    const coach = this.classes.get(code)?.seats[0]?.coach ?? '01';
    return { code, coach, number: String(3000 + this.#standingNumber), name: '无座', level: '' };
  }

  #build(random: Random): Map<string, ClassStock> {
    const { classes, state, load } = this.train;
    const drawn = random.fork(`${this.train.code} ${compactDay(this.originDay)}`);
    let coach = 1;
    return new Map(
      classes.map(({ code, seats, left }) => {
        const seatClass = seatClassOf(code);
        const stock = new ClassStock(buildSeats(seatClass, seats, coach));
        coach += Math.ceil(seats / seatClass.perCoach);
        stock.load({ sections: this.#whole, load, left: state === 'soldOut' ? 0 : left }, drawn);
        return [code, stock] as const;
      }),
    );
  }
}
