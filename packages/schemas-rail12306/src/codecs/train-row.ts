import { z } from 'zod';
import { SEAT_COLUMNS } from '../codes/seat-types.ts';

/**
 * Column names of a result row, by index (rail12306 §4.2). Columns whose meaning nobody knows are named after their
 * index; those at the end, 56 and later, have no name.
 */
export const TRAIN_ROW_COLUMNS = [
  'secretStr',
  'buttonTextInfo',
  'train_no',
  'station_train_code',
  'start_station_telecode',
  'end_station_telecode',
  'from_station_telecode',
  'to_station_telecode',
  'start_time',
  'arrive_time',
  'lishi',
  'canWebBuy',
  'yp_info',
  'start_train_date',
  'train_seat_feature',
  'location_code',
  'from_station_no',
  'to_station_no',
  'is_support_card',
  'controlled_train_flag',
  ...SEAT_COLUMNS,
  'yp_ex',
  'seat_types',
  'exchange_train_flag',
  'houbu_train_flag',
  'houbu_seat_limit',
  'yp_info_new',
  'column40',
  'column41',
  'column42',
  'column43',
  'column44',
  'column45',
  'dw_flag',
  'column47',
  'stopcheckTime',
  'country_flag',
  'local_arrive_time',
  'local_start_time',
  'column52',
  'bed_level_info',
  'seat_discount_info',
  'sale_time',
] as const;

/** Fewest columns a row of any year has. */
export const SHORTEST_ROW = 36;

/** Name of a column. */
export type TrainRowColumn = (typeof TRAIN_ROW_COLUMNS)[number];

type AlwaysThere = Exclude<TrainRowColumn, LaterColumn>;
type LaterColumn =
  | 'exchange_train_flag'
  | 'houbu_train_flag'
  | 'houbu_seat_limit'
  | 'yp_info_new'
  | 'dw_flag'
  | 'stopcheckTime'
  | 'country_flag'
  | 'local_arrive_time'
  | 'local_start_time'
  | 'bed_level_info'
  | 'seat_discount_info'
  | 'sale_time'
  | `column${number}`;

/**
 * One train of a query answer, every cell exactly as it came. Columns a year does not have are `undefined`; columns
 * from 56 on are in `rest`.
 */
export type TrainRow = Readonly<Record<AlwaysThere, string>> &
  Readonly<Partial<Record<Extract<TrainRowColumn, LaterColumn>, string | undefined>>> & {
    readonly rest?: readonly string[] | undefined;
  };

const KNOWN = TRAIN_ROW_COLUMNS.length;

/** Splits a row by index; `undefined` for a text with fewer than 36 columns. The cost is that of `split('|')` and little more. */
export function readTrainRow(wire: string): TrainRow | undefined {
  const cells = wire.split('|');
  return cells.length < SHORTEST_ROW ? undefined : namedColumns(cells);
}

// one literal instead of a loop over the names: the engine lays the object out once
const namedColumns = (c: readonly string[]): TrainRow => ({
  secretStr: c[0] ?? '',
  buttonTextInfo: c[1] ?? '',
  train_no: c[2] ?? '',
  station_train_code: c[3] ?? '',
  start_station_telecode: c[4] ?? '',
  end_station_telecode: c[5] ?? '',
  from_station_telecode: c[6] ?? '',
  to_station_telecode: c[7] ?? '',
  start_time: c[8] ?? '',
  arrive_time: c[9] ?? '',
  lishi: c[10] ?? '',
  canWebBuy: c[11] ?? '',
  yp_info: c[12] ?? '',
  start_train_date: c[13] ?? '',
  train_seat_feature: c[14] ?? '',
  location_code: c[15] ?? '',
  from_station_no: c[16] ?? '',
  to_station_no: c[17] ?? '',
  is_support_card: c[18] ?? '',
  controlled_train_flag: c[19] ?? '',
  gg_num: c[20] ?? '',
  gr_num: c[21] ?? '',
  qt_num: c[22] ?? '',
  rw_num: c[23] ?? '',
  rz_num: c[24] ?? '',
  tz_num: c[25] ?? '',
  wz_num: c[26] ?? '',
  yb_num: c[27] ?? '',
  yw_num: c[28] ?? '',
  yz_num: c[29] ?? '',
  ze_num: c[30] ?? '',
  zy_num: c[31] ?? '',
  swz_num: c[32] ?? '',
  srrb_num: c[33] ?? '',
  yp_ex: c[34] ?? '',
  seat_types: c[35] ?? '',
  exchange_train_flag: c[36],
  houbu_train_flag: c[37],
  houbu_seat_limit: c[38],
  yp_info_new: c[39],
  column40: c[40],
  column41: c[41],
  column42: c[42],
  column43: c[43],
  column44: c[44],
  column45: c[45],
  dw_flag: c[46],
  column47: c[47],
  stopcheckTime: c[48],
  country_flag: c[49],
  local_arrive_time: c[50],
  local_start_time: c[51],
  column52: c[52],
  bed_level_info: c[53],
  seat_discount_info: c[54],
  sale_time: c[55],
  rest: c.length > KNOWN ? c.slice(KNOWN) : undefined,
});

/**
 * Writes a row back, as long as its last defined column. Throws a `RangeError` naming the column for a gap, a cell with
 * the separator, or fewer than 36 columns.
 */
export function writeTrainRow(row: TrainRow): string {
  const problem = rowProblem(row);
  if (problem !== undefined) throw new RangeError(problem);
  return cellsOf(row).join('|');
}

function cellsOf(row: TrainRow): string[] {
  const cells: string[] = [];
  for (const column of TRAIN_ROW_COLUMNS) {
    const cell = row[column];
    if (cell !== undefined) cells.push(cell);
  }
  return row.rest === undefined ? cells : [...cells, ...row.rest];
}

function rowProblem(row: TrainRow): string | undefined {
  const missing = TRAIN_ROW_COLUMNS.findIndex((column) => row[column] === undefined);
  const count = missing < 0 ? KNOWN : missing;
  if (count < SHORTEST_ROW) return `a row needs column ${String(TRAIN_ROW_COLUMNS[count])}`;
  const beyond = TRAIN_ROW_COLUMNS.slice(count).find((column) => row[column] !== undefined);
  if (beyond !== undefined) return `column ${beyond} stands behind a gap`;
  if (count < KNOWN && (row.rest?.length ?? 0) > 0) return 'columns beyond the known ones stand behind a gap';
  const split = cellsOf(row).some((cell) => cell.includes('|'));
  return split ? 'a cell holds the separator' : undefined;
}

const rowValue = z.custom<TrainRow>(
  (value) =>
    typeof value === 'object' && value !== null && typeof (value as { seat_types?: unknown }).seat_types === 'string',
  'expected a train row',
);

/** A row of `data.result` ↔ `TrainRow`, for rows of 36 columns and more; every cell survives the round trip. */
export function trainRow(): z.ZodCodec<z.ZodString, typeof rowValue> {
  return z.codec(z.string(), rowValue, {
    decode: (wire, context) => {
      const row = readTrainRow(wire);
      if (row !== undefined) return row;
      context.issues.push({
        code: 'custom',
        input: wire,
        message: `expected at least ${SHORTEST_ROW.toString()} columns`,
      });
      return z.NEVER;
    },
    encode: (row, context) => {
      const problem = rowProblem(row);
      if (problem === undefined) return cellsOf(row).join('|');
      context.issues.push({ code: 'custom', input: row, message: problem });
      return z.NEVER;
    },
  });
}
