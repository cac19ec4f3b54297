import { epochSeconds, jsonString } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireFlag } from '../codecs/wire-flag.ts';
import { screen } from './screen.ts';

const image = z.looseObject({ url: z.string().optional(), desc: z.string().optional() });
const number = { wire: 'number' } as const;

/** 0 no real name, 1 one id per order, 2 one id per ticket (bilibili-show §3.2). */
export const idBind = z.union([z.literal(0), z.literal(1), z.literal(2)]);

/** How a project binds tickets to people. */
export type IdBind = z.output<typeof idBind>;

/** A text block of the detail page: `details` is text or rows (bilibili-show §13). */
const description = z.looseObject({
  type: z.int().optional(),
  list: z.array(
    z.looseObject({
      module: z.string(),
      module_name: z.string().optional(),
      details: z.union([z.string(), z.array(z.looseObject({ title: z.string(), content: z.string() }))]).nullish(),
    }),
  ),
});

/** Project detail (bilibili-show §3.2). Money in fen. `sale_flag` is a display text at this level. */
export const project = z.looseObject({
  id: showId(),
  name: z.string(),
  mid: showId().optional(),
  venue_id: showId().optional(),
  place_id: showId().optional(),
  status: z.int().optional(),
  is_sale: z.int().optional(),
  /** 1 演出, 2 本地生活, 6 其他演出, 7 虚拟直播, 10 漫展, 12 演唱会, 27 主题餐饮. */
  type: z.int().optional(),
  /** 2: a date is picked first. */
  project_type: z.int().optional(),
  pick_seat: wireFlag(number).optional(),
  id_bind: idBind,
  /** An opaque rule such as `2,1`; `''` without real names. No buyer (bilibili-show §3.4). */
  buyer_info: z.string().optional(),
  need_contact: wireFlag(number).optional(),
  hotProject: wireFlag().optional(),
  has_eticket: wireFlag().optional(),
  has_paper_ticket: wireFlag().optional(),
  /** -1 and -2 add nothing; see `expressFeeFen`. */
  express_fee: z.int().optional(),
  express_free_flag: wireFlag(number).optional(),
  sale_flag: z.string().optional(),
  sale_flag_number: z.int().optional(),
  start_time: epochSeconds().optional(),
  end_time: epochSeconds().optional(),
  sale_begin: epochSeconds().optional(),
  sale_end: epochSeconds().optional(),
  /** Seconds until the sale; negative once it is open. */
  count_down: z.int().optional(),
  /** The server's clock. */
  current_time: epochSeconds().optional(),
  is_free: wireFlag().optional(),
  price_low: z.int().optional(),
  price_high: z.int().optional(),
  sales_dates: z.array(z.looseObject({ date: z.iso.date() })).nullish(),
  screen_list: z.array(screen).nullish(),
  venue_info: z.looseObject({ name: z.string().optional(), address_detail: z.string().optional() }).nullish(),
  performance_image: jsonString(z.looseObject({ first: image.optional(), banner: image.optional() })).optional(),
  performance_desc: description.nullish(),
});

/** A project as it is read. */
export type Project = z.output<typeof project>;

/** The screens of one sales date (bilibili-show §3.5). */
export const projectDay = z.looseObject({ id: showId().optional(), screen_list: z.array(screen).nullish() });

/** One sales date as it is read. */
export type ProjectDay = z.output<typeof projectDay>;
