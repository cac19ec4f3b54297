import { orderStatusNumber, order as orderSchema } from '@boxwire/schemas-washcar';
import { formText, stringifyJson, type NameValue } from '@boxwire/contract';
import { sign } from '@boxwire/signing';
import { z } from 'zod';
import type { Callbacks } from '../../core/callbacks.ts';
import type { PlatformClock } from '../../core/platform.ts';
import type { Random } from '../../core/random.ts';
import { orderView, type OrderState } from '../orders/order.ts';
import type { ChannelRegistry, StatusListener } from './channel-registry.ts';

const JSON_HEADERS = { 'content-type': 'application/json; charset=UTF-8', accept: 'application/json' } as const;

/** Only this body stops the repeats (washcar §4.2). */
function acknowledges(status: number, bodyText: string): boolean {
  return status >= 200 && status < 300 && bodyText.trim() === 'success';
}

/** Tells a channel's callback URL about a change of its state: POST, signed in the query (washcar §4.2, C39). */
export function createStatusNotice(parts: {
  readonly callbacks: Callbacks;
  readonly random: Random;
  readonly clock: Pick<PlatformClock, 'now'>;
}): StatusListener {
  return ({ channel, oldStatus, newStatus, at, reason, operator }) => {
    const { callbackUrl } = channel;
    if (callbackUrl === undefined) return;
    const change = {
      appId: channel.appId,
      oldStatus,
      newStatus,
      changeTime: new Date(at).toISOString(),
      reason,
      operator,
    };
    parts.callbacks.send({
      name: 'channelStatus',
      ref: channel.appId,
      acknowledges,
      build: () => {
        const target = new URL(callbackUrl);
        // a query the receiver put into its URL is signed too (washcar §2.1 R1)
        const query: NameValue[] = [
          ...target.searchParams,
          ['appId', channel.appId],
          ['timestamp', String(parts.clock.now())],
          ['nonce', parts.random.hex(32)],
        ];
        const body = stringifyJson(change);
        // the body repeats the appId, which is allowed here alone (washcar §3 C39)
        const signed = sign({ query, bodyText: body, secret: channel.secret });
        target.search = formText([...query, ['sign', signed.sign]], 'component');
        return { url: target.href, headers: JSON_HEADERS, body };
      },
    });
  };
}

// the sister service's callback types (washcar §1)
const NOTICE_TYPE: Partial<Record<OrderState['status'], number>> = {
  ISSUED: 1,
  BOOKED: 3,
  CANCELLED: 6,
  VERIFIED: 7,
  REFUNDED: 8,
};

/** Tells a channel's order callback URL about a change of an order, in the sister service's unsigned form (washcar §5.4). */
export function createOrderNotice(parts: {
  readonly callbacks: Callbacks;
  readonly channels: Pick<ChannelRegistry, 'get'>;
}): (order: OrderState) => void {
  return (order) => {
    const url = parts.channels.get(order.appId).orderCallbackUrl;
    const type = NOTICE_TYPE[order.status];
    if (url === undefined || type === undefined) return;
    const orderData = z.encode(orderSchema, orderView(order));
    const body = stringifyJson({ type, orderData: { ...orderData, status: orderStatusNumber(order.status) } });
    parts.callbacks.send({
      name: 'order',
      ref: order.orderNo,
      acknowledges,
      build: () => ({ url, headers: JSON_HEADERS, body }),
    });
  };
}
