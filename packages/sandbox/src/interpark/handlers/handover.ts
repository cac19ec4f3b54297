import { jsonReply, type Reply } from '../../core/http/reply.ts';
import { BackendRefusal } from '../answers/refusal.ts';
import { numberOf, queryText, readMembers, textOf, type Members } from '../reading/read.ts';
import type { Cart } from '../payment/cart.ts';
import type { OnestopCall } from '../world.ts';
import { bindPath } from './schedule.ts';
import { notThisCart } from './payment.ts';

const MERCHANT = 'SANDBOXMID';

/** The hand-over: what the window of the payment service needs (interpark Stage 7). Nothing is paid by it. */
export function eximbayRequest(call: OnestopCall): unknown {
  const { world, request } = call;
  const body = readMembers(request);
  const cart = cartOf(call, textOf(body, 'correlationId'));
  if (cart.state !== 'open' && cart.state !== 'requested') throw notThisCart();
  if (!world.carts.isHeld(cart)) throw new BackendRefusal('P40059', 'the hold has lapsed');
  if (numberOf(body, 'amount') !== cart.totalWon || textOf(body, 'currency') !== 'KRW') {
    throw new BackendRefusal('P00002', 'amount and currency of the cart');
  }
  world.carts.request(cart);
  const { correlationId } = cart;
  return {
    fgkey: request.mint('/fgkey', world.streams.payments.hex(64)),
    payment: {
      order_id: correlationId,
      amount: String(cart.totalWon),
      currency: 'KRW',
      lang: textOf(body, 'lang') ?? 'EN',
    },
    merchant: { mid: MERCHANT },
    // the window of this sandbox, on loopback
    url: request.url('tickets', `/sandbox/pay/${correlationId}`),
  };
}

/** What the payment service noted once the account holder paid (interpark Stage 7). */
export function eximbayTransaction(call: OnestopCall): unknown {
  const cart = cartOf(call, queryText(call.request, 'correlationId'));
  if (cart.paidAt === null) throw new BackendRefusal('P00002', 'the account holder has not paid');
  return {
    correlationId: cart.correlationId,
    updatedAt: Math.floor(cart.paidAt / 1000),
    cardNumber1: '0000',
    cardNumber4: '0000',
    transactionId: transactionIdOf(cart),
    paymentMethod: 'P000',
    amount: String(cart.totalWon),
    approveNo: '00000000',
    paymentInfo: '',
  };
}

function transactionIdOf({ correlationId }: Cart): string {
  return `SBX${correlationId}`;
}

/** Approves what was paid (interpark Stage 7). */
export function eximbayApprove(call: OnestopCall): unknown {
  const cart = cartOf(call, textOf(readMembers(call.request), 'correlationId'));
  if (!call.world.carts.approve(cart)) throw new BackendRefusal('P00002', 'the account holder has not paid');
  return { approvalStatus: 'CONFIRMED' };
}

function cartOf({ world, session }: OnestopCall, correlationId: string | undefined): Cart {
  const cart = world.carts.find(correlationId);
  if (cart?.session !== session) throw notThisCart();
  return cart;
}

/** payment/order: HTTP 200 either way, `errorCode` tells (interpark Stage 7, U21). `cartId` here, `cartID` in ready. */
export function order(call: OnestopCall): Reply {
  const body = readMembers(call.request);
  bindPath(call);
  const refused = orderRefusal(call, body);
  if (refused === undefined) return jsonReply({ errorCode: '0', errorMessage: '' });
  const { code, message, rule } = refused;
  return jsonReply({ errorCode: code, errorMessage: message }, { facts: { errorCode: code, rule } });
}

function orderRefusal({ world, session }: OnestopCall, body: Members): BackendRefusal | undefined {
  const cart = world.carts.find(`${textOf(body, 'cartId') ?? ''}${textOf(body, 'cartIdSeq') ?? ''}`);
  if (cart?.session !== session) return notThisCart();
  if (textOf(body, 'bizCode') !== session.bizCode) return new BackendRefusal('P00002', 'another bizCode');
  if (textOf(body, 'entMemberCode') !== session.member.entMemberCode) {
    return new BackendRefusal('P40027', 'another entMemberCode');
  }
  if (cart.state !== 'approved') return new BackendRefusal('P40027', `a cart that is ${cart.state}`);
  return world.carts.order(cart) === undefined ? new BackendRefusal('P40059', 'the hold has lapsed') : undefined;
}
