import { form, json, jsonString, stringifyJson, type BodySpec } from '@boxwire/contract';
import { z } from 'zod';

/** How POST bodies are written: `json` as the h5 page of 2025 on, `form` as the PC page (bilibili-show §1.2). */
export type BodyEncoding = 'json' | 'form';

/** How `seats` travel: JSON text in one field, or in forms one field per seat (bilibili-show §4). */
export type SeatEncoding = 'jsonText' | 'repeated';

/** Writes bodies in one encoding; the typed value is the same in both. */
export interface BodyDialect {
  readonly encoding: BodyEncoding;
  body<Schema extends z.ZodObject>(schema: Schema): BodySpec<Schema>;
  /** An object: itself in JSON, JSON text in a form. */
  nested<Schema extends z.ZodType>(schema: Schema): z.ZodType<z.output<Schema>>;
  /** Anything, never looked at. */
  opaque(): z.ZodType;
  seats(): z.ZodType<string[]>;
}

/** The dialect for an encoding. Repeated seats exist in forms only; JSON always carries JSON text. */
export function bodyDialect(encoding: BodyEncoding, seats: SeatEncoding = 'jsonText'): BodyDialect {
  const repeated = encoding === 'form' && seats === 'repeated';
  return {
    encoding,
    body: (schema) => (encoding === 'json' ? json(schema) : form(schema)),
    nested: (schema) => (encoding === 'json' ? schema : jsonString(schema)) as z.ZodType<z.output<typeof schema>>,
    opaque: () => (encoding === 'json' ? z.unknown() : opaqueText),
    seats: () => (repeated ? z.array(seatCode).min(1) : jsonString(z.array(seatCode).min(1))),
  };
}

/** `"{area}_{row}_{column}"`, row and column counted from 0 (bilibili-show §4). */
export const seatCode = z.string().regex(/^\d+_\d+_\d+$/, 'expected a seat code such as 12_3_7');

const opaqueText = z.codec(z.string(), z.unknown(), {
  decode: (wire) => wire,
  encode: (value) => (typeof value === 'string' ? value : stringifyJson(value)),
});
