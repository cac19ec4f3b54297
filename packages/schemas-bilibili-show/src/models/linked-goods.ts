import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { screen } from './screen.ts';

/** Goods sold with a project, by page (bilibili-show §3.7). */
export const linkedGoodsPage = z.looseObject({
  total: z.int(),
  list: z.array(
    z.looseObject({
      id: showId(),
      item_id: showId(),
      sale_flag: z.int().optional(),
      detail: z.looseObject({ name: z.string().optional() }).nullish(),
    }),
  ),
});

/** One linked article (bilibili-show §3.7). */
export const linkedGoodsDetail = z.looseObject({ item_id: showId(), specs_list: z.array(screen) });
