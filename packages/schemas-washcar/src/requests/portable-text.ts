import { z } from 'zod';

// blank under any reading of washcar §2.3: Java isWhitespace, trim() up to U+0020, Hutool, JavaScript trim
const BLANK_SOMEWHERE = /^[\0-\x20\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000\u3164\ufeff]*$/u;

/**
 * Text that every plausible server signs alike (washcar §2.4): not blank under any reading, no unpaired surrogate.
 * `maxLength` counts UTF-16 units.
 */
export function portableText(maxLength?: number): z.ZodString {
  const text = z
    .string()
    .min(1, 'expected text that is not empty')
    .refine((value) => value === '' || !BLANK_SOMEWHERE.test(value), 'expected text that no server counts as blank')
    .refine((value) => value.isWellFormed(), 'expected no unpaired surrogate');
  return maxLength === undefined ? text : text.max(maxLength, `expected at most ${maxLength.toString()} characters`);
}

/** An optional member: `undefined`, `null` and `""` are left out of the request, as washcar §2.4 wants. */
export function leftOutWhenEmpty<Wire extends z.ZodType<string, string>>(
  wire: Wire,
): z.ZodCodec<z.ZodOptional<Wire>, z.ZodOptional<z.ZodNullable<z.ZodString>>> {
  return z.codec(wire.optional(), z.string().nullish(), {
    decode: (value) => value,
    encode: (value) => (value === '' || value === null ? undefined : value) as z.output<Wire> | undefined,
  });
}
