import type { SeatClass } from '../trains/seat-class.ts';
import type { Leg } from '../trains/train.ts';

/** One place of a train on one day. Bit n of a mask is the section between stop n and stop n + 1. */
export interface Seat {
  readonly code: string;
  readonly coach: string;
  /** Four characters: `009A`, `0045`, `0121`. */
  readonly number: string;
  /** As a ticket names it: `09A号`. */
  readonly name: string;
  /** Letter of a seat, level of a berth, or empty. */
  readonly place: string;
  /** Sections of live orders. */
  sold: number;
  /** Sections that other travellers have; nobody in the sandbox. */
  others: number;
}

const LEVEL_NAMES: Readonly<Record<string, string>> = { '1': '下铺', '2': '中铺', '3': '上铺' };

/** Sections of a leg. */
export function sectionsOf({ from, to }: Leg): number {
  return (1 << to) - (1 << from);
}

/** Builds the seats of one class, coach after coach. */
export function buildSeats(seatClass: SeatClass, count: number, firstCoach: number): Seat[] {
  return Array.from({ length: count }, (_, index) => {
    const coach = String(firstCoach + Math.floor(index / seatClass.perCoach)).padStart(2, '0');
    return { code: seatClass.code, coach, ...placeOf(seatClass, index % seatClass.perCoach), sold: 0, others: 0 };
  });
}

function placeOf({ layout, places }: SeatClass, index: number): Pick<Seat, 'number' | 'name' | 'place'> {
  if (layout === 'numbers') {
    const number = String(index + 1);
    return { number: number.padStart(4, '0'), name: `${number.padStart(3, '0')}号`, place: '' };
  }
  const place = places[index % places.length] ?? '';
  const row = String(Math.floor(index / places.length) + 1);
  const number = row.padStart(3, '0') + place;
  const kind = layout === 'berths' ? `号${LEVEL_NAMES[place] ?? ''}` : `${place}号`;
  return { number, name: row.padStart(2, '0') + kind, place };
}
