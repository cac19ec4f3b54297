import { z } from 'zod';
import { anyTime } from './any-time.ts';
import { idText, knownText } from './wire-values.ts';

/** States of a 核销码 (washcar §5.3). */
export const VOUCHER_STATUSES = ['UNUSED', 'BOOKED', 'USED', 'REFUNDED'] as const;

/** A state of a 核销码. */
export type VoucherStatus = (typeof VOUCHER_STATUSES)[number];

/** 核销码信息 (washcar §5.3): who holds the code gets the wash, so an order marks the whole list secret. */
export const voucher = z.looseObject({
  code: z.string(),
  qrCode: z.string().nullish(),
  expireTime: anyTime().optional(),
  status: knownText(VOUCHER_STATUSES).nullish(),
});

/** 核销码信息 as the caller gets it. */
export type Voucher = z.output<typeof voucher>;

/** 订单核销信息 (washcar §5.3): where and when a code was used. */
export const verification = z.looseObject({
  code: z.string(),
  shopId: idText().nullish(),
  shopName: z.string().nullish(),
  verifyTime: anyTime().optional(),
});

/** 订单核销信息 as the caller gets it. */
export type Verification = z.output<typeof verification>;
