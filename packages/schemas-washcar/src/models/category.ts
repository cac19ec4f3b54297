import { z } from 'zod';
import { idText } from './wire-values.ts';

/** 类目信息 (washcar §5.3), a tree through `children`. */
export const category = z.looseObject({
  categoryId: idText(),
  categoryName: z.string(),
  iconUrl: z.string().nullish(),
  sort: z.int().nullish(),
  get children() {
    return z.array(category).nullish();
  },
});

/** A category as the caller gets it. */
export type Category = z.output<typeof category>;
