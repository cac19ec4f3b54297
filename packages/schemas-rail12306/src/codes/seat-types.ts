/** One seat class. `column` is the row member that holds its stock, where a row has one. */
export interface SeatType {
  readonly code: string;
  readonly name: string;
  readonly column?: SeatColumn;
}

/** The row members that hold stock, in the order of a row (rail12306 §4.2). */
export const SEAT_COLUMNS = [
  'gg_num',
  'gr_num',
  'qt_num',
  'rw_num',
  'rz_num',
  'tz_num',
  'wz_num',
  'yb_num',
  'yw_num',
  'yz_num',
  'ze_num',
  'zy_num',
  'swz_num',
  'srrb_num',
] as const;

/** Name of a row member that holds stock. */
export type SeatColumn = (typeof SEAT_COLUMNS)[number];

/**
 * Seat classes by order code (rail12306 §2). `O` is the letter. 无座 is for display only: it is ordered with the code
 * of the class that carries it, see `standingSeatCode`.
 */
export const SEAT_TYPES = [
  { code: '9', name: '商务座', column: 'swz_num' },
  { code: 'P', name: '特等座', column: 'tz_num' },
  { code: 'M', name: '一等座', column: 'zy_num' },
  { code: 'D', name: '优选一等座', column: 'gg_num' },
  { code: 'O', name: '二等座', column: 'ze_num' },
  { code: 'S', name: '二等包座', column: 'ze_num' },
  { code: '6', name: '高级软卧', column: 'gr_num' },
  { code: 'A', name: '高级动卧', column: 'gr_num' },
  { code: '4', name: '软卧', column: 'rw_num' },
  { code: 'I', name: '一等卧', column: 'rw_num' },
  { code: 'F', name: '动卧', column: 'srrb_num' },
  { code: '3', name: '硬卧', column: 'yw_num' },
  { code: 'J', name: '二等卧', column: 'yw_num' },
  { code: '2', name: '软座', column: 'rz_num' },
  { code: '1', name: '硬座', column: 'yz_num' },
  { code: 'WZ', name: '无座', column: 'wz_num' },
  { code: 'H', name: '其他', column: 'qt_num' },
  { code: '5', name: '包厢硬卧' },
  { code: '7', name: '一等软座' },
  { code: '8', name: '二等软座' },
  { code: 'B', name: '混编硬座' },
  { code: 'C', name: '混编硬卧' },
  { code: 'E', name: '特等软座' },
  { code: 'G', name: '二人软包' },
  { code: 'K', name: '混编软座' },
  { code: 'L', name: '混编软卧' },
  { code: 'Q', name: '多功能座' },
] as const satisfies readonly SeatType[];

const BY_CODE = new Map<string, SeatType>(SEAT_TYPES.map((seat) => [seat.code, seat]));
const STANDING_CODES: readonly string[] = ['WZ', 'W', '0'];

/** The seat class of a code (`W` and `0` are 无座 too), or `undefined` for a code the contract does not list. */
export function seatType(code: string): SeatType | undefined {
  return BY_CODE.get(isStanding(code) ? 'WZ' : code);
}

/** Whether a code stands for 无座. */
export function isStanding(code: string): boolean {
  return STANDING_CODES.includes(code);
}

/** The code 无座 is ordered with: `O` on G, D and C trains, `1` on others (rail12306 §2). */
export function standingSeatCode(trainCode: string): 'O' | '1' {
  return /^[GDC]/.test(trainCode) ? 'O' : '1';
}

const D_TRAIN_CODES: Readonly<Partial<Record<SeatColumn, string>>> = { gr_num: 'A', rw_num: 'I', yw_num: 'J' };

/**
 * The order code behind a stock column on a train: berths of D and G trains are A, I and J, those of others 6, 4 and 3
 * (rail12306 §2). `undefined` for `yb_num`, which is unused.
 */
export function seatCodeOfColumn(column: SeatColumn, trainCode: string): string | undefined {
  if (column === 'wz_num') return standingSeatCode(trainCode);
  const onHighSpeed = /^[GDC]/.test(trainCode) ? D_TRAIN_CODES[column] : undefined;
  const byColumn = SEAT_TYPES.filter(
    (seat): seat is (typeof SEAT_TYPES)[number] & { column: SeatColumn } => 'column' in seat,
  );
  const fixed = byColumn.find((seat) => seat.column === column);
  return onHighSpeed ?? fixed?.code;
}
