import { z } from 'zod';

/** What each `sale_flag_number` means, and whether tickets can be bought in that state (bilibili-show §3.3). */
export const SALE_FLAGS = {
  1: { text: '未开售', buyable: false },
  2: { text: '预售中', buyable: true },
  3: { text: '已停售', buyable: false },
  4: { text: '已售罄', buyable: false },
  5: { text: '不可售', buyable: false },
  6: { text: '库存紧张', buyable: true },
  7: { text: '', buyable: false },
  8: { text: '暂时售罄', buyable: false },
  9: { text: '无购买资格', buyable: false },
  101: { text: '未开始', buyable: false },
  102: { text: '已结束', buyable: false },
  103: { text: '未完成', buyable: false },
  105: { text: '下架', buyable: false },
  106: { text: '已取消', buyable: false },
} as const satisfies Readonly<Record<number, { readonly text: string; readonly buyable: boolean }>>;

/** A number of `SALE_FLAGS`. */
export type SaleFlagNumber = keyof typeof SALE_FLAGS;

/** `sale_flag` of screens and tickets; at project level the same key is a display text (bilibili-show §3.3). */
export const saleFlag = z.looseObject({ number: z.int(), display_name: z.string() });

/** A sale flag object as it is read. */
export type SaleFlag = z.output<typeof saleFlag>;

/** Whether something can be bought: `clickable` wins over the number where both exist (bilibili-show §3.3). */
export function isBuyable(of: {
  readonly clickable?: boolean | null | undefined;
  readonly sale_flag_number?: number | null | undefined;
}): boolean {
  if (typeof of.clickable === 'boolean') return of.clickable;
  const number = of.sale_flag_number ?? 0;
  return Object.hasOwn(SALE_FLAGS, number) && SALE_FLAGS[number as SaleFlagNumber].buyable;
}
