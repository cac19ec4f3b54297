import type { AreaSeat, Place } from '../models/seat-plan.ts';
import { formatSeatCode, type SeatPlace } from './seat-code.ts';

/** One seat of an area. */
export interface Seat extends SeatPlace {
  /** What `seats` carry in prepare and createV2. */
  readonly code: string;
  /** As printed, such as `3-12`; the code's own place where the map has no name. */
  readonly name: string;
  /** The character of the row string. */
  readonly priceClass: string;
  readonly priceText: string;
  readonly priceFen: number;
  /** Whether it is free and its class is not sold out. */
  readonly available: boolean;
}

const NO_SEAT = new Set(['_', '#']);

/**
 * The seats of one area, row by row (bilibili-show §4). Characters without an entry in `symbol` have no price and cannot be
 * bought, so they are no seats either.
 */
export function decodeSeatMap(areaId: string, map: AreaSeat): Seat[] {
  const taken = new Set(map.unavailable ?? []);
  // row strings are ASCII, so one code unit is one column (bilibili-show §13)
  return map.seats.flatMap((cells, row) =>
    cells.split('').flatMap((priceClass, column) => {
      const symbol = Object.hasOwn(map.symbol, priceClass) ? map.symbol[priceClass] : undefined;
      if (symbol === undefined || NO_SEAT.has(priceClass)) return [];
      const key = `${row.toString()}_${column.toString()}`;
      return [
        {
          areaId,
          row,
          column,
          code: formatSeatCode({ areaId, row, column }),
          name: map.seatsName?.[key] ?? key,
          priceClass,
          priceText: symbol.desc ?? '',
          priceFen: symbol.price,
          available: symbol.sale_flag !== 0 && !taken.has(key),
        },
      ];
    }),
  );
}

/** One area of a screen. */
export interface Area {
  readonly id: string;
  readonly name: string;
  readonly available: boolean;
  /** Ticket classes sold there, with their prices in fen. */
  readonly tickets: readonly { readonly skuId: string; readonly priceFen: number }[];
}

/**
 * The areas of a screen: those with seats first, in the platform's order. The maps by area id have no order that JavaScript
 * keeps (bilibili-show §13).
 */
export function areasOf(place: Place): Area[] {
  const free = place.available_area;
  const others = Object.keys(place.area_name ?? place.area_list ?? {}).filter((id) => !free.includes(id));
  return [...free, ...others].map((id) => ({
    id,
    name: place.area_name?.[id] ?? '',
    available: free.includes(id),
    tickets: (place.ticket_area ?? [])
      .filter(({ area }) => area.includes(id))
      .map((ticket) => ({ skuId: ticket.id, priceFen: ticket.price })),
  }));
}
