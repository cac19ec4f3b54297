import type { TrainRun } from '../inventory/train-run.ts';
import { stationOf } from '../stations/station-table.ts';
import { clockText, compactDay, durationText, wallTime } from '../time/shanghai.ts';
import { stopAt, type Leg, type Stop } from '../trains/train.ts';
import { availabilityOf, cellOf, columnOf, priceChunks, seatTypesOf } from './availability.ts';
import { berthChunks, discountChunks, discountFlags, locationOf, trainFlags } from './row-extras.ts';
import type { SaleStatus } from './sale-status.ts';

/** What a row is made from. */
export interface RowParts {
  readonly run: TrainRun;
  readonly leg: Leg;
  readonly status: SaleStatus;
  /** Percent-encoded; empty where the row cannot be booked. */
  readonly secretStr: string;
  /** Percent-encoded. */
  readonly ypInfo: string;
  readonly length: number;
}

const FULL_LENGTH = 58;
const LAO_BEHIND_MINUTES = 60;

/** A result row, tokens joined by `|` (rail12306 §4.2). */
export function resultRow(parts: RowParts): string {
  const cells = Array.from({ length: FULL_LENGTH }, () => '');
  const set = (from: number, ...values: readonly string[]): void => {
    for (const [index, value] of values.entries()) cells[from + index] = value;
  };
  const { run, leg, status } = parts;
  const { train } = run;
  const [first, last] = [stopAt(train, 0), stopAt(train, train.stops.length - 1)];
  const [start, end] = [stopAt(train, leg.from), stopAt(train, leg.to)];
  set(0, parts.secretStr, status.buttonText, train.trainNo, train.code);
  set(4, first.telecode, last.telecode, start.telecode, end.telecode);
  set(8, ...timesOf(start, end, train.state === 'suspended'), canBuy(parts), parts.ypInfo, compactDay(run.originDay));
  set(14, '3', locationOf(train), ordinal(leg.from), ordinal(leg.to), '1', status.state === 'stopped' ? '1' : '0');
  setStock(set, parts);
  set(40, '0');
  set(45, '1', trainFlags(train));
  set(48, '7', `${countryOf(start)},${countryOf(end)}`, ...localTimes(start, end), 'N#N#');
  set(53, berthChunks(train, leg), discountChunks(train), compactMinute(status.saleAt), 'Y', '');
  return cells.slice(0, parts.length).join('|');
}

function setStock(set: (from: number, ...values: readonly string[]) => void, { run, leg, status }: RowParts): void {
  const available = availabilityOf(run, leg);
  const isPriced = status.state === 'onSale' || status.state === 'closed';
  for (const offer of available)
    set(columnOf(offer), isPriced ? cellOf(offer) : status.state === 'notYet' ? '*' : '--');
  const isSoldOut = status.state === 'onSale' && available.every(({ left }) => left === 0);
  set(34, discountFlags(run.train, available), seatTypesOf(available), '0', isSoldOut ? '1' : '0', '');
  set(39, isPriced ? priceChunks(available) : '');
}

function timesOf(start: Stop, end: Stop, isSuspended: boolean): readonly string[] {
  if (isSuspended) return ['24:00', '24:00', '99:59'];
  return [clockText(start.depart), clockText(end.arrive), durationText(end.arrive - start.depart)];
}

function canBuy({ status, secretStr }: RowParts): string {
  if (status.state !== 'onSale') return 'IS_TIME_NOT_BUY';
  return secretStr === '' ? 'N' : 'Y';
}

function localTimes(start: Stop, end: Stop): readonly [arrive: string, start: string] {
  if (countryOf(start) === countryOf(end)) return ['', ''];
  const local = (stop: Stop, minutes: number): string =>
    clockText(countryOf(stop) === 'CHN' ? minutes : minutes - LAO_BEHIND_MINUTES);
  return [local(end, end.arrive), local(start, start.depart)];
}

function countryOf({ telecode }: Stop): string {
  const { countryCode } = stationOf(telecode);
  return countryCode === '' ? 'CHN' : countryCode.toUpperCase();
}

function ordinal(index: number): string {
  return String(index + 1).padStart(2, '0');
}

function compactMinute(ms: number): string {
  return wallTime(ms).replace(/\D/g, '').slice(0, 12);
}
