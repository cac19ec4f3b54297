import { z } from 'zod';

type Constant = z.ZodCodec<z.ZodDefault<z.ZodString>, z.ZodOptional<z.ZodString>>;

/** A request field the site always sends with this value; callers may leave it out, or say another. */
export function constant(value: string): Constant {
  return z.codec(z.string().default(value), z.string().optional(), {
    decode: (wire) => wire,
    encode: (given) => given ?? value,
  });
}
