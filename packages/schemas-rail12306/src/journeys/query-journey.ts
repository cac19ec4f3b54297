import { journey, type JourneyContext, type StepSpec } from '@boxwire/contract';
import { z } from 'zod';
import { readTicketPrices } from '../models/ticket-prices.ts';
import { trainOffer, type TrainOffer } from '../models/train-offer.ts';
import type { TrainRow } from '../codecs/train-row.ts';
import { trainEndpoints } from '../endpoints/left-ticket.ts';
import { findTrains, tripInput, tripSteps, tripTransforms } from './trip.ts';

const input = z.object({
  ...tripInput,
  /** Train numbers (`G999`) or letters (`G`) to keep. */
  trains: z.array(z.string().min(1)).optional(),
  /** Seat codes to keep; a train without any of them is left out. */
  seats: z.array(z.string().min(1)).optional(),
  bookableOnly: z.boolean().default(false),
  sortBy: z.enum(['departure', 'arrival', 'duration', 'price']).default('departure'),
  /** Asks for the prices of trains whose row tells none (rows of 2018 and 2020), one call each. */
  fetchPrices: z.boolean().default(false),
});

const steps = {
  ...tripSteps,
  prices: { endpoint: trainEndpoints.prices, summary: 'prices a row does not tell' },
} as const satisfies Readonly<Record<string, StepSpec>>;

type Input = z.output<typeof input>;
type Context = JourneyContext<Input, typeof steps>;

/** `rail12306.query`: the trains between two stations, filtered and sorted, with stock and prices. */
export const queryJourney = journey({
  id: 'rail12306.query',
  summary: 'Lists the trains of a day between two stations, with stock and prices',
  source: 'rail12306 §3, §5.16',
  input,
  steps,
  transforms: tripTransforms,
  run: async (context: Context) => {
    const { call, need, fail, input: wanted } = context;
    const found = await findTrains(
      {
        need,
        fail,
        stations: () => call('stations'),
        init: () => call('init'),
        log: (query) => call('log', { query }),
        query: (query, queryName) =>
          call('query', { query, ...(queryName !== undefined && { params: { queryName } }) }),
      },
      wanted,
    );
    const offers: TrainOffer[] = [];
    for (const row of found.result.filter((each) => isWanted(each, wanted))) {
      const offer = keepSeats(trainOffer(row, found.map), wanted);
      if (offer !== undefined) offers.push(wanted.fetchPrices ? await withPrices(context, row, offer) : offer);
    }
    return { date: wanted.date, trains: offers.toSorted(comparison(wanted.sortBy)) };
  },
});

function isWanted(row: TrainRow, { trains }: Input): boolean {
  const code = row.station_train_code;
  return (
    trains === undefined ||
    trains.some((wanted) => code === wanted || (/^[A-Z]$/.test(wanted) && code.startsWith(wanted)))
  );
}

function keepSeats(offer: TrainOffer, { seats, bookableOnly }: Input): TrainOffer | undefined {
  if (bookableOnly && !offer.bookable) return undefined;
  if (seats === undefined) return offer;
  const kept = offer.seats.filter((seat) => seats.includes(seat.code));
  return kept.length === 0 ? undefined : { ...offer, seats: kept };
}

async function withPrices({ call, input: { date } }: Context, row: TrainRow, offer: TrainOffer): Promise<TrainOffer> {
  if (offer.seats.every((seat) => seat.priceJiao !== undefined)) return offer;
  const { train_no, from_station_no, to_station_no, seat_types } = row;
  const answer = await call('prices', {
    query: { train_no, from_station_no, to_station_no, seat_types, train_date: date },
  });
  // a list without prices is worth more than no list
  const prices = answer.ok ? readTicketPrices(answer.data) : {};
  const seats = offer.seats.map((seat) => ({
    ...seat,
    ...(prices[seat.code] !== undefined && { priceJiao: prices[seat.code] as number }),
  }));
  return { ...offer, seats };
}

function comparison(sortBy: Input['sortBy']): (a: TrainOffer, b: TrainOffer) => number {
  switch (sortBy) {
    case 'departure':
      return (a, b) => compareText(a.startTime, b.startTime);
    case 'arrival':
      return (a, b) => arrival(a) - arrival(b) || compareText(a.startTime, b.startTime);
    case 'duration':
      return (a, b) => last(a.durationMinutes) - last(b.durationMinutes) || compareText(a.startTime, b.startTime);
    case 'price':
      return (a, b) => cheapest(a) - cheapest(b) || compareText(a.startTime, b.startTime);
  }
}

// arrival counts from midnight of the boarding date, so that overnight trains come late
function arrival({ startTime, durationMinutes }: TrainOffer): number {
  const [hours = Number.NaN, minutes = Number.NaN] = startTime.split(':').map(Number);
  return last(hours * 60 + minutes + durationMinutes);
}

function cheapest({ seats }: TrainOffer): number {
  return Math.min(...seats.map((seat) => seat.priceJiao ?? Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}

function last(minutes: number): number {
  return Number.isNaN(minutes) ? Number.MAX_SAFE_INTEGER : minutes;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
