import { z } from 'zod';

const wireCode = z.union([z.int(), z.string()]);

/**
 * `result_code` as text. The passport answers a number on some endpoints and digit text on others (rail12306 §1.2):
 * both are read everywhere; `as` says which one is written.
 */
export function resultCode(as: 'number' | 'text'): z.ZodCodec<typeof wireCode, z.ZodString> {
  return z.codec(wireCode, z.string(), {
    decode: (wire) => String(wire),
    encode: (code) => (as === 'number' ? Number(code) : code),
  });
}
