import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireFlag } from '../codecs/wire-flag.ts';

/** `stockStatus` of the stock hint (bilibili-show §10.5). */
export const STOCK_STATUSES = { 1: '暂时售罄', 2: '售罄', 3: '有票' } as const;

/** A stock hint (bilibili-show §10.5). */
export const stockHint = z.looseObject({
  hasStock: wireFlag(),
  stockStatus: z.int().nullish(),
  unpaidOrderId: showId().nullish(),
});
