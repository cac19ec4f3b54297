import { refuse } from '../answers/refusal.ts';
import { screenOf, skuOf } from '../catalogue/catalogue.ts';
import { isUnpaid } from '../orders/order.ts';
import type { UserCall } from '../world.ts';

const [BACK_SOON, SOLD_OUT, IN_STOCK] = [1, 2, 3];

/** stock/check, with either spelling of the names (bilibili-show §10.5). */
export function checkStock({ world, request, user, parameters }: UserCall): unknown {
  const either = (camel: string, snake: string): number | undefined =>
    parameters.integer(camel) ?? parameters.integer(snake);
  const project = world.catalogue.find(either('projectId', 'project_id'));
  const screen = project && screenOf(project, either('screenId', 'screen_id'));
  const sku = screen && skuOf(screen, either('skuId', 'sku_id'));
  if (sku === undefined) throw refuse(100082);
  const left = world.hints.of(sku, request.now);
  const unpaid = world.orders.of(user).find((order) => order.project === project && isUnpaid(order));
  return {
    hasStock: left > 0,
    stockStatus: left > 0 ? IN_STOCK : world.orders.isHeld(sku) ? BACK_SOON : SOLD_OUT,
    ...(unpaid && { unpaidOrderId: String(unpaid.orderId) }),
  };
}

/** linkgoods/list: this sandbox has none (bilibili-show §3.7). */
export function listLinkedGoods(): unknown {
  return { total: 0, list: [] };
}

/** linkgoods/detail: of none. */
export function getLinkedGoods(): never {
  throw refuse(1, { msg: '商品不存在' });
}
