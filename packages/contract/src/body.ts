import type { z } from 'zod';
import { stringifyJson } from './json/stringify-json.ts';
import { type FormDialect, formText } from './form-text.ts';
import { toPairs } from './to-pairs.ts';

/** How a request body is written. `schema` is the typed value; `write` takes its *encoded* (wire) form. */
export interface BodySpec<Schema extends z.ZodType = z.ZodType> {
  readonly kind: 'json' | 'form' | 'jsonText' | 'text';
  readonly contentType: string;
  readonly schema: Schema;
  write(wire: unknown): string;
}

/** A JSON body. Integers given as bigint are written as plain digits. */
export function json<Schema extends z.ZodType>(
  schema: Schema,
  options: { readonly contentType?: string } = {},
): BodySpec<Schema> & { readonly kind: 'json' } {
  return {
    kind: 'json',
    contentType: options.contentType ?? 'application/json; charset=UTF-8',
    schema,
    write: (wire) => stringifyJson(wire),
  };
}

/** A form body, `jquery` (default) or `whatwg` encoded. Absent members are left out, arrays repeat their name. */
export function form<Schema extends z.ZodObject>(
  schema: Schema,
  options: { readonly dialect?: FormDialect; readonly contentType?: string } = {},
): BodySpec<Schema> & { readonly kind: 'form' } {
  const dialect = options.dialect ?? 'jquery';
  return {
    kind: 'form',
    contentType: options.contentType ?? 'application/x-www-form-urlencoded; charset=UTF-8',
    schema,
    write: (wire) => formText(toPairs(wire), dialect),
  };
}

/** A body that is one bare JSON string literal, quotes included. */
export function jsonText<Schema extends z.ZodType<unknown, string>>(
  schema: Schema,
  options: { readonly contentType?: string } = {},
): BodySpec<Schema> & { readonly kind: 'jsonText' } {
  return {
    kind: 'jsonText',
    contentType: options.contentType ?? 'application/json; charset=UTF-8',
    schema,
    write: (wire) => JSON.stringify(wire),
  };
}

/** A raw text body. */
export function text<Schema extends z.ZodType<unknown, string>>(
  schema: Schema,
  options: { readonly contentType?: string } = {},
): BodySpec<Schema> & { readonly kind: 'text' } {
  return {
    kind: 'text',
    contentType: options.contentType ?? 'text/plain; charset=UTF-8',
    schema,
    write: (wire) => String(wire),
  };
}
