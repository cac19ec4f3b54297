import type { QueryPairs } from '../../query-input.ts';
import type { BodyTree, Overrides } from '../reading.ts';
import type { CauseId } from '../cause-id.ts';

/** What the causes may look at. */
export interface CauseRequest {
  readonly query: QueryPairs;
  readonly bodyText: string;
  readonly tree: BodyTree;
  readonly secret: string;
  /** The other side's signature as given; undefined when only its string is known. */
  readonly expected: string | undefined;
  readonly candidateSecrets: readonly string[];
  readonly earlier: readonly { readonly query: QueryPairs }[];
  readonly rawQuery: string | undefined;
  readonly path: string | undefined;
  readonly nowMs: number | undefined;
}

/** One concrete form of a mistake. */
export interface Variant {
  readonly overrides: Overrides;
  /** Which form it is, for the reader; masked before it is shown. */
  readonly detail?: string;
  /** Not tried together with a second cause: there are too many of its kind. */
  readonly alone?: true;
}

/** A mistake with a name. Its title and fix stand in cause-texts.ts. */
export interface Cause {
  readonly id: CauseId;
  readonly variants: (request: CauseRequest) => readonly Variant[];
  /** Of causes of one family that give one and the same text only the first is told. */
  readonly family?: string;
}

/** A cause whose variants do not depend on the request. */
export function fixedCause(id: CauseId, ...variants: readonly Variant[]): Cause {
  return { id, variants: () => variants };
}

/** Alters every query value. */
export function queryValues(change: (value: string) => string): (query: QueryPairs) => QueryPairs {
  return (query) => query.map(([name, value]) => [name, change(value)] as const);
}

/** The variant, not to be tried together with a second cause. */
export function alone(variant: Variant): Variant {
  return { ...variant, alone: true };
}
