import { anyMoney } from '@boxwire/contract';
import { z } from 'zod';
import { idText, knownText } from './wire-values.ts';

/** Whether goods can be ordered (washcar §5.3). */
export const GOODS_STATUSES = ['ON_SALE', 'OFF_SALE'] as const;

/** A goods state of washcar §5.3. */
export type GoodsStatus = (typeof GOODS_STATUSES)[number];

/** 门市价, 销售价, 结算价 in fen. */
export const prices = {
  originPrice: anyMoney().nullish(),
  salePrice: anyMoney().nullish(),
  settlePrice: anyMoney().nullish(),
};

/** 套餐信息 (washcar §5.3). Prices in fen. */
export const goodsItem = z.looseObject({
  goodsItemId: idText(),
  goodsItemName: z.string(),
  ...prices,
  stock: z.int().nullish(),
});

/** A package as the caller gets it. */
export type GoodsItem = z.output<typeof goodsItem>;

/** 商品信息 (washcar §5.3). Prices in fen. */
export const goods = z.looseObject({
  goodsId: idText(),
  goodsName: z.string(),
  goodsDesc: z.string().nullish(),
  goodsPicUrl: z.string().nullish(),
  categoryId: idText().nullish(),
  ...prices,
  items: z.array(goodsItem).nullish(),
  status: knownText(GOODS_STATUSES).nullish(),
});

/** Goods as the caller gets them. */
export type Goods = z.output<typeof goods>;
