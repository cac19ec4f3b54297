import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { listOrEmptyText } from '../codecs/text-or-list.ts';
import { showId } from '../codecs/show-id.ts';
import { wireFlag } from '../codecs/wire-flag.ts';
import { buyerList } from './buyer.ts';
import { idBind } from './project.ts';

const number = { wire: 'number' } as const;

/** The contact the account keeps; its shape is a decision of bilibili-show §7. */
const contactInfo = z.looseObject({
  username: sensitive(z.string(), 'personal').nullish(),
  tel: sensitive(z.string(), 'personal').nullish(),
});

/** The confirm page (bilibili-show §7). Money in fen. */
export const confirmInfo = z.looseObject({
  count: z.int(),
  project_id: showId(),
  project_name: z.string().optional(),
  screen_id: showId(),
  screen_name: z.string().optional(),
  ticket_info: z.looseObject({
    name: z.string().optional(),
    price: z.int(),
    count: z.int().optional(),
    sku_id: showId().optional(),
    link_sc_name: listOrEmptyText(z.string()).optional(),
  }),
  /** 1 paper, 2 electronic: the opposite of `deliver_type`. */
  ticket_type: z.int().optional(),
  order_type: z.int(),
  act: z.looseObject({ act_id: showId() }).nullish(),
  /** The goods alone, without delivery. */
  item_total_money: z.int().optional(),
  /** What createV2 expects. */
  pay_money: z.int(),
  express_fee: z.int().nullish(),
  deliver_type: z.int().nullish(),
  buyer_info: z.string().nullish(),
  id_bind: idBind,
  is_package: z.int().nullish(),
  need_contact: wireFlag(number).nullish(),
  contact_info: contactInfo.nullish(),
  buyerList: buyerList.nullish(),
  hotProject: wireFlag().nullish(),
  /** Where createV2 should be sent; the `order` journey refuses another origin. */
  orderCreateUrl: z.string().nullish(),
});

/** A confirm page as it is read. */
export type ConfirmInfo = z.output<typeof confirmInfo>;
