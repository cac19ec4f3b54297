import { InterparkValueError } from '../interpark-value-error.ts';
import type { BlockSeats, Seat } from '../models/seats.ts';
import { decodeSeatBitmap } from './seat-bitmap.ts';

/** A block whose seats say whether they are free. */
export interface AvailableBlock {
  readonly blockKey: string;
  readonly freeCount: number;
  readonly seats: readonly (Seat & { readonly free: boolean })[];
}

/** What `seatAvailability` joins: the same `blockKeys`, in the same order, went to seatMeta and seatStatus. */
export interface AvailabilityParts {
  readonly blockKeys: readonly string[];
  readonly meta: readonly BlockSeats[];
  readonly bitmaps: readonly string[];
}

/**
 * Joins seatMeta and seatStatus (interpark §5.9). Bitmaps have no name: the n-th belongs to the n-th requested block, whichever
 * order seatMeta answered in. Throws `InterparkValueError` `SEAT_BITMAP_INVALID` when blocks or lengths do not match.
 */
export function seatAvailability({ blockKeys, meta, bitmaps }: AvailabilityParts): AvailableBlock[] {
  if (bitmaps.length !== blockKeys.length) {
    throw mismatch(`expected ${blockKeys.length.toString()} bitmaps, one per block, got ${bitmaps.length.toString()}`);
  }
  const byKey = new Map(meta.map((block) => [block.blockKey, block]));
  return blockKeys.map((blockKey, index) => {
    const block = byKey.get(blockKey);
    if (block === undefined) throw mismatch('expected the seats of every block that was asked for');
    const free = decodeSeatBitmap(bitmaps[index] ?? '', block.seats.length);
    const seats = block.seats.map((seat, at) => ({ ...seat, free: free[at] === 1 }));
    return { blockKey, freeCount: seats.filter((seat) => seat.free).length, seats };
  });
}

function mismatch(problem: string): InterparkValueError {
  return new InterparkValueError('SEAT_BITMAP_INVALID', problem);
}
