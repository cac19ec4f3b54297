import { z } from 'zod';

/** How a response body is read, and the schema of its data (after the envelope is taken off). */
export interface ResponseSpec<Schema extends z.ZodType = z.ZodType> {
  readonly kind: 'json' | 'text' | 'empty';
  readonly schema: Schema;
}

/** A JSON answer whose data (inside the envelope) follows `schema`. Long integers arrive as digit strings. */
export function jsonAnswer<Schema extends z.ZodType>(schema: Schema): ResponseSpec<Schema> & { readonly kind: 'json' } {
  return { kind: 'json', schema };
}

/** A text answer (HTML, script, plain); `schema` may be a codec that reads it. */
export function textAnswer<Schema extends z.ZodType>(schema: Schema): ResponseSpec<Schema> & { readonly kind: 'text' } {
  return { kind: 'text', schema };
}

/** An answer without a body; its data is `undefined`. */
export function emptyAnswer(): ResponseSpec<z.ZodUndefined> & { readonly kind: 'empty' } {
  return { kind: 'empty', schema: z.undefined() };
}
