import type { FailureKind } from '@boxwire/contract';
import { hasSeats } from '../codecs/seat-cell.ts';
import type { TrainRow } from '../codecs/train-row.ts';
import { isStanding } from '../codes/seat-types.ts';
import { isBookable, readSeats } from '../models/train-offer.ts';
import type { BookInput } from './book-input.ts';
import type { TrainList } from './trip.ts';

/** Why a journey ends by itself. */
export interface Reason {
  readonly kind: FailureKind;
  readonly code: string;
  readonly message: string;
}

/** The row to book and its place in the answer, or why there is none. */
export function chooseTrain(
  found: TrainList,
  input: Pick<BookInput, 'train' | 'seat' | 'passengers'>,
): { readonly index: number; readonly row: TrainRow } | Reason {
  const index = found.result.findIndex((row) => row.station_train_code === input.train);
  const row = found.result[index];
  if (row === undefined) {
    return {
      kind: 'notFound',
      code: 'TrainNotFound',
      message: `${found.result.length.toString()} trains run, not this one`,
    };
  }
  return stockProblem(row, input) ?? { index, row };
}

function stockProblem(row: TrainRow, input: Pick<BookInput, 'seat' | 'passengers'>): Reason | undefined {
  const problems = [...wantedSeats(input)].map(([code, count]) => seatProblem(row, code, count));
  const problem = problems.find((each) => each !== undefined);
  if (problem !== undefined) return problem;
  if (isBookable(row)) return undefined;
  return { kind: 'refused', code: 'NotOnSale', message: `the site does not sell this train: ${row.buttonTextInfo}` };
}

/** How many seats of each class the booking needs. */
function wantedSeats({ seat, passengers }: Pick<BookInput, 'seat' | 'passengers'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const passenger of passengers) {
    const wanted = passenger.seat ?? seat;
    const code = isStanding(wanted) ? 'WZ' : wanted;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

function seatProblem(row: TrainRow, code: string, count: number): Reason | undefined {
  const cell = readSeats(row).find((seat) => seat.code === code)?.cell;
  // a text nobody has described promises nothing and refuses nothing: the site decides
  if (cell?.state === 'unknown' || (cell !== undefined && hasSeats(cell, count))) return undefined;
  switch (cell?.state) {
    case undefined:
    case 'notOffered':
      return { kind: 'invalid', code: 'SeatNotOffered', message: `this train has no seats of class ${code}` };
    case 'notOnSale':
      return { kind: 'refused', code: 'NotOnSale', message: 'the sale has not begun' };
    default:
      return {
        kind: 'soldOut',
        code: 'SoldOut',
        message: `${count.toString()} seats of class ${code} wanted, the site shows ${cell?.text ?? ''}`,
      };
  }
}
