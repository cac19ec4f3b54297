import { epochSeconds, sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { payParam } from './pay-param.ts';

/** What createV2 answers (bilibili-show §8.2): not yet proof of a ticket. */
export const created = z.looseObject({
  /** A number on the wire; absent in older answers. */
  orderId: showId().nullish(),
  orderCreateTime: epochSeconds().nullish(),
  /** The order token, which createstatus takes; not the prepare token. */
  token: sensitive(z.string(), 'secret').nullish(),
});

/** A created order as it is read. */
export type Created = z.output<typeof created>;

/** What createstatus answers once the order is locked (bilibili-show §9). Without `payParam` nothing is due (0元). */
export const createStatus = z.looseObject({
  order_id: showId('string').nullish(),
  payParam: payParam.nullish(),
});

/** A locked order as it is read. */
export type CreateStatus = z.output<typeof createStatus>;
