import { z } from 'zod';

/**
 * A flag of either generation ↔ boolean: `"Y"`/`"N"` of the REST answers, true/false of GraphQL (interpark §5.3).
 * Encodes as `wire` says; default `boolean`.
 */
export function flag(wire: 'yn' | 'boolean' = 'boolean') {
  return z.codec(z.union([z.enum(['Y', 'N']), z.boolean()]), z.boolean(), {
    decode: (value) => value === true || value === 'Y',
    encode: (value) => (wire === 'boolean' ? value : value ? 'Y' : 'N'),
  });
}
