import { epochSeconds } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireFlag } from '../codecs/wire-flag.ts';
import { saleFlag } from './sale-flag.ts';
import { ticket } from './ticket.ts';

/** One 场次 with its ticket classes. `sale_start` is epoch seconds here (bilibili-show §3.3). */
export const screen = z.looseObject({
  id: showId(),
  name: z.string(),
  project_id: showId().optional(),
  start_time: epochSeconds().optional(),
  type: z.int().optional(),
  /** 1 paper, 2 electronic: the opposite of `delivery_type`. */
  ticket_type: z.int().optional(),
  screen_type: z.int().optional(),
  /** 1 is an electronic ticket; every other value is paper. */
  delivery_type: z.int().optional(),
  pick_seat: wireFlag({ wire: 'number' }).optional(),
  /** Fen; -1 and -2 add nothing. */
  express_fee: z.int().optional(),
  express_free_flag: wireFlag({ wire: 'number' }).optional(),
  saleFlag: saleFlag.optional(),
  sale_flag: saleFlag.optional(),
  sale_flag_number: z.int().optional(),
  clickable: wireFlag().optional(),
  sale_start: epochSeconds().optional(),
  sale_end: epochSeconds().optional(),
  show_date: z.string().optional(),
  jump_page: z.string().optional(),
  ticket_list: z.array(ticket),
});

/** A screen as it is read. */
export type Screen = z.output<typeof screen>;
