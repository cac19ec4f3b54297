import { hasGbk } from './charsets.ts';
import { serverTimeMs } from './refusals.ts';
import type { ExplainInput, UncheckedCause } from './types.ts';

export interface SearchState {
  readonly isMatch: boolean;
  readonly isComplete: boolean;
  readonly isKnownForm: boolean;
}

interface Check {
  readonly id: UncheckedCause['id'];
  readonly needs: string;
  readonly why: string;
  readonly isMissing: (input: ExplainInput, state: SearchState) => boolean;
  /** Also of interest when the signatures agree and the server refuses nevertheless. */
  readonly concernsRefusal?: true;
}

const CHECKS: readonly Check[] = [
  {
    id: 'wrong-key',
    needs: 'candidateSecrets',
    why: 'whether another key was used shows only with the keys that come into question',
    isMissing: ({ candidateSecrets = [] }) => candidateSecrets.length === 0,
  },
  {
    id: 'stale-signature',
    needs: 'earlier',
    why: 'whether an old signature was sent again shows only beside the requests sent before',
    isMissing: ({ earlier = [] }) => earlier.length === 0,
  },
  {
    id: 'nonce-replayed',
    needs: 'earlier',
    why: 'whether the nonce was used before shows only beside the requests sent before',
    isMissing: ({ earlier = [] }) => earlier.length === 0,
    concernsRefusal: true,
  },
  {
    id: 'clock-skew',
    needs: 'now, or serverAnswer with its Date header',
    why: 'whether the timestamp lies in the window shows only beside a trusted clock',
    isMissing: ({ now, serverAnswer }) => now === undefined && serverTimeMs(serverAnswer) === undefined,
    concernsRefusal: true,
  },
  {
    id: 'query-not-decoded',
    needs: 'rawQuery',
    why: 'whether the query was signed still encoded shows only with the query as it stood in the URL',
    isMissing: ({ rawQuery }) => rawQuery === undefined,
  },
  {
    id: 'query-in-path',
    needs: 'path',
    why: 'whether a query inside the path was treated differently shows only with the path as requested',
    isMissing: ({ path }) => path === undefined,
  },
  {
    id: 'path-signed',
    needs: 'path',
    why: 'whether the path was signed shows only with the path as requested',
    isMissing: ({ path }) => path === undefined,
  },
  {
    id: 'charset-gbk',
    needs: 'a runtime whose TextDecoder knows GBK',
    why: 'this one does not, so the string could not be digested in GBK',
    isMissing: () => !hasGbk(),
  },
  {
    id: 'signature-form',
    needs: 'expected as the other side computed it',
    why: 'it looks like no signature that is searched for (MD5, SHA-1, SHA-256 or HMAC, in hex or Base64)',
    isMissing: (_, { isKnownForm }) => !isKnownForm,
  },
  {
    id: 'search',
    needs: 'a larger maxTries, or a smaller request with the same mismatch',
    why: 'the search was stopped before every pair of causes was tried',
    isMissing: (_, { isComplete }) => !isComplete,
  },
];

/** What could not be looked for, and what to supply so that it can. */
export function findUnchecked(input: ExplainInput, state: SearchState): readonly UncheckedCause[] {
  const asked = state.isMatch ? CHECKS.filter(({ concernsRefusal }) => concernsRefusal === true) : CHECKS;
  return asked.filter(({ isMissing }) => isMissing(input, state)).map(({ id, needs, why }) => ({ id, needs, why }));
}
