import { anyMoney, sensitive, type MinorUnits } from '@boxwire/contract';
import { z } from 'zod';
import { anyTime } from './any-time.ts';
import { prices } from './goods.ts';
import { orderStatusName, orderStatusNumber, type OrderStatus } from './order-status.ts';
import { verification, voucher, type Verification, type Voucher } from './voucher.ts';
import { idText, type KnownText } from './wire-values.ts';

// every spelling of 订单信息 that washcar §5.3 and C32 let in
const wireOrder = z.looseObject({
  orderNo: idText().nullish(),
  orderId: idText().nullish(),
  outOrderNo: idText().nullish(),
  orderStatus: z.union([z.string(), z.int()]).nullish(),
  status: z.union([z.int(), z.string()]).nullish(),
  createTime: anyTime().optional(),
  completeTime: anyTime().optional(),
  channelOrderNo: idText().nullish(),
  mobile: sensitive(z.string(), 'personal').nullish(),
  goodsId: idText().nullish(),
  goodsItemId: idText().nullish(),
  cityCode: z.string().nullish(),
  orderTitle: z.string().nullish(),
  orderSubTitle: z.string().nullish(),
  orderDesc: z.string().nullish(),
  orderPicUrl: z.string().nullish(),
  ...prices,
  totalSettleAmount: anyMoney().nullish(),
  quantity: z.int().nullish(),
  // marked as wholes: marking the member `code` by name would mask every envelope's `code`
  codes: sensitive(z.array(voucher), 'secret').nullish(),
  verifications: sensitive(z.array(verification), 'secret').nullish(),
});

type WireOrder = z.output<typeof wireOrder>;

/** 订单信息 in one spelling (washcar §5.3, C32, C33). Prices in fen. Unknown members pass through. */
export interface Order {
  /** From `orderNo`, else `orderId`, else `outOrderNo`. */
  readonly orderNo: string;
  /** Only where the platform sent one that differs from `orderNo`. */
  readonly orderId?: string;
  /** Only where the platform sent one that differs from `orderNo`. */
  readonly outOrderNo?: string;
  /** From `orderStatus`, else the numeric `status`; a number without a name stays its digits. */
  readonly orderStatus: KnownText<OrderStatus>;
  readonly createTime: Date | null;
  readonly completeTime: Date | null;
  readonly mobile: string | null;
  /** 1 where the platform names none. */
  readonly quantity: number;
  readonly codes: readonly Voucher[];
  readonly verifications: readonly Verification[];
  readonly channelOrderNo?: string | null | undefined;
  readonly goodsId?: string | null | undefined;
  readonly goodsItemId?: string | null | undefined;
  readonly cityCode?: string | null | undefined;
  readonly orderTitle?: string | null | undefined;
  readonly orderSubTitle?: string | null | undefined;
  readonly orderDesc?: string | null | undefined;
  readonly orderPicUrl?: string | null | undefined;
  readonly originPrice?: MinorUnits | null | undefined;
  readonly salePrice?: MinorUnits | null | undefined;
  readonly settlePrice?: MinorUnits | null | undefined;
  readonly totalSettleAmount?: MinorUnits | null | undefined;
  readonly [member: string]: unknown;
}

/**
 * 订单信息 on the wire ↔ `Order`. Decoding takes every spelling; encoding writes the canonical one of washcar §5.3:
 * `orderNo` and `orderId`, text `orderStatus` and numeric `status`, ISO times, money as decimal text.
 */
export const order = z.codec(
  wireOrder,
  z.custom<Order>((value) => typeof value === 'object' && value !== null, 'expected an order'),
  {
    decode: (wire, context) => {
      const orderNo = wire.orderNo || wire.orderId || wire.outOrderNo;
      const status = wire.orderStatus ?? wire.status;
      if (orderNo && status != null && status !== '') return normalise(wire, orderNo, status);
      const missing = orderNo ? 'orderStatus or status' : 'orderNo, orderId or outOrderNo';
      context.issues.push({ code: 'custom', input: wire, message: `expected ${missing}` });
      return z.NEVER;
    },
    encode: (value) => canonical(value),
  },
);

function normalise(wire: WireOrder, orderNo: string, status: string | number): Order {
  const { orderId, outOrderNo, status: _number, ...rest } = wire;
  return {
    ...rest,
    orderNo,
    ...(orderId && orderId !== orderNo && { orderId }),
    ...(outOrderNo && outOrderNo !== orderNo && { outOrderNo }),
    orderStatus: orderStatusName(status),
    createTime: wire.createTime ?? null,
    completeTime: wire.completeTime ?? null,
    mobile: wire.mobile ?? null,
    quantity: wire.quantity ?? 1,
    codes: wire.codes ?? [],
    verifications: wire.verifications ?? [],
  };
}

function canonical(value: Order): WireOrder {
  const number = orderStatusNumber(value.orderStatus);
  return {
    ...value,
    orderId: value.orderId ?? value.orderNo,
    ...(number !== undefined && { status: number }),
    codes: [...value.codes],
    verifications: [...value.verifications],
  };
}
