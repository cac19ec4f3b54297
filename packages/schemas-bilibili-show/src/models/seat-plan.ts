import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';

/** Areas of a screen (bilibili-show §4). The maps are keyed by area id, in no meaningful order. */
export const place = z.looseObject({
  base_pic: z.string().optional(),
  d_width: z.int().optional(),
  d_height: z.int().optional(),
  /** Area id → polygon `"x y,x y,…"`. */
  area_list: z.record(z.string(), z.string()).optional(),
  /** Area id → name. */
  area_name: z.record(z.string(), z.string()).optional(),
  /** Areas that still have seats, in the platform's order. */
  available_area: z.array(showId()),
  /** Which areas a ticket class covers; `id` is the sku id, `price` in fen. */
  ticket_area: z.array(z.looseObject({ id: showId(), price: z.int(), area: z.array(showId()) })).optional(),
});

/** A place as it is read. */
export type Place = z.output<typeof place>;

/** Seats of one area (bilibili-show §4); `decodeSeatMap` turns it into seats. */
export const areaSeat = z.looseObject({
  max_limit: z.int().optional(),
  /** One string per row, one character per column; `_` and `#` are no seats. */
  seats: z.array(z.string()),
  /** `"row_col"` → name, such as `3-12`. */
  seatsName: z.record(z.string(), z.string()).optional(),
  /** Price class → its text, price in fen and `sale_flag` (0 is sold out). */
  symbol: z.record(
    z.string(),
    z.looseObject({ desc: z.string().optional(), price: z.int(), sale_flag: z.int().optional() }),
  ),
  /** `"row_col"` of seats that are taken. */
  unavailable: z.array(z.string()).optional(),
});

/** An area's seats as they are read. */
export type AreaSeat = z.output<typeof areaSeat>;
