import { z } from 'zod';
import type { Screen } from '../../models/screen.ts';
import { seatCode } from '../../requests/dialect.ts';
import { areasOf, decodeSeatMap, type Area, type Seat } from '../../seats/decode-seat-map.ts';
import { parseSeatCode } from '../../seats/seat-code.ts';
import { reason } from '../reason.ts';
import type { OrderContext } from './order-context.ts';

/** Seats that were free when they were looked at; only createV2 holds them. */
export interface ChosenSeats {
  readonly codes: readonly string[];
  readonly totalFen: number;
}

/** The seats of the input, or those the account holder picks; each is looked up in its area's map. */
export async function chooseSeats(context: OrderContext, screen: Screen): Promise<ChosenSeats> {
  const { input, call, need, fail } = context;
  const areas = areasOf(need(await call('place', { query: { screen_id: screen.id } })));
  const maps = new Map<string, readonly Seat[]>();
  const codes = input.seats ?? (await askForSeats(context, { screen, areas, maps }));
  if (input.count !== undefined && input.count !== codes.length) {
    return fail(
      reason('SeatsMismatch', `${codes.length.toString()} seats for ${input.count.toString()} tickets`, 'invalid'),
    );
  }
  const wanted = [...new Set(codes)];
  for (const areaId of new Set(wanted.map((code) => parseSeatCode(code)?.areaId ?? ''))) {
    if (!maps.has(areaId)) maps.set(areaId, await readArea(context, screen, areaId));
  }
  const seats = [...maps.values()].flat().filter(({ code, available }) => available && wanted.includes(code));
  if (seats.length !== codes.length) {
    const missing = codes.length - seats.length;
    return fail(
      reason('SeatNotFree', `${missing.toString()} of ${codes.length.toString()} seats are not free`, 'soldOut'),
    );
  }
  return { codes: wanted, totalFen: seats.reduce((sum, { priceFen }) => sum + priceFen, 0) };
}

async function readArea({ call, need }: OrderContext, screen: Screen, areaId: string): Promise<readonly Seat[]> {
  return decodeSeatMap(areaId, need(await call('area', { query: { screen_id: screen.id, area_id: areaId } })));
}

interface SeatQuestion {
  readonly screen: Screen;
  readonly areas: readonly Area[];
  readonly maps: Map<string, readonly Seat[]>;
}

async function askForSeats(context: OrderContext, { screen, areas, maps }: SeatQuestion): Promise<readonly string[]> {
  for (const { id, available } of areas) if (available) maps.set(id, await readArea(context, screen, id));
  return context.challenge({
    kind: 'seats',
    ref: screen.id,
    prompt: 'Choose seats by their codes.',
    show: { areas, seats: [...maps.values()].flat().filter(({ available }) => available) },
    answerField: 'seats',
    answer: z.array(seatCode).min(1),
  });
}
