import type { z } from 'zod';

/** Puts the name, table and row of a field before what was expected of it. */
export type Explain = (expected: string) => string;

/** A zod error map for one field: says whether the value is missing or is not what was expected. Never quotes it. */
export function expecting(explain: Explain, expected: string): { readonly error: z.core.$ZodErrorMap } {
  return {
    error: (issue) => explain(issue.input === undefined ? `required, ${expected}` : `expected ${expected}`),
  };
}
