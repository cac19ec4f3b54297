import { z } from 'zod';

const INTEGER = /^-?\d{1,15}$/;

/**
 * An integer that arrives as a number or, from a query or a form, as digit text. Encodes as a number
 * (bilibili-show §1.3).
 */
export function wireInt(): z.ZodCodec<z.ZodUnion<[z.ZodInt, z.ZodString]>, z.ZodInt> {
  return z.codec(z.union([z.int(), z.string().regex(INTEGER)]), z.int(), {
    decode: (wire) => Number(wire),
    encode: (value) => value,
  });
}
