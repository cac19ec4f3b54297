import { z } from 'zod';

const FLAG_TEXT = /^(?:true|false|0|1)$/i;

type WireFlag = z.ZodUnion<[z.ZodBoolean, z.ZodLiteral<0>, z.ZodLiteral<1>, z.ZodString]>;

/**
 * A flag in any of its wire forms: a boolean, 0 or 1, and in forms `true`, `True`, `false` (bilibili-show §1.3, §13).
 * `wire` says what it encodes to: `boolean` (default; forms write it as `true`) or `number` (1 and 0).
 */
export function wireFlag(options: { readonly wire?: 'boolean' | 'number' } = {}): z.ZodCodec<WireFlag, z.ZodBoolean> {
  const asNumber = options.wire === 'number';
  return z.codec(z.union([z.boolean(), z.literal(0), z.literal(1), z.string().regex(FLAG_TEXT)]), z.boolean(), {
    decode: (wire) => wire === true || wire === 1 || (typeof wire === 'string' && /^(?:true|1)$/i.test(wire)),
    encode: (flag) => (asNumber ? (flag ? 1 : 0) : flag),
  });
}
