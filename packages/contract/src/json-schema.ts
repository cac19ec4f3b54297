import { z } from 'zod';

/** The JSON Schema (draft 2020-12) of a schema's *wire* side. Types JSON cannot state (Date, bigint) become open schemas. */
export function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
