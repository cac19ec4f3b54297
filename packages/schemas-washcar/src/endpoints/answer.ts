import { jsonAnswer, type ResponseSpec } from '@boxwire/contract';
import type { z } from 'zod';

/** The same answer at every HTTP status: the body's own code decides (washcar §3 C11). */
export function answer<Schema extends z.ZodType>(
  schema: Schema,
): { readonly 200: ResponseSpec<Schema>; readonly default: ResponseSpec<Schema> } {
  const spec = jsonAnswer(schema);
  return { 200: spec, default: spec };
}
