import { z } from 'zod';

const DIGITS = /^\d{1,15}$/;

/** Epoch milliseconds as a number or digit text ↔ Date: `timestamp` of requests, times of `payParam` (bilibili-show §1.3). */
export function wireMs(
  wire: 'number' | 'string' = 'number',
): z.ZodCodec<z.ZodUnion<[z.ZodInt, z.ZodString]>, z.ZodDate> {
  return z.codec(z.union([z.int(), z.string().regex(DIGITS)]), z.date(), {
    decode: (value) => new Date(Number(value)),
    encode: (date) => (wire === 'number' ? date.getTime() : date.getTime().toString()),
  });
}
