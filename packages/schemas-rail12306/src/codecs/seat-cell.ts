import { z } from 'zod';

/** What a stock cell says. `unknown` is a text no year of the contract lists; it survives as it came. */
export type SeatCellState =
  'notOffered' | 'plenty' | 'none' | 'count' | 'notOnSale' | 'waitlist' | 'blocked' | 'unknown';

/** One stock cell. `text` is the cell itself; `count` is set for `count` alone. */
export interface SeatCell {
  readonly state: SeatCellState;
  readonly text: string;
  readonly count?: number;
}

const STATES: Readonly<Record<string, SeatCellState>> = {
  '': 'notOffered',
  '--': 'notOffered',
  有: 'plenty',
  无: 'none',
  '*': 'notOnSale',
  候补: 'waitlist',
  禁售: 'blocked',
};

/** Reads a stock cell; never throws (rail12306 §4.2). `0` counts as none. */
export function readSeatCell(text: string): SeatCell {
  if (/^\d+$/.test(text)) {
    const count = Number(text);
    return count === 0 ? { state: 'none', text } : { state: 'count', text, count };
  }
  return { state: Object.hasOwn(STATES, text) ? (STATES[text] ?? 'unknown') : 'unknown', text };
}

/** Whether a cell promises at least `wanted` seats; an unknown text promises nothing. */
export function hasSeats(cell: SeatCell, wanted: number): boolean {
  return cell.state === 'plenty' || (cell.state === 'count' && (cell.count ?? 0) >= wanted);
}

const cellValue = z.custom<SeatCell>(
  (value) => typeof value === 'object' && value !== null && typeof (value as { text?: unknown }).text === 'string',
  'expected a stock cell',
);

/** A stock cell ↔ its meaning; unknown texts survive the round trip (rail12306 §4.2). */
export function seatCell(): z.ZodCodec<z.ZodString, typeof cellValue> {
  return z.codec(z.string(), cellValue, { decode: readSeatCell, encode: (cell) => cell.text });
}
