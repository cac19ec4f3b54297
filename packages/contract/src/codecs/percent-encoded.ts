import { z } from 'zod';

/** A token that travels already percent-encoded ↔ its decoded text. Encodes as encodeURIComponent does. */
export function percentEncoded(): z.ZodCodec<z.ZodString, z.ZodString> {
  return z.codec(z.string(), z.string(), {
    decode: (wire, context) => {
      try {
        return decodeURIComponent(wire);
      } catch {
        context.issues.push({ code: 'custom', input: wire, message: 'expected complete percent escapes' });
        return z.NEVER;
      }
    },
    encode: (text, context) => {
      if (text.isWellFormed()) return encodeURIComponent(text);
      context.issues.push({ code: 'custom', input: text, message: 'expected no unpaired surrogate' });
      return z.NEVER;
    },
  });
}
