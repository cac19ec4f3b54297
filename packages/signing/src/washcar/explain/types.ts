import type { SecretInput } from '../../secret.ts';
import type { QueryInput } from '../query-input.ts';
import type { CauseId } from './cause-id.ts';
import type { TextDifference } from './diff-strings.ts';

/** A request that was signed before the one in question. */
export interface EarlierRequest {
  /** Decoded query parameters. */
  readonly query: QueryInput;
  readonly bodyText?: string | null;
  /** The key it was signed with; the present one when left out. */
  readonly secret?: SecretInput;
  /** The signature it carried; its `sign` parameter, or else the one computed, when left out. */
  readonly sign?: string;
}

/** What the server answered to the request in question. Only its message and its Date header are looked at. */
export interface ServerAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly bodyText?: string;
}

/** A request, and what the other side made of it. */
export interface ExplainInput {
  /** Decoded query parameters; a `sign` among them is not signed. */
  readonly query: QueryInput;
  /** The body as sent; nothing, `null` or an empty text when there is none. */
  readonly bodyText?: string | null;
  readonly secret: SecretInput;
  /** The other side's signature, as it was given. One of `expected` and `expectedString` is needed. */
  readonly expected?: string;
  /** The other side's string to sign, with or without its secret. */
  readonly expectedString?: string;
  /** Other keys that may have been used, such as the backup key or that of another API type. */
  readonly candidateSecrets?: readonly SecretInput[];
  /** Requests sent before this one. */
  readonly earlier?: readonly EarlierRequest[];
  /** When the request was sent, epoch milliseconds, by a clock that can be trusted. */
  readonly now?: number;
  readonly serverAnswer?: ServerAnswer;
  /** The query as it stood in the URL, still encoded. */
  readonly rawQuery?: string;
  /** The path as requested, with a query if it had one. */
  readonly path?: string;
  /** Most readings to try, 20 000 unless told. */
  readonly maxTries?: number;
}

/** A mistake that fits. */
export interface ExplainedCause {
  readonly id: CauseId;
  readonly title: string;
  /** Which form of the mistake, such as the separator or the field's name. */
  readonly detail?: string;
  readonly fix: string;
  /** The second mistake, when only both together fit. */
  readonly with?: CauseId;
  /** Whether it explains the signature, or why the server refuses a request whatever its signature is. */
  readonly explains: 'signature' | 'refusal';
  /** The string to sign under this cause, secret as `***`; null where the cause makes none. */
  readonly stringToSign: string | null;
  /** Where it first differs from ours; null when only key, digest or time differ. */
  readonly firstDifference: TextDifference | null;
}

/** A cause that could not be looked for. */
export interface UncheckedCause {
  readonly id: CauseId | 'search' | 'signature-form';
  /** The option to supply. */
  readonly needs: string;
  readonly why: string;
}

/** The other side's string beside ours. */
export interface ExpectedStringReport {
  /** Their string, secrets as `***`. */
  readonly masked: string;
  readonly firstDifference: TextDifference | null;
  /** Names that only we sign, only they sign, and whose values differ. */
  readonly onlyOurs: readonly string[];
  readonly onlyTheirs: readonly string[];
  readonly changed: readonly string[];
}

/** What `explain` found. Plain JSON data; no secret is in it. */
export interface Explanation {
  readonly verdict: 'match' | 'explained' | 'unexplained';
  readonly matches: boolean;
  /** Names and values that are signed, in order. */
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** stringA with `***` for the secret. */
  readonly stringToSign: string;
  /** The signature the contract asks for. */
  readonly sign: string;
  readonly expected: string | null;
  readonly expectedString: ExpectedStringReport | null;
  /** Every distinct cause that fits, the likeliest first; pairs only when no single cause fits. */
  readonly causes: readonly ExplainedCause[];
  /** How many readings of the request were tried. */
  readonly tried: number;
  readonly couldNotCheck: readonly UncheckedCause[];
}
