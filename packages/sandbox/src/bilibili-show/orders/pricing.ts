import type { Screen, Sku } from '../catalogue/project.ts';
import type { OrderLine } from './order.ts';
import type { Preparation } from './prepared-book.ts';

/** Price of one ticket in fen; an act that was not asked for gives no discount. */
function priceOf({ discount, priceFen }: Sku, withAct: boolean): number {
  return discount === null || withAct ? priceFen : discount.fullPriceFen;
}

/** Lines of an order: the sku, or what the seats cost by their classes (bilibili-show §4, §11). */
export function linesOf(
  { screen, sku, count, withAct }: Pick<Preparation, 'screen' | 'sku' | 'count' | 'withAct'>,
  seats: readonly string[],
): readonly OrderLine[] {
  if (screen.seats === null) return sku === null ? [] : [{ sku, count, priceFen: priceOf(sku, withAct) }];
  const bySku = Map.groupBy(seats, (code) => screen.seats?.find(code)?.skuId);
  return [...bySku].flatMap(([skuId, codes]) => seatLine(screen, skuId, { count: codes.length, withAct }));
}

/** Total of lines in fen. */
export function totalOf(lines: readonly OrderLine[]): number {
  return lines.reduce((sum, { count, priceFen }) => sum + count * priceFen, 0);
}

function seatLine(
  screen: Screen,
  skuId: number | undefined,
  { count, withAct }: { readonly count: number; readonly withAct: boolean },
): OrderLine[] {
  const sku = screen.skus.find(({ id }) => id === skuId);
  return sku === undefined ? [] : [{ sku, count, priceFen: priceOf(sku, withAct) }];
}
