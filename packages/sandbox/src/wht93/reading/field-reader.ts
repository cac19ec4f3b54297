import { PROVINCE_PREFIXES, type BatchLimits, type FieldRow, type Profile } from '@boxwire/schemas-wht93';
import { fieldRefusal } from '../answers/refusal.ts';
import { readTime, type TimeForms } from './read-time.ts';

/** How requests are read. */
export interface ReadingOptions extends TimeForms {
  readonly profile: Profile;
  readonly limits: BatchLimits;
}

/** Turns a member that is there into its value, or throws 4000. `pointer` is where it stands in the request. */
export type FieldReader = (value: unknown, pointer: string) => unknown;

/** Builds the reader of a field from its row of the tables: the row is data, the judgement is this sandbox's own. */
export function createFieldReader(row: FieldRow, options: ReadingOptions): FieldReader {
  const { values } = row;
  if (values !== undefined) return oneOf(row, new Set(values));
  if (row.formats[options.profile] === 'regionId') return (value, pointer) => regionOf(row, value, pointer);
  switch (row.type) {
    case 'String':
    case 'Text':
      return textReader(row, options.profile);
    case 'int':
    case 'long':
      return integerReader(row, options.limits);
    case 'DateTime':
      return (value, pointer) => readTime(value, options) ?? wrong(row, pointer, '日期时间 yyyy-MM-dd HH:mm:ss');
    default:
      throw new TypeError(`${row.label} is no request field`);
  }
}

/** Throws 4000 with what was expected of a field. */
export function wrong(row: FieldRow, pointer: string, expected: string): never {
  throw fieldRefusal(pointer, `应为${expected} (${row.table} row ${row.row})`);
}

function oneOf(row: FieldRow, values: ReadonlySet<number>): FieldReader {
  const expected = `枚举值 ${[...values].join(', ')}`;
  return (value, pointer) => (values.has(value as number) ? value : wrong(row, pointer, expected));
}

// a region comes as number or as digits (wht93 §6, U-14)
function regionOf(row: FieldRow, value: unknown, pointer: string): number {
  const digits = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (/^\d{6}$/.test(digits) && PROVINCE_PREFIXES.has(digits.slice(0, 2))) return Number(digits);
  return wrong(row, pointer, '六位行政区划代码');
}

function textReader(row: FieldRow, profile: Profile): FieldReader {
  const { length = Infinity, unit } = row;
  const pattern = row.pattern[profile];
  const expected = `字符串，最长 ${length} ${unit === 'bytes' ? '字节' : '字符'}`;
  const digits = `数字编码，长度 ${length}`;
  return (value, pointer) => {
    if (typeof value !== 'string' || !value.isWellFormed()) return wrong(row, pointer, expected);
    if (pattern !== undefined) return pattern.test(value) ? value : wrong(row, pointer, digits);
    return fits(value, length, unit === 'bytes') ? value : wrong(row, pointer, expected);
  };
}

function fits(text: string, length: number, inBytes: boolean): boolean {
  // no text has fewer bytes than UTF-16 units, nor more than three for each
  if (inBytes) return text.length * 3 <= length || Buffer.byteLength(text) <= length;
  // counting code points only where the cheaper count of UTF-16 units is over
  return text.length <= length || codePoints(text) <= length;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function integerReader(row: FieldRow, limits: BatchLimits): FieldReader {
  const minimum = row.range?.minimum ?? 0;
  const maximum = row.limit === undefined ? (row.range?.maximum ?? Number.MAX_SAFE_INTEGER) : limits[row.limit];
  const expected = `整数 ${minimum} 至 ${maximum}`;
  return (value, pointer) =>
    Number.isSafeInteger(value) && (value as number) >= minimum && (value as number) <= maximum
      ? value
      : wrong(row, pointer, expected);
}
