import { z } from 'zod';

/** A member that `null` leaves out of the request: a journey says so where a link would fill it otherwise. */
export function leftOutWhenNull<Schema extends z.ZodType>(
  schema: Schema,
): z.ZodCodec<z.ZodOptional<z.ZodNullable<Schema>>, z.ZodOptional<z.ZodNullable<z.ZodCustom<z.output<Schema>>>>> {
  const known = z.custom<z.output<Schema>>((value) => value !== undefined);
  return z.codec(schema.nullish(), known.nullish(), {
    decode: (value) => value,
    encode: (value) => value ?? undefined,
  });
}
