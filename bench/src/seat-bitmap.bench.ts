import { decodeSeatBitmap, encodeSeatBitmap } from '@boxwire/schemas-interpark';
import { measure } from './measure.ts';
import { compare, type BenchResult } from './ratio.ts';

const SEATS = 5_000;

/** A block of 5,000 seats against reading the hex text digit by digit. */
export async function benchSeatBitmap(): Promise<BenchResult> {
  const hex = encodeSeatBitmap(Uint8Array.from({ length: SEATS }, (_, seat) => (seat % 3 === 0 ? 1 : 0)));
  const measured = await measure(
    [
      { name: 'decodeSeatBitmap', run: (count) => repeat(count, () => decodeSeatBitmap(hex, SEATS)) },
      { name: 'digits one by one', run: (count) => repeat(count, () => digitByDigit(hex)) },
    ],
    { count: 200, rounds: 15 },
  );
  return {
    ratios: [
      compare(measured, {
        area: `seat bitmap (${SEATS.toString()})`,
        ours: 'decodeSeatBitmap',
        against: 'digits one by one',
        bar: 'none',
      }),
    ],
  };
}

function digitByDigit(hex: string): boolean[] {
  return Array.from(hex).flatMap((digit) => {
    const bits = Number.parseInt(digit, 16);
    return [8, 4, 2, 1].map((bit) => (bits & bit) !== 0);
  });
}

function repeat(count: number, run: () => unknown): void {
  for (let done = 0; done < count; done += 1) run();
}
