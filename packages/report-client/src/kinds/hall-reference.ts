import { codeRef } from '../outbox/code-ref.ts';
import type { CodeRef } from '../outbox/code-ref.ts';
import type { CodeLookup } from './kind-rule.ts';

/** Names a hall by its code, or by the caller's own id of a hall, or of a venue without halls. Exactly one of them. */
export interface HallReference {
  readonly hallCode?: string;
  readonly hallId?: string;
  readonly venueId?: string;
}

/** The code that must be known before the hall can be named; none when it is given. */
export function hallRef({ hallCode, hallId, venueId }: HallReference): readonly CodeRef[] {
  if (hallCode !== undefined) return [];
  if (hallId !== undefined) return [codeRef('hall', hallId)];
  return venueId === undefined ? [] : [codeRef('venue', venueId)];
}

/** The hall's code, or the nine digits of a venue without halls. */
export function hallCodeOf(hall: HallReference, codeOf: CodeLookup): string | undefined {
  const [ref] = hallRef(hall);
  return ref === undefined ? hall.hallCode : codeOf(ref);
}
