import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireFlag } from '../codecs/wire-flag.ts';

/** 0 身份证, 1 护照, 2 港澳居民来往内地通行证, 3 台湾居民来往大陆通行证 (bilibili-show §5.1). */
export const BUYER_ID_TYPES = {
  0: '身份证',
  1: '护照',
  2: '港澳居民来往内地通行证',
  3: '台湾居民来往大陆通行证',
} as const;

/** A real-name buyer of the account (bilibili-show §5.1). `tel` and `personal_id` arrive masked. */
export const buyer = z.looseObject({
  id: showId(),
  uid: showId().nullish(),
  accountId: showId().nullish(),
  name: sensitive(z.string(), 'personal'),
  tel: sensitive(z.string(), 'personal').nullish(),
  personal_id: sensitive(z.string(), 'personal').nullish(),
  id_type: z.int(),
  is_default: wireFlag({ wire: 'number' }).nullish(),
  verify_status: z.int().nullish(),
  /** `"0"` or 0. */
  error_code: showId('string').nullish(),
});

/** A buyer as it is read. */
export type Buyer = z.output<typeof buyer>;

/** All buyers of the account. */
export const buyerList = z.looseObject({ list: z.array(buyer), max_limit: z.int().nullish() });
