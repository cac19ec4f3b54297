import type { FailureKind, Outcome, StepSpec, Transform } from '@boxwire/contract';
import { z } from 'zod';
import { pageVariable } from '../codecs/page-variable.ts';
import { chooseStation, type Station } from '../codecs/station-script.ts';
import type { TrainRow } from '../codecs/train-row.ts';
import { leftTicketEndpoints, stationEndpoints } from '../endpoints/left-ticket.ts';
import { day } from '../wire/fields.ts';

/** What a trip is asked for with: stations by telecode, name or pinyin. */
export const tripInput = {
  from: z.string().min(1),
  to: z.string().min(1),
  /** Boarding date, `yyyy-MM-dd`. */
  date: day,
  purpose: z.enum(['ADULT', '0X00']).default('ADULT'),
};

interface Trip {
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly purpose: 'ADULT' | '0X00';
}

/** Steps of a query, and the transforms of their links. */
export const tripSteps = {
  stations: { endpoint: stationEndpoints.script, summary: 'telecodes of the stations' },
  init: { endpoint: leftTicketEndpoints.init, summary: 'cookies, and the name of the query' },
  log: { endpoint: leftTicketEndpoints.log, summary: 'notes the query, where the page asks for it' },
  query: {
    endpoint: leftTicketEndpoints.query,
    summary: 'the trains of the day',
    links: [{ to: '/params/queryName', from: { step: 'init', pointer: '' }, via: ['queryName'] }],
  },
} as const satisfies Readonly<Record<string, StepSpec>>;

export const tripTransforms: Readonly<Record<string, Transform>> = {
  queryName: (page) => lastSegment(pageVariable(String(page), 'CLeftTicketUrl')),
};

type TrainQuery = Readonly<
  Record<'leftTicketDTO.train_date' | 'leftTicketDTO.from_station' | 'leftTicketDTO.to_station', string>
> & {
  readonly purpose_codes: 'ADULT' | '0X00';
};

/** `data` of a query. */
export interface TrainList {
  readonly result: readonly TrainRow[];
  readonly map: Readonly<Record<string, string>>;
}

/** The calls a trip search makes, bound to the journey's own `call`. */
export interface TripCalls {
  stations(): Promise<Outcome<readonly Station[]>>;
  init(): Promise<Outcome<string>>;
  log(query: TrainQuery): Promise<Outcome<unknown>>;
  query(query: TrainQuery, queryName?: string): Promise<Outcome<TrainList>>;
  need<Data>(outcome: Outcome<Data>): Data;
  fail(reason: { readonly kind: FailureKind; readonly code: string; readonly message: string }): never;
}

/**
 * Asks for the trains of a trip. A query that moved (`c_url`) is asked once more under its new name, never followed as a
 * redirect (rail12306 §5.16).
 */
export async function findTrains(calls: TripCalls, trip: Trip): Promise<TrainList> {
  const [from, to] = await telecodes(calls, trip);
  const page = calls.need(await calls.init());
  const query: TrainQuery = {
    'leftTicketDTO.train_date': trip.date,
    'leftTicketDTO.from_station': from,
    'leftTicketDTO.to_station': to,
    purpose_codes: trip.purpose,
  };
  // a page that cannot note the query still answers it
  if (pageVariable(page, 'isSaveQueryLog') === 'Y') await calls.log(query);
  const first = await calls.query(query);
  const renamed = !first.ok && first.code === 'QueryRenamed' ? first.detail?.queryName : undefined;
  return calls.need(typeof renamed === 'string' ? await calls.query(query, renamed) : first);
}

async function telecodes(calls: TripCalls, { from, to }: Trip): Promise<readonly [string, string]> {
  if (isTelecode(from) && isTelecode(to)) return [from, to];
  const stations = calls.need(await calls.stations());
  return [telecodeOf(calls, stations, from), telecodeOf(calls, stations, to)];
}

function telecodeOf(calls: TripCalls, stations: readonly Station[], wanted: string): string {
  if (isTelecode(wanted)) return wanted;
  const found = chooseStation(stations, wanted);
  if (found.length === 1 && found[0] !== undefined) return found[0].telecode;
  const names = found.slice(0, 5).map((station) => station.name);
  return calls.fail(
    found.length === 0
      ? { kind: 'notFound', code: 'StationUnknown', message: 'no station has this name, pinyin or code' }
      : { kind: 'invalid', code: 'StationAmbiguous', message: `several stations fit: ${names.join(', ')}` },
  );
}

function isTelecode(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}

function lastSegment(url: unknown): string | undefined {
  return typeof url === 'string' ? url.slice(url.lastIndexOf('/') + 1) : undefined;
}
