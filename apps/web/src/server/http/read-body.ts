import type { Context } from 'hono';
import type { z } from 'zod';
import { WebError } from './web-error.ts';

/** The JSON body of a call. Throws `WebError` `BODY_INVALID` that says what does not fit. */
export async function readBody<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  const value: unknown = await context.req.json().catch((error: unknown) => {
    throw new WebError('BODY_INVALID', 'The body is not JSON.', { cause: error });
  });
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new WebError('BODY_INVALID', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`);
}
