import { SigningError } from '../../errors.ts';
import { revealSecret } from '../../secret.ts';
import { canonicalize } from '../canonicalize.ts';
import type { QueryPairs } from '../query-input.ts';
import { queryPairs } from '../query-input.ts';
import type { CauseRequest } from './causes/cause.ts';
import { parseJsonTree } from './json-tree.ts';
import type { Masker } from './mask.ts';
import { createMasker } from './mask.ts';
import { createPieceMasker } from './mask-pieces.ts';
import type { EarlierRequest, ExplainInput } from './types.ts';

/** An earlier request with the texts its signature is made of. */
export interface ReadEarlier {
  readonly query: QueryPairs;
  readonly bodyText: string;
  readonly secret: string;
  readonly sign: string | undefined;
}

/** The input, checked; secrets revealed, so only for computing. */
export interface ReadInput {
  readonly request: CauseRequest;
  readonly earlier: readonly ReadEarlier[];
  readonly expectedString: string | undefined;
  readonly maxTries: number;
  readonly mask: Masker;
}

const DEFAULT_MAX_TRIES = 20_000;

/** Checks the input of `explain` and reveals its secrets. */
export function readInput(input: ExplainInput): ReadInput {
  const { expected, expectedString, maxTries = DEFAULT_MAX_TRIES } = input;
  checkOptions(input, maxTries);
  const secret = revealSecret(input.secret);
  const candidateSecrets = (input.candidateSecrets ?? []).map(revealSecret);
  const earlier = (input.earlier ?? []).map((request) => readEarlier(request, secret));
  const bodyText = input.bodyText ?? '';
  // The contract's own canonicaliser refuses what cannot be signed at all, and what would flatten to gigabytes.
  canonicalize({ query: input.query, bodyText });
  const request: CauseRequest = {
    query: queryPairs(input.query),
    bodyText,
    tree: parseJsonTree(bodyText),
    secret,
    expected,
    candidateSecrets,
    earlier,
    rawQuery: input.rawQuery,
    path: input.path,
    nowMs: input.now,
  };
  const secrets = [secret, ...candidateSecrets, ...earlier.map((one) => one.secret)];
  const maskWhole = createMasker(secrets);
  const maskPieces = createPieceMasker(secrets);
  return { request, earlier, expectedString, maxTries, mask: (text) => maskPieces(maskWhole(text)) };
}

function readEarlier({ query, bodyText, secret, sign }: EarlierRequest, ownSecret: string): ReadEarlier {
  const pairs = queryPairs(query);
  return {
    query: pairs,
    bodyText: bodyText ?? '',
    secret: secret === undefined ? ownSecret : revealSecret(secret),
    sign: sign ?? pairs.find(([name]) => name === 'sign')?.[1],
  };
}

function checkOptions({ expected, expectedString, now }: ExplainInput, maxTries: number): void {
  for (const [name, value] of Object.entries({ expected, expectedString })) {
    if (value !== undefined && (typeof value !== 'string' || value === '')) {
      throw new SigningError('INVALID_OPTION', `${name} must be a non-empty text; give what the other side computed.`);
    }
  }
  if (expected === undefined && expectedString === undefined) {
    const message = "explain needs the other side's signature (expected) or its string to sign (expectedString).";
    throw new SigningError('INVALID_OPTION', message);
  }
  if (!Number.isSafeInteger(maxTries) || maxTries < 1) {
    throw new SigningError('INVALID_OPTION', 'maxTries must be a whole number from 1 on.');
  }
  if (now !== undefined && !Number.isSafeInteger(now)) {
    throw new SigningError('INVALID_OPTION', 'now must be epoch milliseconds, such as Date.now() gives.');
  }
}
