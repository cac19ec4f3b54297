import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireInt } from '../codecs/wire-int.ts';
import { wireMs } from '../codecs/wire-time.ts';

/** Payment parameters (bilibili-show §9, §10.2). Money in fen. `sign` is the server's. */
export const payParam = z.looseObject({
  customerId: showId().nullish(),
  feeType: z.string().nullish(),
  orderCreateTime: wireMs('string').nullish(),
  /** Seconds to pay, as text or a number. */
  orderExpire: wireInt().nullish(),
  orderId: showId('string').nullish(),
  originalAmount: z.int().nullish(),
  payAmount: z.int().nullish(),
  productId: showId().nullish(),
  returnUrl: z.string().nullish(),
  signType: z.string().nullish(),
  timestamp: wireMs('string').nullish(),
  traceId: z.union([z.string(), z.int()]).nullish(),
  version: z.string().nullish(),
  sign: sensitive(z.string(), 'secret').nullish(),
  /** The page that takes the payment, shown as a QR code. */
  code_url: sensitive(z.string(), 'secret').nullish(),
  codeUrl: sensitive(z.string(), 'secret').nullish(),
  /** Seconds the QR code lives. */
  expire_time: z.int().nullish(),
  pay_type: z.int().nullish(),
});

/** Payment parameters as they are read. */
export type PayParam = z.output<typeof payParam>;
