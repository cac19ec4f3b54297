import { z } from 'zod';

const DECIMAL = /^-?\d+(?:\.0+)?$/;

/**
 * Won as decimal text `"143000.0"` ↔ integer won (interpark §6.1). Reads `"143000"` and a JSON number as well; always writes the
 * `.0`, because payment/ready wants it back as prices gave it. Won has no minor unit: a fraction is refused.
 */
export const wonText = z.codec(z.union([z.string(), z.number()]), z.int(), {
  decode: (wire, context) => {
    const won = DECIMAL.test(String(wire)) ? Number(wire) : NaN;
    if (Number.isSafeInteger(won)) return won === 0 ? 0 : won;
    context.issues.push({ code: 'custom', input: wire, message: 'expected whole won as decimal text' });
    return z.NEVER;
  },
  encode: (won) => `${won.toString()}.0`,
});
