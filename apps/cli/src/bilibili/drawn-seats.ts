import type { Seat } from '@boxwire/schemas-bilibili-show';
import type { DrawnSeat } from '../output/seat-map.ts';

/** Seats of an area map as they are drawn. */
export function drawnSeats(seats: readonly Seat[]): DrawnSeat[] {
  return seats.map(({ priceFen, ...seat }) => ({ ...seat, price: `¥${(priceFen / 100).toFixed(2)}` }));
}

/** Whether a fact of a challenge is such a seat. */
export function isShowSeat(item: object): item is Seat {
  const { row, column, code, priceFen } = item as Partial<Seat>;
  return (
    typeof row === 'number' && typeof column === 'number' && typeof code === 'string' && typeof priceFen === 'number'
  );
}
