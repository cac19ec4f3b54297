import { InterparkValueError } from '../interpark-value-error.ts';

/** Value of each hex digit by character code; 255 where there is none. */
const NIBBLES = hexTable();

function hexTable(): Uint8Array {
  const table = new Uint8Array(128).fill(255);
  for (let value = 0; value < 16; value++) {
    const digit = value.toString(16);
    table[digit.charCodeAt(0)] = value;
    table[digit.toUpperCase().charCodeAt(0)] = value;
  }
  return table;
}

/**
 * Reads one hex string of seatStatus (interpark §5.9): seat `i` is bit `3 - (i & 3)` of character `i >> 2`, 1 = free. Answers one
 * byte per seat, 1 free and 0 not, in the order of seatMeta's `seats`; hidden seats count. The bits after the last seat are
 * ignored. Throws `InterparkValueError` `SEAT_BITMAP_INVALID` when the length is not ceil(seatCount / 4), which means that text and
 * seats are of different blocks, or at a character that is no hex digit.
 */
export function decodeSeatBitmap(hexText: string, seatCount: number): Uint8Array {
  if (!Number.isSafeInteger(seatCount) || seatCount < 0 || hexText.length !== Math.ceil(seatCount / 4)) {
    throw invalid(
      `expected ceil(seats / 4) hex digits for ${seatCount.toString()} seats, got ${hexText.length.toString()}`,
    );
  }
  const free = new Uint8Array(hexText.length * 4);
  for (let at = 0, seat = 0; at < hexText.length; at++, seat += 4) {
    const nibble = NIBBLES[hexText.charCodeAt(at)] ?? 255;
    if (nibble === 255) throw invalid(`expected a hex digit at ${at.toString()}`);
    free[seat] = nibble >> 3;
    free[seat + 1] = (nibble >> 2) & 1;
    free[seat + 2] = (nibble >> 1) & 1;
    free[seat + 3] = nibble & 1;
  }
  return free.subarray(0, seatCount);
}

/** Writes the hex string of seatStatus, upper case as recorded: anything truthy is free. Unused last bits are 0. */
export function encodeSeatBitmap(free: ArrayLike<boolean | number>): string {
  let hexText = '';
  for (let seat = 0; seat < free.length; seat += 4) {
    const nibble = bit(free[seat], 8) | bit(free[seat + 1], 4) | bit(free[seat + 2], 2) | bit(free[seat + 3], 1);
    hexText += '0123456789ABCDEF'.charAt(nibble);
  }
  return hexText;
}

/** How many of the first `seatCount` seats are free. Throws as `decodeSeatBitmap` does. */
export function countFreeSeats(hexText: string, seatCount: number): number {
  let count = 0;
  for (const seat of decodeSeatBitmap(hexText, seatCount)) count += seat;
  return count;
}

function bit(free: boolean | number | undefined, weight: number): number {
  return free === true || (typeof free === 'number' && free !== 0) ? weight : 0;
}

function invalid(problem: string): InterparkValueError {
  return new InterparkValueError('SEAT_BITMAP_INVALID', problem);
}
