import { z } from 'zod';

/** `"Y"` / `"N"` ↔ boolean. */
export function yesNo(): z.ZodCodec<z.ZodEnum<{ Y: 'Y'; N: 'N' }>, z.ZodBoolean> {
  return z.codec(z.enum(['Y', 'N']), z.boolean(), {
    decode: (wire) => wire === 'Y',
    encode: (flag) => (flag ? 'Y' : 'N'),
  });
}

/** `"true"` / `"false"` as text ↔ boolean. */
export function booleanText(): z.ZodCodec<z.ZodEnum<{ true: 'true'; false: 'false' }>, z.ZodBoolean> {
  return z.codec(z.enum(['true', 'false']), z.boolean(), {
    decode: (wire) => wire === 'true',
    encode: (flag) => (flag ? 'true' : 'false'),
  });
}

/** 1 / 0 as JSON numbers ↔ boolean. */
export function zeroOne(): z.ZodCodec<z.ZodUnion<[z.ZodLiteral<1>, z.ZodLiteral<0>]>, z.ZodBoolean> {
  return z.codec(z.union([z.literal(1), z.literal(0)]), z.boolean(), {
    decode: (wire) => wire === 1,
    encode: (flag) => (flag ? 1 : 0),
  });
}

/** `"1"` / `"0"` as text ↔ boolean. */
export function zeroOneText(): z.ZodCodec<z.ZodEnum<{ 1: '1'; 0: '0' }>, z.ZodBoolean> {
  return z.codec(z.enum(['1', '0']), z.boolean(), {
    decode: (wire) => wire === '1',
    encode: (flag) => (flag ? '1' : '0'),
  });
}
