import { digitsProblem, refused, type ParsedCode } from './code-problem.ts';

/** First two digits of every province of GB/T 2260 (wht93 §3, check 3). */
export const PROVINCE_PREFIXES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** An administrative division: 省 2 + 市 2 + 区县 2 digits. The ids are numbers, as the wire has them. */
export interface RegionParts {
  readonly provinceId: number;
  /** Absent for a province. */
  readonly cityId?: number;
  /** Absent for a province and for a city. */
  readonly districtId?: number;
  readonly level: 'province' | 'city' | 'district';
}

/** Reads a division of GB/T 2260, as number or digits: 110000 a province, 110100 a city, 110101 a district. */
export function parseRegion(region: number | string): ParsedCode<RegionParts> {
  const digits = region.toString();
  const problem = digitsProblem(digits, 6, 'a region');
  if (problem !== undefined) return { ok: false, problem: { ...problem, part: 'region' } };
  if (!PROVINCE_PREFIXES.has(digits.slice(0, 2))) {
    return refused('wrongRegion', 'region', 'expected a region that begins with a province of GB/T 2260');
  }
  const provinceId = Number(`${digits.slice(0, 2)}0000`);
  const cityId = Number(`${digits.slice(0, 4)}00`);
  if (cityId === provinceId && digits.endsWith('00')) return { ok: true, parts: { provinceId, level: 'province' } };
  if (digits.endsWith('00')) return { ok: true, parts: { provinceId, cityId, level: 'city' } };
  return { ok: true, parts: { provinceId, cityId, districtId: Number(digits), level: 'district' } };
}

/** Whether a value is six digits that begin with a province. */
export function isRegion(region: number | string): boolean {
  return parseRegion(region).ok;
}

/** A rule on how three divisions belong together. `warning` where real places break it (wht93 §3, check 3). */
export interface RegionMismatch {
  readonly field: 'provinceId' | 'cityId' | 'districtId';
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/**
 * Compares province, city and district. What breaks the form of a province, or crosses provinces, is an error; cities without
 * districts (4419xx, 4420xx) and places run by the province (4190xx, 4290xx, 4690xx) make the rest warnings.
 */
export function regionMismatches(regions: {
  readonly provinceId: number;
  readonly cityId: number;
  readonly districtId: number;
}): readonly RegionMismatch[] {
  const [province, city, district] = [regions.provinceId, regions.cityId, regions.districtId].map(String) as [
    string,
    string,
    string,
  ];
  const rules: readonly (RegionMismatch & { readonly broken: boolean })[] = [
    { field: 'provinceId', severity: 'error', message: 'expected NN0000', broken: !province.endsWith('0000') },
    {
      field: 'cityId',
      severity: 'error',
      message: 'expected the province’s two digits',
      broken: !sharesHead(city, province, 2),
    },
    {
      field: 'districtId',
      severity: 'error',
      message: 'expected the province’s two digits',
      broken: !sharesHead(district, province, 2),
    },
    { field: 'cityId', severity: 'warning', message: 'expected NNNN00', broken: !city.endsWith('00') },
    {
      field: 'districtId',
      severity: 'warning',
      message: 'expected a district, which does not end in 00',
      broken: district.endsWith('00'),
    },
    {
      field: 'districtId',
      severity: 'warning',
      message: 'expected the city’s four digits',
      broken: !sharesHead(district, city, 4),
    },
  ];
  return rules.filter(({ broken }) => broken).map(({ field, severity, message }) => ({ field, severity, message }));
}

function sharesHead(code: string, other: string, digits: number): boolean {
  return code.slice(0, digits) === other.slice(0, digits);
}
