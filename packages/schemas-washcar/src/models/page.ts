import { z } from 'zod';

/** PageResponse«T» (washcar §5.3): `page` counts from 0. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.looseObject({
    list: z.array(item),
    total: z.int(),
    page: z.int().nullish(),
    size: z.int().nullish(),
  });
}
