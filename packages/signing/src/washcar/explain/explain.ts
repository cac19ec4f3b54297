import { MASK } from '../../secret.ts';
import type { CauseId } from './cause-id.ts';
import { CAUSE_TEXTS } from './cause-texts.ts';
import type { CauseRequest } from './causes/cause.ts';
import { isKnownDigestForm } from './causes/digest-causes.ts';
import { diffStrings } from './diff-strings.ts';
import type { Outcome } from './evaluator.ts';
import { Evaluator } from './evaluator.ts';
import { compareExpectedString, unknownTail } from './expected-string.ts';
import { parseJsonTree } from './json-tree.ts';
import type { Masker } from './mask.ts';
import type { ReadInput } from './read-input.ts';
import { readInput } from './read-input.ts';
import { answerNamesRefusal, findRefusals } from './refusals.ts';
import { withSecret } from './render-reading.ts';
import type { Match, SearchResult } from './search.ts';
import { searchCauses } from './search.ts';
import type { ExplainedCause, ExplainInput, Explanation } from './types.ts';
import { findUnchecked } from './unchecked.ts';

/**
 * Shows what is signed for a request and, where the other side has another signature, looks for the mistake that leads to
 * it: over a hundred named causes alone, then two at a time. A cause is told only if it gives exactly the other side's
 * signature (or string); when none does, the verdict is `unexplained`. No secret is in the result, not even inside values.
 * @throws SigningError `MALFORMED_JSON`, `BODY_NOT_OBJECT`, `TOO_DEEP`, `TOO_LARGE`, `INVALID_BODY` for the body; `INVALID_QUERY`, `INVALID_SECRET`,
 * `INVALID_OPTION` for the rest.
 */
export function explain(input: ExplainInput): Explanation {
  const read = readInput(input);
  const { request, expectedString, maxTries, mask } = read;
  const search = searchCauses(request, { maxTries, expectedString });
  const { contract, isMatch } = search;
  const refusals = findRefusals({ ...request, answer: input.serverAnswer });
  const signatureCauses = isMatch ? [] : findSignatureCauses(read, search);
  const causes = [...signatureCauses, ...refusals.filter(({ id }) => !signatureCauses.some((one) => one.id === id))];
  const isExplained = signatureCauses.length > 0 || (refusals.length > 0 && answerNamesRefusal(input.serverAnswer));
  return {
    verdict: isMatch ? 'match' : isExplained ? 'explained' : 'unexplained',
    matches: isMatch,
    pairs: contract.entries.map(({ name, value }) => [mask(name), mask(value)] as const),
    stringToSign: mask(contract.stringA) + MASK,
    sign: search.sign,
    expected: request.expected === undefined ? null : mask(request.expected),
    expectedString: expectedString === undefined ? null : compareExpectedString(expectedString, contract, mask),
    causes,
    tried: search.tried,
    couldNotCheck: findUnchecked(input, {
      isMatch,
      isComplete: search.isComplete,
      isKnownForm: request.expected === undefined || isKnownDigestForm(request.expected),
    }),
  };
}

function findSignatureCauses(read: ReadInput, search: SearchResult): readonly ExplainedCause[] {
  const { contract, matches } = search;
  const stale = findStale(read);
  const found = matches.map((match) => explainMatch(match, contract, read.mask));
  const all = [...stale, ...found.filter(({ id }) => !stale.some((one) => one.id === id))];
  return all.length > 0 ? all : findUnknownKey(read, contract);
}

/** The expected signature is one that an earlier request carried, or should have carried. */
function findStale({ request, earlier, mask }: ReadInput): readonly ExplainedCause[] {
  const index = earlier.findIndex(({ query, bodyText, secret, sign }) => {
    if (request.expected === undefined) return false;
    if (sign !== undefined && sign === request.expected) return true;
    return signOf({ ...request, query, bodyText, tree: parseJsonTree(bodyText), secret }) === request.expected;
  });
  const stale = earlier[index];
  if (stale === undefined) return [];
  const outcome = outcomeOf({ ...request, ...stale, earlier: [], tree: parseJsonTree(stale.bodyText) });
  return [signatureCause('stale-signature', { outcome, contract: outcomeOf(request), mask }, `of earlier[${index}]`)];
}

/** Their string is ours up to the end, where something else than our secret stands. */
function findUnknownKey({ expectedString, mask }: ReadInput, contract: Outcome): readonly ExplainedCause[] {
  const tail = expectedString === undefined ? '' : unknownTail(expectedString, contract);
  if (tail === '' || tail === contract.finalText.slice(contract.stringA.length)) return [];
  return [signatureCause('wrong-key', { outcome: contract, contract, mask }, 'their string ends in another key')];
}

function explainMatch(match: Match, contract: Outcome, mask: Masker): ExplainedCause {
  const { first, second, outcome } = match;
  const details = [first.variant.detail, second?.variant.detail].filter((detail) => detail !== undefined);
  const cause = signatureCause(first.cause.id, { outcome, contract, mask }, details.join('; ') || undefined);
  if (second === undefined) return cause;
  const other = CAUSE_TEXTS[second.cause.id];
  return {
    ...cause,
    title: `${cause.title}; and: ${other.title}`,
    fix: cause.fix === other.fix ? cause.fix : `${cause.fix} ${other.fix}`,
    with: second.cause.id,
  };
}

interface CauseTexts {
  readonly outcome: Outcome;
  readonly contract: Outcome;
  readonly mask: Masker;
}

function signatureCause(id: CauseId, { outcome, contract, mask }: CauseTexts, detail?: string): ExplainedCause {
  const ours = mask(contract.stringA) + MASK;
  const theirs = maskedText(outcome, mask);
  return {
    id,
    title: CAUSE_TEXTS[id].title,
    ...(detail !== undefined && { detail: mask(detail) }),
    fix: CAUSE_TEXTS[id].fix,
    explains: 'signature',
    stringToSign: theirs,
    firstDifference: diffStrings(ours, theirs, outcome.reading.charset) ?? null,
  };
}

/** The digested text as it may be shown: the secret's place is kept, whatever was done to the secret is not. */
function maskedText({ reading, stringA }: Outcome, mask: Masker): string {
  return withSecret(mask(stringA), '', { ...reading, secret: () => MASK });
}

function outcomeOf(request: CauseRequest): Outcome {
  return new Evaluator(request).outcome();
}

function signOf(request: CauseRequest): string {
  const evaluator = new Evaluator(request);
  return evaluator.sign(evaluator.outcome());
}
