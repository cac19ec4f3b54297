import { seatClassOf } from './seat-class.ts';
import { kindOf, stopAt, type Leg, type Train } from './train.ts';

// a D train is slower and cheaper than a G train in the same class
const SLOW_FACTOR: Readonly<Record<string, number>> = { O: 0.74, M: 0.62 };
const LEVEL_FACTOR: Readonly<Record<string, number>> = { '1': 1, '2': 0.965, '3': 0.93 };
const LEAST_JIAO = 20;

/** Kilometres of a leg. */
export function distanceOf(train: Train, leg: Leg): number {
  return stopAt(train, leg.to).km - stopAt(train, leg.from).km;
}

/** Adult fare in jiao, a multiple of 5. A berth without a level is the lower one, the dearest. */
export function fareJiao(train: Train, leg: Leg, { code, level = '1' }: { code: string; level?: string }): number {
  const { rate, layout } = seatClassOf(code);
  const slow = ['D', 'C'].includes(kindOf(train)) ? (SLOW_FACTOR[code] ?? 1) : 1;
  const berth = layout === 'berths' ? (LEVEL_FACTOR[level] ?? 1) : 1;
  const percent = train.discounts[code] ?? 100;
  return Math.max(LEAST_JIAO, toHalfYuan((distanceOf(train, leg) * rate * slow * berth * percent) / 100));
}

/** What a ticket of this type costs, in fen. */
export function ticketFen(adultJiao: number, { code, type }: { code: string; type: string }): number {
  return toHalfYuan(adultJiao * shareOf(code, type)) * 10;
}

function shareOf(code: string, type: string): number {
  if (type === '2' || type === '4') return 0.5;
  if (type !== '3') return 1;
  if (code === 'O') return 0.75;
  return code === '1' || code === '3' ? 0.5 : 1;
}

function toHalfYuan(jiao: number): number {
  return Math.round(jiao / 5) * 5;
}

/** Jiao as five digits (rail12306 §4.3). */
export function jiaoText(jiao: number): string {
  return String(jiao).padStart(5, '0');
}

/** Fen as yuan with one decimal, as the order pages write it: `553.0`. */
export function yuanText(fen: number): string {
  return (fen / 100).toFixed(1);
}
