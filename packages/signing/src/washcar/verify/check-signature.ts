import { md5Text } from '#platform';
import { equalInConstantTime } from '../../constant-time.ts';
import { isSigningError } from '../../errors.ts';
import { revealSecret } from '../../secret.ts';
import { canonicalize } from '../canonicalize.ts';
import type { QueryPairs } from '../query-input.ts';
import type { KeyCandidate } from './choose-keys.ts';
import { refuse, type Refusal } from './refusal.ts';

/** For logs of the operator, never for answers: which key signed. Not enumerable on results, so answers cannot carry it along. */
export interface OperatorFacts {
  readonly keyId: string;
}

/**
 * Step V8: whether one of the candidate keys made this signature. Every candidate is computed before deciding, and
 * compared in constant time. A body that flattens to too much is refused as V7. Throws what `canonicalize` throws for a
 * body that V7 would refuse.
 */
export function checkSignature(options: {
  readonly query: QueryPairs;
  readonly bodyText: string | null;
  readonly sign: string;
  readonly candidates: readonly KeyCandidate[];
}): { readonly ok: true; readonly operator: OperatorFacts } | Refusal {
  const { query, bodyText, sign, candidates } = options;
  const stringA = canonicalText(query, bodyText);
  if (stringA === undefined) return refuse('V7', 'BODY_TOO_LARGE');
  let matched: string | undefined;
  for (const { id, secret } of candidates) {
    const equal = equalInConstantTime(md5Text(stringA + revealSecret(secret)), sign);
    if (equal && matched === undefined) matched = id;
  }
  return matched === undefined ? refuse('V8', 'SIGNATURE_MISMATCH') : withOperator({ ok: true }, { keyId: matched });
}

/** stringA; undefined for a small body that would flatten to far more than it is. */
function canonicalText(query: QueryPairs, bodyText: string | null): string | undefined {
  try {
    return canonicalize({ query, bodyText }).stringA;
  } catch (error) {
    if (isSigningError(error) && error.code === 'TOO_LARGE') return undefined;
    throw error;
  }
}

/** Puts the operator's facts on a result, out of reach of JSON, spread and inspection. */
export function withOperator<Result extends object>(
  result: Result,
  operator: OperatorFacts,
): Result & { readonly operator: OperatorFacts } {
  return Object.defineProperty(result, 'operator', { value: operator, enumerable: false }) as Result & {
    readonly operator: OperatorFacts;
  };
}
