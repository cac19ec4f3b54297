/** A class of seats as orders name it (rail12306 §2). */
export interface SeatClass {
  readonly code: string;
  readonly name: string;
  /** Column of the row. */
  readonly column: number;
  /** Name in `queryLeftNewDetailDTO` and in price answers. */
  readonly wireName: string;
  /** Jiao per kilometre. */
  readonly rate: number;
  readonly perCoach: number;
  readonly layout: 'letters' | 'numbers' | 'berths';
  /** Letters of a row, or berth levels as codes 1 lower, 2 middle, 3 upper. */
  readonly places: string;
}

const CLASSES: readonly SeatClass[] = [
  seats('9', '商务座', { column: 32, wireName: 'SWZ', rate: 14.575, perCoach: 24, places: 'ACF' }),
  seats('P', '特等座', { column: 25, wireName: 'TZ', rate: 9, perCoach: 24, places: 'ACF' }),
  seats('D', '优选一等座', { column: 20, wireName: 'GG', rate: 8.2, perCoach: 36, places: 'ACF' }),
  seats('M', '一等座', { column: 31, wireName: 'ZY', rate: 7.079, perCoach: 52, places: 'ACDF' }),
  seats('O', '二等座', { column: 30, wireName: 'ZE', rate: 4.196, perCoach: 90, places: 'ABCDF' }),
  berths('6', '高级软卧', { column: 21, wireName: 'GR', rate: 6.3, perCoach: 20, places: '13' }),
  berths('A', '高级动卧', { column: 21, wireName: 'GR', rate: 9.5, perCoach: 20, places: '13' }),
  berths('4', '软卧', { column: 23, wireName: 'RW', rate: 3.6, perCoach: 36, places: '13' }),
  berths('I', '一等卧', { column: 23, wireName: 'RW', rate: 5.6, perCoach: 36, places: '13' }),
  berths('F', '动卧', { column: 33, wireName: 'SRRB', rate: 5.2, perCoach: 40, places: '13' }),
  berths('3', '硬卧', { column: 28, wireName: 'YW', rate: 2.4, perCoach: 66, places: '123' }),
  berths('J', '二等卧', { column: 28, wireName: 'YW', rate: 4.4, perCoach: 60, places: '123' }),
  numbered('2', '软座', { column: 24, wireName: 'RZ', rate: 1.9, perCoach: 72 }),
  numbered('1', '硬座', { column: 29, wireName: 'YZ', rate: 1.2, perCoach: 118 }),
  numbered('H', '其他', { column: 22, wireName: 'QT', rate: 3, perCoach: 20 }),
];

const BY_CODE = new Map(CLASSES.map((seatClass) => [seatClass.code, seatClass]));

/** Column of 无座, which has no order code of its own. */
export const STANDING_COLUMN = 26;

/** A class by its code. Throws `TypeError` on one the timetable cannot use. */
export function seatClassOf(code: string): SeatClass {
  const seatClass = BY_CODE.get(code);
  if (seatClass !== undefined) return seatClass;
  throw new TypeError(`no seat class ${code}`);
}

/** Every class, dearest first. */
export function seatClasses(): readonly SeatClass[] {
  return CLASSES;
}

type Figures = Pick<SeatClass, 'column' | 'wireName' | 'rate' | 'perCoach'>;

function seats(code: string, name: string, figures: Figures & Pick<SeatClass, 'places'>): SeatClass {
  return { code, name, ...figures, layout: 'letters' };
}

function berths(code: string, name: string, figures: Figures & Pick<SeatClass, 'places'>): SeatClass {
  return { code, name, ...figures, layout: 'berths' };
}

function numbered(code: string, name: string, figures: Figures): SeatClass {
  return { code, name, ...figures, layout: 'numbers', places: '' };
}
