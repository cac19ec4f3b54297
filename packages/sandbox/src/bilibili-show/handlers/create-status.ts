import { refuse } from '../answers/refusal.ts';
import { payParamView } from '../views/pay-param-view.ts';
import type { UserCall } from '../world.ts';

/** order/createstatus: whether the order of createV2 was locked (bilibili-show §9). */
export function createStatus({ world, request, user, parameters }: UserCall): unknown {
  const found = world.orders.findByToken(user, parameters.text('token'));
  const orderId = parameters.text('orderId');
  if (found === undefined || (orderId !== undefined && orderId !== String(found.orderId))) throw refuse(1);
  // a phantom: the answer to createV2 was yes, and nothing was locked
  if (!('status' in found)) throw refuse(100009);
  if (request.fault('stillQueueing') !== undefined) throw refuse(100079);
  // a number here, text below: both were seen (bilibili-show §9, §13.2)
  if (!world.orders.poll(found, request.now)) throw refuse(100012, { data: { order_id: found.orderId } });
  if (found.payMoneyFen === 0) throw refuse(100040, { data: { order_id: String(found.orderId) } });
  if (found.status === 'closed') throw refuse(1);
  return { order_id: String(found.orderId), payParam: payParamView(world, found, request.now) };
}
