import { MessagedData } from '../../answers/data.ts';
import { refuse } from '../../answers/refusal.ts';
import { expressFeeOf } from '../../catalogue/project.ts';
import { checkChallenge } from '../../gate/challenges.ts';
import { numberArg, orderLayerFault } from '../../gate/faults.ts';
import { checkHold } from '../../gate/hold.ts';
import { totalOf } from '../../orders/pricing.ts';
import { seconds } from '../../shanghai-time.ts';
import { orderIdView } from '../../views/order-id-view.ts';
import type { UserCall } from '../../world.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkBuyers, checkContact, checkDelivery } from './check-people.ts';
import { checkLimit, checkSale, checkSeats, readLines } from './check-tickets.ts';
import { checkToken } from './check-token.ts';
import type { Draft } from './draft.ts';

/** order/createV2: every check in the order of bilibili-show §14, then stock, then the order. */
export function createOrder(call: UserCall): unknown {
  checkHold(call, 'createV2');
  checkChallenge(call, 'createV2');
  const draft = checkDraft(call);
  orderLayerFault(call.request);
  return openOrder(call, draft);
}

function checkDraft(call: UserCall): Draft {
  const prepared = checkToken(call);
  const { project } = prepared;
  checkSale(call, prepared);
  const seats = checkSeats(call, prepared);
  const lines = readLines(prepared, seats);
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  const buyers = checkBuyers(call, project, count);
  const contact = checkContact(call, project);
  const addressId = checkDelivery(call, project);
  checkLimit(lines);
  const money = { itemMoneyFen: totalOf(lines), expressFeeFen: expressFeeOf(project) };
  const draft = { prepared, seats, lines, count, buyers, contact, addressId, ...money };
  checkDuplicates(call, draft);
  checkPrice(call, draft);
  return draft;
}

// a total that is missing is a wrong one: the answer says the right one (bilibili-show §8.3)
function checkPrice({ parameters }: UserCall, { itemMoneyFen, expressFeeFen }: Draft): void {
  const total = itemMoneyFen + expressFeeFen;
  if (parameters.integer('pay_money') !== total) throw refuse(100034, { data: { pay_money: total } });
}

function openOrder(call: UserCall, draft: Draft): unknown {
  const { world, request } = call;
  if (request.fault('defaultBbr') !== undefined) return new MessagedData('defaultBBR', {});
  if (request.fault('phantomCreate') !== undefined) return created(call, world.orders.createPhantom(draft));
  const args = request.fault('pendingCreate');
  const pending = args && {
    polls: numberArg(args, 'polls', args.ms === undefined ? 1 : 0),
    ms: numberArg(args, 'ms', 0),
  };
  const order = world.orders.create({ ...draft, ...(pending && { pending }) });
  if (order === undefined) throw refuse(100009);
  return created(call, order);
}

function created(
  { world, request }: UserCall,
  { orderId, token }: { readonly orderId: number; readonly token: string },
): unknown {
  request.mint('/data/orderId', String(orderId));
  request.mint('/data/token', token);
  return {
    orderId: orderIdView(world.forms, orderId),
    orderCreateTime: seconds(request.now),
    token,
  };
}
