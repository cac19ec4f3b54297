/** One stop. Minutes count from midnight of the day the train leaves its origin, in Shanghai. */
export interface Stop {
  readonly telecode: string;
  readonly km: number;
  readonly arrive: number;
  readonly depart: number;
}

/** Why a train cannot be booked at all. */
export type TrainState = 'running' | 'suspended' | 'adjusted' | 'withheld' | 'soldOut';

/** Sleeper and sitting places of one class. */
export interface ClassPlan {
  readonly code: string;
  readonly seats: number;
  /** Places free over the whole route at the start; absent: by `load`. */
  readonly left?: number;
}

/** One train of the timetable; it runs every day. */
export interface Train {
  /** Internal id, 12 characters. */
  readonly trainNo: string;
  /** Public number. */
  readonly code: string;
  readonly stops: readonly Stop[];
  readonly classes: readonly ClassPlan[];
  /** Standing places; 0: the train sells none. */
  readonly standing: number;
  readonly state: TrainState;
  /** Share of the seats that others bought already. */
  readonly load: number;
  /** `HH:mm` at which sales open on the first day of the window. */
  readonly saleTime: string;
  /** Sales open this many days before departure instead of the whole window. */
  readonly saleDays?: number;
  readonly isInternational: boolean;
  /** Percentages by class, where the train sells below the fare. */
  readonly discounts: Readonly<Record<string, number>>;
}

/** What a passenger rides: stop indexes on the route. */
export interface Leg {
  readonly from: number;
  readonly to: number;
}

/** The stop at an index of a leg. Throws `TypeError` off the route. */
export function stopAt(train: Train, index: number): Stop {
  const stop = train.stops[index];
  if (stop !== undefined) return stop;
  throw new TypeError(`${train.code} has no stop ${index}`);
}

/** Class letter of a public number; empty for plain numbers. */
export function kindOf({ code }: Train): string {
  return /^[A-Z]/.exec(code)?.[0] ?? '';
}

/** The class 无座 is sold as: `O` on G, D and C trains, `1` on others (rail12306 §2). */
export function standingCarrier(train: Train): string {
  return ['G', 'D', 'C'].includes(kindOf(train)) ? 'O' : '1';
}
