import type { TrainRun } from '../inventory/train-run.ts';
import { fareJiao, jiaoText } from '../trains/fares.ts';
import { seatClassOf, STANDING_COLUMN } from '../trains/seat-class.ts';
import { standingCarrier, type Leg } from '../trains/train.ts';

/** Where counts end: 有 in a cell, 21 in a chunk (rail12306 §4.3). */
const MANY = 20;
const STANDING_MARK = 3000;

/** What is left of one class on a leg: the one figure behind cells, chunks and queue counts. */
export interface Availability {
  readonly code: string;
  readonly isStanding: boolean;
  readonly left: number;
  readonly jiao: number;
}

/** Everything a train offers on a leg, 无座 last. */
export function availabilityOf(run: TrainRun, leg: Leg): Availability[] {
  const { train } = run;
  const seats = train.classes.map(({ code }): Availability => ({
    code,
    isStanding: false,
    left: run.left(code, leg),
    jiao: fareJiao(train, leg, { code }),
  }));
  if (train.standing === 0) return seats;
  const code = standingCarrier(train);
  const standing = { code, isStanding: true, left: run.standingLeft(leg), jiao: fareJiao(train, leg, { code }) };
  return [...seats, standing];
}

/** Column of the row. */
export function columnOf({ code, isStanding }: Availability): number {
  return isStanding ? STANDING_COLUMN : seatClassOf(code).column;
}

/** Cell of the row: 有 over 20, a number up to it, 无. */
export function cellOf({ left }: Pick<Availability, 'left'>): string {
  if (left > MANY) return '有';
  return left > 0 ? String(left) : '无';
}

/** `yp_info_new`: code, five digits of jiao, four of count; 无座 counts from 3000 (rail12306 §4.3). */
export function priceChunks(available: readonly Availability[]): string {
  return available
    .map(({ code, isStanding, left, jiao }) => {
      const count = isStanding ? STANDING_MARK + left : Math.min(left, MANY + 1);
      return code + jiaoText(jiao) + String(count).padStart(4, '0');
    })
    .join('');
}

/** `seat_types`: a repeated last code stands for 无座. */
export function seatTypesOf(available: readonly Availability[]): string {
  return available.map(({ code }) => code).join('');
}
