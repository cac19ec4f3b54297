import type { Style } from './style.ts';

/** A seat as it is drawn. Rows and columns count from 0. */
export interface DrawnSeat {
  readonly areaId: string;
  readonly row: number;
  readonly column: number;
  readonly code: string;
  /** One character for each price. */
  readonly priceClass: string;
  readonly priceText: string;
  /** As people read it. */
  readonly price: string;
  readonly available: boolean;
}

/** The seats of each area as a plan: the letter of the price where a seat is free, `·` where it is not; then the prices. */
export function seatMapLines(seats: readonly DrawnSeat[], style: Style): string[] {
  const areas = Map.groupBy(seats, ({ areaId }) => areaId);
  return [...areas].flatMap(([areaId, own]) => areaLines(areaId, own, style));
}

function areaLines(areaId: string, seats: readonly DrawnSeat[], style: Style): string[] {
  const width = Math.max(...seats.map(({ column }) => column)) + 1;
  const last = Math.max(...seats.map(({ row }) => row));
  const gutter = last.toString().length;
  const free = seats.filter(({ available }) => available).length;
  const ruler = Array.from({ length: width }, (_, column) => (column % 10).toString()).join('');
  const rows = Map.groupBy(seats, ({ row }) => row);
  return [
    `${style.bold(`area ${areaId}`)}  ${style.dim(`${free.toString()} of ${seats.length.toString()} seats free`)}`,
    `  ${' '.repeat(gutter)}  ${style.dim(ruler)}`,
    ...Array.from({ length: last + 1 }, (_, row) => {
      const line = rowText(rows.get(row) ?? [], width, style);
      return `  ${style.dim(row.toString().padStart(gutter))}  ${line}`.trimEnd();
    }),
    ...legend(seats).map((line) => `  ${line}`),
    ...seats
      .filter(({ available }) => available)
      .slice(0, 1)
      .map(
        ({ code, row, column }) => `  ${style.dim(`row ${row.toString()}, column ${column.toString()} is ${code}`)}`,
      ),
  ];
}

function rowText(seats: readonly DrawnSeat[], width: number, style: Style): string {
  const byColumn = new Map(seats.map((seat) => [seat.column, seat]));
  return Array.from({ length: width }, (_, column) => {
    const seat = byColumn.get(column);
    if (seat === undefined) return ' ';
    return seat.available ? style.green(seat.priceClass) : style.dim('·');
  })
    .join('')
    .trimEnd();
}

function legend(seats: readonly DrawnSeat[]): string[] {
  const classes = new Map(seats.map(({ priceClass, ...seat }) => [priceClass, seat]));
  return [...classes].map(([priceClass, { priceText, price }]) => {
    const free = seats.filter((seat) => seat.priceClass === priceClass && seat.available).length;
    return [priceClass, price, priceText, `${free.toString()} free`].filter((text) => text !== '').join('  ');
  });
}
