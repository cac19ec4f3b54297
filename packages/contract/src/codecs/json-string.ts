import { z } from 'zod';
import { parseJson } from '../json/parse-json.ts';
import { stringifyJson } from '../json/stringify-json.ts';

/** JSON text inside a string ↔ the value it holds. Long integers inside survive as digit strings. */
export function jsonString<Schema extends z.ZodType>(schema: Schema): z.ZodCodec<z.ZodString, Schema> {
  return z.codec(z.string(), schema, {
    decode: (wire, context) => {
      try {
        return parseJson(wire) as z.input<Schema>;
      } catch {
        context.issues.push({ code: 'custom', input: wire, message: 'expected JSON inside the string' });
        return z.NEVER;
      }
    },
    encode: (value) => stringifyJson(value),
  });
}
