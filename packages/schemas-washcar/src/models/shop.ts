import { z } from 'zod';
import { goods } from './goods.ts';
import { idText, measure } from './wire-values.ts';

/** 店铺信息 (washcar §5.3). Degrees as numbers; `distance` in metres (the unit is a decision, §5.3); hours `HH:mm`. */
export const shop = z.looseObject({
  shopId: idText(),
  shopName: z.string(),
  shopAddress: z.string().nullish(),
  shopLogoUrl: z.string().nullish(),
  areaCode: z.string().nullish(),
  latitude: measure().nullish(),
  longitude: measure().nullish(),
  distance: measure().nullish(),
  startTime: z.string().nullish(),
  endTime: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  cityCode: z.string().nullish(),
  phone: z.string().nullish(),
  status: z.string().nullish(),
});

/** A shop as the caller gets it. */
export type Shop = z.output<typeof shop>;

/** 带商品信息的门店详情 (washcar §5.3). */
export const shopDetail = z.looseObject({ ...shop.shape, goodsList: z.array(goods).nullish() });

/** A shop with its goods as the caller gets it. */
export type ShopDetail = z.output<typeof shopDetail>;
