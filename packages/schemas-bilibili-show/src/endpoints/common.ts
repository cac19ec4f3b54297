import { jsonAnswer, sensitive, type ResponseSpec } from '@boxwire/contract';
import { z } from 'zod';

/** What endpoints of the show origin share. */
export const common = { origin: 'show' } as const;

/** Whether an endpoint needs a session, and its row in the endpoint map (bilibili-show §2). */
export const open = (row: string) => ({ auth: 'no', row }) as const;
export const account = (row: string) => ({ auth: 'yes', row }) as const;

/** The answer inside the envelope, at HTTP 200 (bilibili-show §1.4). */
export function answer<Schema extends z.ZodType>(schema: Schema): { readonly 200: ResponseSpec<Schema> } {
  return { 200: jsonAnswer(schema) };
}

/** An answer nobody documented: `{}`, `null` or anything. */
export const undocumented = z.unknown();

/** The prepare token in a query: opaque, always percent-encoded. */
export const secretText = sensitive(z.string(), 'secret');
