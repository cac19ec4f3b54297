import { z } from 'zod';

/** Text with known values; other text passes too, since answers are open. */
export type KnownText<Known extends string> = Known | (string & {});

/** A schema of `KnownText`. The known values show as examples in JSON Schema. */
export function knownText<const Known extends string>(
  known: readonly Known[],
): z.ZodType<KnownText<Known>, KnownText<Known>> {
  return z.string().meta({ examples: [...known] });
}

/** An id as text: accepts text and, as some Java services write them, integers. Encodes as text. */
export function idText(): z.ZodCodec<z.ZodUnion<[z.ZodString, z.ZodInt]>, z.ZodString> {
  return z.codec(z.union([z.string(), z.int()]), z.string(), {
    decode: (wire) => wire.toString(),
    encode: (text) => text,
  });
}

/** A measure such as degrees or metres: a JSON number or decimal text ↔ number. Encodes as a number. */
export function measure(): z.ZodCodec<z.ZodUnion<[z.ZodNumber, z.ZodString]>, z.ZodNumber> {
  return z.codec(z.union([z.number(), z.string().regex(/^-?\d+(?:\.\d+)?$/)]), z.number(), {
    decode: Number,
    encode: (value) => value,
  });
}
