import { createRedactor, type NameValue } from '@boxwire/contract';
import { canonicalize, explain, type ExplainedCause, type SecretInput } from '@boxwire/signing';

/** What a 101 answer of the sandbox carries beside the contract: what a team needs most and no platform tells. */
export interface MismatchHelp {
  /** The sandbox's own string-to-sign: `***` at its end stands for the secret, any other for a person's number. */
  readonly stringToSign: string;
  /** What to change, where the mistake was found; else what to compare. */
  readonly hint: string;
  /** Ids of the mistakes that lead to exactly the signature sent. */
  readonly causes: readonly string[];
}

// the search tries thousands of readings, so a large body would hold up every other request
const MAX_SEARCHED_CHARS = 16_384;
const COMPARE =
  'the sandbox hashed this text as UTF-8, with the secret in place of the last *** and phone numbers in place of any other; compare it with the text you hashed';
// answers get logged, so people in them are masked
const redactor = createRedactor();

/** Looks for the mistake behind a signature that does not match. Neither secret nor right signature is in the result. */
export function mismatchHelp(request: {
  readonly query: readonly NameValue[];
  readonly bodyText: string | null;
  readonly rawQuery: string;
  readonly path: string;
  readonly sign: string;
  readonly secret: SecretInput;
}): MismatchHelp {
  const { query, bodyText, rawQuery, path, sign, secret } = request;
  const stringToSign = `${redactor.text(canonicalize({ query, bodyText }).stringA)}***`;
  if (rawQuery.length + (bodyText?.length ?? 0) > MAX_SEARCHED_CHARS)
    return { stringToSign, hint: COMPARE, causes: [] };
  const { causes } = explain({ query, bodyText, secret, expected: sign, rawQuery, path });
  const found = causes.filter(({ explains }) => explains === 'signature');
  const [likeliest] = found;
  const hint = likeliest === undefined ? COMPARE : redactor.text(hintOf(likeliest));
  return { stringToSign, hint, causes: found.map(({ id }) => id) };
}

function hintOf({ title, detail, fix }: ExplainedCause): string {
  return `${title}${detail === undefined ? '' : ` (${detail})`}. ${fix}`;
}
