import { firstSku, type Order } from '../orders/order.ts';
import type { World } from '../world.ts';

const QR_LIFE_SECONDS = 300;

/** Pay parameters of createstatus and getPayParam (bilibili-show §9, §10.2). `sign` is a constant: nothing verifies it. */
export function payParamView({ context, forms, settings }: World, order: Order, now: number): unknown {
  const { orderId, createdAt, payMoneyFen, traceId, user } = order;
  const asText = forms.payParam === 'text';
  const base = context.baseOf('show');
  const expireSeconds = Math.floor(settings.payWindowMs / 1000);
  return {
    customerId: user.uid,
    defaultChoose: 'wechat',
    deviceType: 1,
    feeType: 'CNY',
    orderCreateTime: String(createdAt),
    orderExpire: asText ? String(expireSeconds) : expireSeconds,
    orderId: String(orderId),
    originalAmount: payMoneyFen,
    payAmount: payMoneyFen,
    productId: firstSku(order).id,
    returnUrl: `${base}/return`,
    signType: 'MD5',
    timestamp: String(now),
    traceId: asText ? `sbx-${traceId}` : Number(traceId.slice(0, 10)),
    version: '1.0',
    sign: 'sandbox',
    code_url: `${base}/pay/${orderId}`,
    expire_time: QR_LIFE_SECONDS,
    pay_type: 1,
  };
}
