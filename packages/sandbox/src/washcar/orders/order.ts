import type { Order, OrderStatus, VoucherStatus } from '@boxwire/schemas-washcar';

/** A 核销码 as the sandbox keeps it. */
export interface OrderCode {
  readonly code: string;
  readonly expiresAt: number;
  status: VoucherStatus;
}

/** Where and when a code was used. */
export interface CodeUse {
  readonly code: string;
  readonly shopId: string;
  readonly shopName: string;
  readonly at: number;
}

/** An order as the sandbox keeps it. Times are epoch milliseconds, money is fen. */
export interface OrderState {
  readonly orderNo: string;
  readonly appId: string;
  readonly channelOrderNo: string;
  readonly goodsId: string;
  readonly goodsItemId: string;
  readonly cityCode: string;
  readonly orderTitle: string;
  readonly orderSubTitle: string;
  readonly orderDesc: string;
  readonly originPrice: number;
  readonly salePrice: number;
  readonly settlePrice: number;
  readonly createdAt: number;
  readonly codes: OrderCode[];
  readonly uses: CodeUse[];
  mobile: string | null;
  status: OrderStatus;
  completedAt: number | null;
}

/** 订单信息 as the API shows it. */
export function orderView(order: OrderState): Order {
  const { orderNo, channelOrderNo, mobile, goodsId, goodsItemId, cityCode, orderTitle, orderSubTitle, orderDesc } =
    order;
  const { originPrice, salePrice, settlePrice } = order;
  return {
    orderNo,
    orderStatus: order.status,
    createTime: new Date(order.createdAt),
    completeTime: order.completedAt === null ? null : new Date(order.completedAt),
    channelOrderNo,
    mobile,
    goodsId,
    goodsItemId,
    cityCode,
    orderTitle,
    orderSubTitle,
    orderDesc,
    originPrice,
    salePrice,
    settlePrice,
    totalSettleAmount: settlePrice,
    quantity: 1,
    codes: order.codes.map(({ code, expiresAt, status }) => ({
      code,
      qrCode: `washcar:${code}`,
      expireTime: new Date(expiresAt),
      status,
    })),
    verifications: order.uses.map(({ code, shopId, shopName, at }) => ({
      code,
      shopId,
      shopName,
      verifyTime: new Date(at),
    })),
  };
}
