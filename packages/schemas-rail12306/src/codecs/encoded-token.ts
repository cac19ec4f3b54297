import { z } from 'zod';

/**
 * A token that answers carry percent-encoded and that must reach the server decoded: the value is the encoded text as
 * it came, the wire (before form encoding) its decoded form. A token decoded already is sent as it is (rail12306 §1.6).
 */
export function encodedToken(): z.ZodCodec<z.ZodString, z.ZodString> {
  return z.codec(z.string(), z.string(), {
    decode: (wire) => encodeURIComponent(wire),
    encode: (token, context) => {
      try {
        return decodeURIComponent(token);
      } catch {
        context.issues.push({ code: 'custom', input: token, message: 'expected complete percent escapes' });
        return z.NEVER;
      }
    },
  });
}
