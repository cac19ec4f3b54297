import { z } from 'zod';

/** One station. The old form of the script has the first six fields only (rail12306 §4.1). */
export interface Station {
  /** Three letters, not unique. */
  readonly searchKey: string;
  readonly name: string;
  /** Three capital letters, unique. */
  readonly telecode: string;
  readonly pinyin: string;
  readonly initials: string;
  /** Renumbered by each version of the script; gaps exist. */
  readonly index: string;
  readonly cityCode?: string | undefined;
  readonly cityName?: string | undefined;
  /** Empty for China. */
  readonly countryCode?: string | undefined;
  readonly countryName?: string | undefined;
  /** English or other names; may hold blanks and `#`. */
  readonly otherNames?: string | undefined;
}

const FIELDS = [
  'searchKey',
  'name',
  'telecode',
  'pinyin',
  'initials',
  'index',
  'cityCode',
  'cityName',
  'countryCode',
  'countryName',
  'otherNames',
] as const satisfies readonly (keyof Station)[];
const OLD_FIELDS = 6;
const PREFIX = "var station_names ='";
const SUFFIX = "';";

const stationList = z.custom<readonly Station[]>(
  (value) => Array.isArray(value) && value.every(isStation),
  'expected stations',
);

/**
 * `station_name.js` ↔ stations, in the form with six and the one with eleven tokens per record (rail12306 §4.1). Writes
 * eleven tokens for a station with a city code, six for one without.
 */
export function stationScript(): z.ZodCodec<z.ZodString, typeof stationList> {
  return z.codec(z.string(), stationList, {
    decode: (wire, context) => readStations(wire) ?? refuse(context, wire, "expected var station_names ='@…'"),
    encode: (stations, context) => {
      const records = stations.map((station) => fieldsOf(station));
      if (records.flat().some((field) => /[@|']/.test(field))) {
        return refuse(context, stations, 'a field holds a separator or a quote');
      }
      return PREFIX + records.map((fields) => `@${fields.join('|')}`).join('') + SUFFIX;
    },
  });
}

function readStations(script: string): Station[] | undefined {
  const start = script.indexOf("'");
  const end = script.lastIndexOf("'");
  if (end <= start) return undefined;
  const stations = script
    .slice(start + 1, end)
    .split('@')
    .filter((record) => record !== '')
    .map(readStation);
  return stations.every((station) => station !== undefined) ? stations : undefined;
}

function readStation(record: string): Station | undefined {
  const tokens = record.split('|');
  if (tokens.length < OLD_FIELDS) return undefined;
  const fields = tokens.length < FIELDS.length ? FIELDS.slice(0, OLD_FIELDS) : FIELDS;
  return Object.fromEntries(fields.map((field, index) => [field, tokens[index] ?? ''])) as unknown as Station;
}

function fieldsOf(station: Station): string[] {
  const fields = station.cityCode === undefined ? FIELDS.slice(0, OLD_FIELDS) : FIELDS;
  return fields.map((field) => station[field] ?? '');
}

function isStation(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const station = value as Record<string, unknown>;
  return FIELDS.slice(0, OLD_FIELDS).every((field) => typeof station[field] === 'string');
}

function refuse(context: z.core.ParsePayload, input: unknown, message: string): never {
  context.issues.push({ code: 'custom', input, message });
  return z.NEVER;
}

/**
 * The stations a traveller may mean, best first: exact telecode, exact name (`北京` also finds `北京站`), exact pinyin,
 * exact initials, then names and pinyin that begin with the text. Letter case does not count.
 */
export function findStations(stations: readonly Station[], wanted: string): Station[] {
  const text = wanted.trim();
  const lower = text.toLowerCase();
  const name = text.length > 2 && text.endsWith('站') ? text.slice(0, -1) : text;
  const ranks: readonly ((station: Station) => boolean)[] = [
    (station) => station.telecode === text.toUpperCase(),
    (station) => station.name === name,
    (station) => station.pinyin.toLowerCase() === lower,
    (station) => station.initials.toLowerCase() === lower || station.searchKey.toLowerCase() === lower,
    (station) => station.name.startsWith(name) || station.pinyin.toLowerCase().startsWith(lower),
  ];
  if (text === '') return [];
  return [...new Set(ranks.flatMap((matches) => stations.filter(matches)))];
}

/**
 * The station a text names. One when it is certain: a telecode, a whole name, a pinyin only one station has; else every
 * station it may mean, best first.
 */
export function chooseStation(stations: readonly Station[], wanted: string): readonly Station[] {
  const found = findStations(stations, wanted);
  const text = wanted.trim();
  const certain = found.find((station) => station.telecode === text.toUpperCase() || station.name === text);
  if (certain !== undefined) return [certain];
  const spelled = found.filter((station) => station.pinyin.toLowerCase() === text.toLowerCase());
  return spelled.length > 0 ? spelled : found;
}
