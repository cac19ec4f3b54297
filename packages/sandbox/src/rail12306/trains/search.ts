import { isSameCity } from '../stations/station-table.ts';
import { stopAt, type Leg, type Train } from './train.ts';

/** A train and the stops it serves a journey with. */
export interface Connection {
  readonly train: Train;
  readonly leg: Leg;
}

/** Every train between two places, by departure; stations of the same city count (rail12306 §4.2 cols 6/7). */
export function connections(trains: readonly Train[], from: string, to: string): Connection[] {
  return trains
    .flatMap((train) => {
      const leg = legBetween(train, from, to);
      return leg === undefined ? [] : [{ train, leg }];
    })
    .sort((one, other) => departureOf(one) - departureOf(other) || (one.train.code < other.train.code ? -1 : 1));
}

/** The stops of a train between exactly these stations. */
export function legOf({ stops }: Train, from: string, to: string): Leg | undefined {
  const leg = {
    from: stops.findIndex((stop) => stop.telecode === from),
    to: stops.findIndex((stop) => stop.telecode === to),
  };
  return leg.from >= 0 && leg.to > leg.from ? leg : undefined;
}

function legBetween(train: Train, from: string, to: string): Leg | undefined {
  const exactly = (telecode: string): number => train.stops.findIndex((stop) => stop.telecode === telecode);
  const start = exactly(from) < 0 ? train.stops.findIndex(({ telecode }) => isSameCity(telecode, from)) : exactly(from);
  const end = exactly(to) < 0 ? train.stops.findLastIndex(({ telecode }) => isSameCity(telecode, to)) : exactly(to);
  return start >= 0 && end > start ? { from: start, to: end } : undefined;
}

function departureOf({ train, leg }: Connection): number {
  return stopAt(train, leg.from).depart % 1440;
}
