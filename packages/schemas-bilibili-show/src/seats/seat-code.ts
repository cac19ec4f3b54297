/** A seat by area and place; row and column count from 0 (bilibili-show §4). */
export interface SeatPlace {
  readonly areaId: string;
  readonly row: number;
  readonly column: number;
}

const CODE = /^(\d+)_(\d{1,6})_(\d{1,6})$/;

/** The code that `seats` carry: `{area}_{row}_{column}`. */
export function formatSeatCode({ areaId, row, column }: SeatPlace): string {
  return `${areaId}_${row.toString()}_${column.toString()}`;
}

/** The place a seat code names, or `undefined` for anything that is none. */
export function parseSeatCode(code: string): SeatPlace | undefined {
  const match = CODE.exec(code);
  if (match === null) return undefined;
  const [, areaId = '', row, column] = match;
  return { areaId, row: Number(row), column: Number(column) };
}
