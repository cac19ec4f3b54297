import { refuse } from '../../answers/refusal.ts';
import { isUnpaid, type Order } from '../../orders/order.ts';
import { orderIdView } from '../../views/order-id-view.ts';
import type { UserCall, World } from '../../world.ts';
import type { Draft } from './draft.ts';

/** Orders in the way of another, by `again` (bilibili-show §8.4). */
export function checkDuplicates({ world, user, parameters }: UserCall, draft: Draft): void {
  const { project } = draft.prepared;
  const orders = world.orders.of(user).filter((order) => order.project === project);
  const unpaid = orders.filter((order) => isUnpaid(order));
  if (parameters.integer('again') === 1) {
    const same = unpaid.find((order) => order.screen === draft.prepared.screen && isSameBuyer(order, draft));
    if (same !== undefined) throw refuse(100079, { data: orderData(world, same) });
  } else if (unpaid[0] !== undefined) {
    throw refuse(100048, { data: orderData(world, unpaid[0]) });
  }
  const paid = orders.filter(({ status, buyers }) => status === 'paid' && buyers.length > 0);
  if (paid.some((order) => isSameBuyer(order, draft))) throw refuse(100003);
}

// without real names the contact's telephone tells who buys
function isSameBuyer(order: Order, { buyers, contact }: Draft): boolean {
  if (order.buyers.length > 0) return order.buyers.some(({ id }) => buyers.some((buyer) => buyer.id === id));
  return order.contact !== null && order.contact.tel === contact?.tel;
}

function orderData({ forms }: World, { orderId, token }: Order): unknown {
  return { orderId: orderIdView(forms, orderId), token };
}
