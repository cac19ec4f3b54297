import { z } from 'zod';
import { flag } from './flag.ts';
import { wonText } from './won.ts';

/** One price of a grade (interpark §6.1). Amounts are decimal text on the wire, integer won here. */
export const price = z.looseObject({
  seatGrade: z.string(),
  seatGradeName: z.string().optional(),
  priceGrade: z.string(),
  priceGradeName: z.string(),
  pgCode: z.string(),
  priceGroup: z.string(),
  salesPrice: wonText,
  discountSalesPrice: wonText,
  dblDiscountOrNot: flag().optional(),
  kindOfDiscount: z.string(),
  isFreeCharge: z.boolean().optional(),
  isMembership: z.boolean().optional(),
  isHPointCertify: z.boolean().optional(),
  remainCount: z.int().optional(),
  priceMaxCount: z.int().optional(),
  /** `L8003` to `L8006`. */
  priceSettingType: z.string().optional(),
  priceSettingCount: z.int().optional(),
  isPartCancellable: z.boolean().optional(),
  notice: z.string().nullish(),
});

/** The prices of one grade. */
export const gradePrices = z.looseObject({
  seatGrade: z.string(),
  ticketMaxCount: z.int().optional(),
  priceList: z.array(price),
});

/** Price groups the world channel does not offer (interpark §6.1). */
export const WORLD_HIDDEN_PRICE_GROUPS: readonly string[] = ['PG003', 'PG004', 'PG005', 'PG006'];

/** See `price`. */
export type Price = z.output<typeof price>;
/** See `gradePrices`. */
export type GradePrices = z.output<typeof gradePrices>;
