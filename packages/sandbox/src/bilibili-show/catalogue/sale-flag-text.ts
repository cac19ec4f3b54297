/** Sale flags with the texts of this sandbox (bilibili-show §3.3). */
export const FLAG_TEXT = {
  1: '未开售',
  2: '预售中',
  3: '已停售',
  4: '已售罄',
  5: '不可售',
  6: '库存紧张',
  8: '暂时售罄',
  9: '无购买资格',
  101: '未开始',
  102: '已结束',
  103: '未完成',
  105: '下架',
  106: '已取消',
} as const;

/** `sale_flag_number` of bilibili-show §3.3. */
export type SaleFlagNumber = keyof typeof FLAG_TEXT;

/** Whether a value is one of the flags. */
export function isSaleFlag(value: unknown): value is SaleFlagNumber {
  return typeof value === 'number' && Object.hasOwn(FLAG_TEXT, value);
}
