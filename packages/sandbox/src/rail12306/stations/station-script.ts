import { STATIONS } from './station-seed.ts';

/** Tokens per record: 6 before about 2022, 11 since (rail12306 §4.1). */
export type StationTokens = 6 | 11;

// the real index has gaps; so has this one
const INDEX_STEP_AT = 17;

/** `station_name.js`: one line, `@` before every record. */
export function stationScript(tokens: StationTokens): string {
  const records = STATIONS.filter(({ missingInScript }) => !missingInScript).map((station, position) => {
    const { key, name, telecode, pinyin, initials, cityCode, cityName, countryCode, countryName, otherNames } = station;
    const index = position < INDEX_STEP_AT ? position : position + 3;
    const old = [key, name, telecode, pinyin, initials, String(index)];
    const added = [cityCode, cityName, countryCode, countryName, otherNames];
    return `@${(tokens === 6 ? old : [...old, ...added]).join('|')}`;
  });
  return `var station_names ='${records.join('')}';`;
}
