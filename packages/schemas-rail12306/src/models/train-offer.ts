import { readBerthPrices, readDiscounts, readPrices, type BerthChunk, type PriceChunk } from '../codecs/chunks.ts';
import { readSeatCell, type SeatCell } from '../codecs/seat-cell.ts';
import type { TrainRow } from '../codecs/train-row.ts';
import { SEAT_COLUMNS, SEAT_TYPES, seatCodeOfColumn, seatType, type SeatColumn } from '../codes/seat-types.ts';

/** One class on a train: its stock cell, and price where the row tells one. */
export interface SeatOffer {
  /** `WZ` for 无座; any other code is the one to order with. */
  readonly code: string;
  readonly name: string;
  readonly column: SeatColumn;
  readonly cell: SeatCell;
  readonly priceJiao?: number;
  readonly discountPercent?: number;
  /** Berth prices by level (1 lower, 2 middle, 3 upper), where the row tells them. */
  readonly berths?: readonly BerthChunk[];
}

/** What a traveller wants to know of a row. */
export interface TrainOffer {
  /** Public number, such as `G999`. */
  readonly trainCode: string;
  readonly trainNo: string;
  /** Boarding and alighting stations, which may differ from the asked ones. */
  readonly from: { readonly telecode: string; readonly name: string };
  readonly to: { readonly telecode: string; readonly name: string };
  /** `HH:mm`; `24:00` for a train that does not run. */
  readonly startTime: string;
  readonly arriveTime: string;
  readonly durationMinutes: number;
  readonly bookable: boolean;
  /** Text of the button: `预订`, or why the train cannot be booked. */
  readonly note: string;
  readonly waitlist: boolean;
  readonly seats: readonly SeatOffer[];
}

/** Whether a row can be booked: it has a token, and the site sells it (rail12306 §4.2). */
export function isBookable(row: TrainRow): boolean {
  return row.secretStr !== '' && row.secretStr !== 'null' && row.canWebBuy === 'Y';
}

/** A row as an offer; `names` is the `map` of the answer, telecode to station name. */
export function trainOffer(row: TrainRow, names: Readonly<Record<string, string>>): TrainOffer {
  const station = (telecode: string) => ({ telecode, name: names[telecode] ?? telecode });
  return {
    trainCode: row.station_train_code,
    trainNo: row.train_no,
    from: station(row.from_station_telecode),
    to: station(row.to_station_telecode),
    startTime: row.start_time,
    arriveTime: row.arrive_time,
    durationMinutes: minutesOf(row.lishi),
    bookable: isBookable(row),
    note: row.buttonTextInfo.replaceAll(/<br\s*\/?>/g, ' ').trim(),
    waitlist: row.houbu_train_flag === '1',
    seats: readSeats(row),
  };
}

/** The classes a row offers, best first; cells that are empty are left out. */
export function readSeats(row: TrainRow): SeatOffer[] {
  const prices = readPrices(row.yp_info_new ?? '');
  const discounts = readDiscounts(row.seat_discount_info ?? '');
  const berths = readBerthPrices(row.bed_level_info ?? '');
  return SEAT_COLUMNS.filter((column) => row[column] !== '')
    .flatMap((column) => {
      const code = orderCode(column, row, prices);
      if (code === undefined) return [];
      const price = priceOf(code, column, prices);
      const percent = discounts.find((each) => each.code === code)?.percent;
      const levels = berths.filter((each) => each.code === code);
      return {
        code,
        name: seatType(code)?.name ?? code,
        column,
        cell: readSeatCell(row[column]),
        ...(price !== undefined && { priceJiao: price }),
        ...(percent !== undefined && { discountPercent: percent }),
        ...(levels.length > 0 && { berths: levels }),
      };
    })
    .toSorted((a, b) => rank(a.code) - rank(b.code));
}

/** Among the classes a column may hold, the one the row names; else the usual one of such a train. */
function orderCode(column: SeatColumn, row: TrainRow, prices: readonly PriceChunk[]): string | undefined {
  if (column === 'wz_num') return 'WZ';
  const candidates: readonly string[] = SEAT_TYPES.filter((seat) => 'column' in seat && seat.column === column).map(
    (seat) => seat.code,
  );
  const named = [...prices.map((price) => price.code), ...Array.from(row.seat_types)].find((code) =>
    candidates.includes(code),
  );
  return named ?? seatCodeOfColumn(column, row.station_train_code);
}

function priceOf(code: string, column: SeatColumn, prices: readonly PriceChunk[]): number | undefined {
  const standing = column === 'wz_num';
  return prices.find((price) => price.standing === standing && (standing || price.code === code))?.priceJiao;
}

function rank(code: string): number {
  return SEAT_TYPES.findIndex((seat) => seat.code === code);
}

/** `HH:mm`, hours beyond 24 allowed, in minutes; not a number for anything else. */
function minutesOf(duration: string): number {
  const [, hours, minutes] = /^(\d+):(\d{2})$/.exec(duration) ?? [];
  return hours === undefined || minutes === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes);
}
