import { z } from 'zod';

const DIGITS = /^\d+$/;
const wireNumber = z.custom<number | bigint>(
  (value) => typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0),
  'expected a non-negative integer that JavaScript holds exactly',
);

/**
 * An id of digits, kept as text: accepts digit text, a safe integer, or a long integer as `parseJson` delivers it.
 * `wire: 'string'` (default) encodes text; `wire: 'number'` encodes an integer literal of any length (through bigint).
 * Leading zeros survive only as text.
 */
export function digitId(
  options: { readonly wire?: 'string' | 'number' } = {},
): z.ZodCodec<z.ZodUnion<[z.ZodString, typeof wireNumber]>, z.ZodString> {
  const asNumber = options.wire === 'number';
  return z.codec(z.union([z.string().regex(DIGITS), wireNumber]), z.string().regex(DIGITS), {
    decode: (wire) => wire.toString(),
    encode: (digits) => (asNumber ? toInteger(digits) : digits),
  });
}

function toInteger(digits: string): number | bigint {
  const integer = Number(digits);
  return Number.isSafeInteger(integer) ? integer : BigInt(digits);
}
