import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../../codecs/show-id.ts';
import { seatCode } from '../../requests/dialect.ts';

/** Who is called about an order (bilibili-show §14: `tel` of 6 to 14 digits). */
export const contact = z.object({
  buyer: sensitive(z.string().min(1), 'personal'),
  tel: sensitive(z.string().regex(/^\d{6,14}$/, 'expected 6 to 14 digits'), 'personal'),
});

/** A person to call. */
export type Contact = z.output<typeof contact>;

/** What `bilibili-show.order` takes. What the purchase needs and this leaves out, the journey asks the account holder. */
export const orderInput = z.object({
  projectId: showId(),
  /** Needed where the project, or the date, has several screens. */
  screenId: showId().optional(),
  /** Needed where the screen has several ticket classes and no seats are picked. */
  skuId: showId().optional(),
  /** Tickets; with `seats` their number. Default 1. */
  count: z.int().min(1).max(99).optional(),
  /** One of the sales dates of a dated project. */
  date: z.iso.date().optional(),
  /** Seat codes, as `bilibili-show.browse` shows them. */
  seats: z.array(seatCode).min(1).optional(),
  /** Ids of `buyer.list`: one for a project with one id per order, one per ticket otherwise. */
  buyerIds: z.array(showId()).min(1).optional(),
  contact: contact.optional(),
  /** Id of `addr.list`. */
  addressId: showId().optional(),
  /** The total agreed on, in fen. Default what the project's own prices add up to. A higher total is asked about. */
  payMoney: z.int().min(0).optional(),
  /** The origin the client talks to. A confirm page that names another one for createV2 ends the journey. */
  showOrigin: z.url({ protocol: /^https?$/ }).optional(),
});

/** The input as the journey sees it. */
export type OrderInput = z.output<typeof orderInput>;
