import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireFlag } from '../codecs/wire-flag.ts';
import { idBind } from './project.ts';
import { screen } from './screen.ts';

/** The newer detail of the mall: camelCase outside, screens as before (bilibili-show §3.6). */
export const mallItem = z.looseObject({
  projectId: showId().optional(),
  itemsId: showId().optional(),
  projectName: z.string(),
  /** Epoch seconds. */
  endTime: z.int().optional(),
  currentTime: z.int().optional(),
  hotProject: wireFlag().optional(),
  idBind: idBind.optional(),
  contactNotice: z.unknown().optional(),
  buyerInfo: z.string().nullish(),
  skuVenueInfo: z.looseObject({ name: z.string().optional(), address_detail: z.string().optional() }).nullish(),
  salesDates: z.array(z.looseObject({ date: z.iso.date() })).nullish(),
  screenList: z.array(screen).nullish(),
});

/** A mall item as it is read. */
export type MallItem = z.output<typeof mallItem>;
