import { refuse } from '../../answers/refusal.ts';
import { isSellable } from '../../catalogue/sale-flag.ts';
import type { OrderLine } from '../../orders/order.ts';
import { linesOf } from '../../orders/pricing.ts';
import type { Prepared } from '../../orders/prepared-book.ts';
import { readSeats } from '../../reading/read-seats.ts';
import type { UserCall } from '../../world.ts';

/** Sale window, then whether project and tickets are for sale at all (bilibili-show §14). */
export function checkSale({ request }: UserCall, { project, sku, screen }: Prepared): void {
  if (request.now < project.saleBeginsAt) throw refuse(100041, { data: null });
  if (request.now >= project.saleEndsAt) throw refuse(100039);
  if (!project.onSale) throw refuse(100016);
  const skus = sku === null ? screen.skus : [sku];
  if (!skus.some(isSellable)) throw refuse(100017);
}

/** Seats of a seat project: some of those prepared, as many as `count` says (bilibili-show §4, §11). */
export function checkSeats({ parameters }: UserCall, { screen, seats }: Prepared): readonly string[] {
  if (screen.seats === null) return [];
  const codes = readSeats(parameters);
  if (codes === undefined) throw refuse(1, { msg: '座位信息为空' });
  const known = codes.every((code) => screen.seats?.find(code) !== undefined && (seats?.includes(code) ?? true));
  if (!known || parameters.integer('count') !== codes.length) throw refuse(1);
  return codes;
}

/** `static_limit` of what is bought (bilibili-show §8.4). */
export function checkLimit(lines: readonly OrderLine[]): void {
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  if (lines.some(({ sku }) => sku.limit > 0 && count > sku.limit)) throw refuse(100098);
}

/** Lines of the order; seats may be of a kind that is off sale. */
export function readLines(prepared: Prepared, seats: readonly string[]): readonly OrderLine[] {
  const lines = linesOf(prepared, seats);
  if (!lines.every(({ sku }) => isSellable(sku))) throw refuse(100017);
  return lines;
}
