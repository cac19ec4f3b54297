import { z } from 'zod';

/** A list whose empty form is `""` on the wire (bilibili-show §13). Encodes an empty list as `[]`. */
export function listOrEmptyText<Item extends z.ZodType>(
  item: Item,
): z.ZodCodec<
  z.ZodUnion<[z.ZodArray<Item>, z.ZodLiteral<''>]>,
  z.ZodArray<z.ZodCustom<z.output<Item>, z.output<Item>>>
> {
  const known = z.custom<z.output<Item>>(() => true);
  return z.codec(z.union([z.array(item), z.literal('')]), z.array(known), {
    decode: (wire) => (wire === '' ? [] : wire),
    encode: (items) => items,
  });
}
