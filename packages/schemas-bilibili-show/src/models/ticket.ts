import { epochSeconds, localDateTime } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireFlag } from '../codecs/wire-flag.ts';
import { saleFlag } from './sale-flag.ts';

/** A ticket class (sku) of a screen. `price` in fen; `sale_start` is Beijing time as text here (bilibili-show §3.3). */
export const ticket = z.looseObject({
  /** The sku id. */
  id: showId(),
  project_id: showId().optional(),
  price: z.int(),
  desc: z.string().optional(),
  screen_name: z.string().optional(),
  type: z.int().optional(),
  /** 3 is crowdfunding. */
  sale_type: z.int().optional(),
  is_sale: z.int().optional(),
  /** A hint of the stock that may lag, 0 on some projects. */
  num: z.int().optional(),
  clickable: wireFlag().optional(),
  sale_start: localDateTime('+08:00').optional(),
  sale_end: localDateTime('+08:00').optional(),
  saleStart: epochSeconds().optional(),
  saleEnd: epochSeconds().optional(),
  sale_flag: saleFlag.optional(),
  sale_flag_number: z.int().optional(),
  /** How many one buyer may take; `num` 0 says nothing. */
  static_limit: z.looseObject({ num: z.int(), num_type: z.int().optional() }).nullish(),
  /** Sends `act_id`, and `order_type = act_type`, with the order. */
  discount_act: z.looseObject({ act_id: showId(), act_type: z.int() }).nullish(),
  anonymous_buy: wireFlag().optional(),
});

/** A ticket class as it is read. */
export type Ticket = z.output<typeof ticket>;
