import type { SeatOffer, TrainOffer } from '@boxwire/schemas-rail12306';
import type { Style } from '../output/style.ts';
import { tableLines } from '../output/table.ts';

/** Trains as an aligned table: one row each, a column per seat class that one of them offers. */
export function trainTable(trains: readonly TrainOffer[], style: Style): string[] {
  if (trains.length === 0) return [];
  const classes = [...new Map(trains.flatMap(({ seats }) => seats).map(({ code, name }) => [code, name]))];
  const header = ['train', 'from', 'to', 'leaves', 'arrives', 'takes', ...classes.map(([, name]) => name), ''];
  const rows = trains.map((train) => [
    style.bold(train.trainCode),
    train.from.name,
    train.to.name,
    train.startTime,
    arrivalText(train),
    durationOf(train.durationMinutes),
    ...classes.map(([code]) =>
      cellText(
        train.seats.find((seat) => seat.code === code),
        style,
      ),
    ),
    noteOf(train, style),
  ]);
  return tableLines([header.map((name) => style.dim(name)), ...rows]);
}

// an arrival on a later day says on which
function arrivalText({ startTime, arriveTime, durationMinutes }: TrainOffer): string {
  // a train that does not run stands at 24:00
  if (startTime === '24:00') return arriveTime;
  const [hours = Number.NaN, minutes = Number.NaN] = startTime.split(':').map(Number);
  const days = Math.floor((hours * 60 + minutes + durationMinutes) / 1440);
  return days > 0 ? `${arriveTime} +${days.toString()}` : arriveTime;
}

function durationOf(minutes: number): string {
  if (Number.isNaN(minutes)) return '';
  return `${Math.floor(minutes / 60).toString()}:${(minutes % 60).toString().padStart(2, '0')}`;
}

function cellText(seat: SeatOffer | undefined, style: Style): string {
  if (seat === undefined || seat.cell.state === 'notOffered') return style.dim('--');
  const { state, text } = seat.cell;
  const paint = state === 'plenty' ? style.green : state === 'count' ? style.yellow : style.dim;
  const price = seat.priceJiao === undefined ? '' : ` ¥${(seat.priceJiao / 10).toFixed(1)}`;
  return `${paint(text)}${price}`;
}

function noteOf({ bookable, note, waitlist }: TrainOffer, style: Style): string {
  if (bookable) return '';
  return style.dim(waitlist ? `${note} (候补)` : note);
}
