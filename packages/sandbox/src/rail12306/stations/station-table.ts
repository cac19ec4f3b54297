import type { Station } from './station.ts';
import { STATIONS } from './station-seed.ts';

const BY_TELECODE = new Map(STATIONS.map((station) => [station.telecode, station]));

/** The station of a telecode. */
export function findStation(telecode: string): Station | undefined {
  return BY_TELECODE.get(telecode);
}

/** The station of a telecode the timetable uses. Throws `TypeError` where there is none: a mistake of the seed. */
export function stationOf(telecode: string): Station {
  const station = BY_TELECODE.get(telecode);
  if (station !== undefined) return station;
  throw new TypeError(`no station ${telecode}`);
}

/** Chinese name of a station the timetable uses. */
export function nameOf(telecode: string): string {
  return stationOf(telecode).name;
}

/** Whether two stations are in one city: a query for one also finds trains of the other. */
export function isSameCity(one: string, other: string): boolean {
  return one === other || stationOf(one).cityCode === findStation(other)?.cityCode;
}
