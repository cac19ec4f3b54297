import type { z } from 'zod';

/**
 * Why the other side said no; a closed set.
 *
 * `notLoggedIn` no session · `challenge` the account holder must act · `busy` try later · `soldOut` nothing left ·
 * `rateLimited` too fast · `refused` a business no · `expired` a token, price or authorization lapsed ·
 * `invalid` a value was refused · `permission` not allowed · `conflict` already exists or in use ·
 * `notFound` no such thing · `signature` the signature did not match · `clockSkew` timestamp out of range ·
 * `replay` a nonce was seen before · `upstream` the other side failed · `drift` the answer is outside the contract.
 */
export type FailureKind =
  | 'notLoggedIn'
  | 'challenge'
  | 'busy'
  | 'soldOut'
  | 'rateLimited'
  | 'refused'
  | 'expired'
  | 'invalid'
  | 'permission'
  | 'conflict'
  | 'notFound'
  | 'signature'
  | 'clockSkew'
  | 'replay'
  | 'upstream'
  | 'drift';

/**
 * What may help: `no` nothing · `resign` once, freshly signed · `syncClock` once, after learning the server's clock ·
 * `wait` after `retryAfterMs` or a back-off · `ifSafe` only where a repeat can do no harm (reads).
 */
export type RetryAdvice = 'no' | 'resign' | 'syncClock' | 'wait' | 'ifSafe';

/** A typed success. */
export interface Success<Data> {
  readonly ok: true;
  readonly data: Data;
  readonly status: number;
}

/** A typed failure. `code` is stable per platform; `wireCode` is what the platform itself sent. */
export interface Failure<Code extends string = string> {
  readonly ok: false;
  readonly kind: FailureKind;
  readonly code: Code;
  readonly message: string;
  readonly endpointId: string;
  readonly status: number;
  readonly retry: RetryAdvice;
  readonly wireCode?: string;
  /** The request field the platform named, in wire spelling. */
  readonly field?: string;
  readonly retryAfterMs?: number;
  /** Extra members the platform documents for this failure. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Where the answer left the contract (JSON pointers), on `drift`. */
  readonly mismatches?: readonly Mismatch[];
}

/** One place where an answer left the contract. Never carries the value itself. */
export interface Mismatch {
  /** JSON pointer into the decoded payload. */
  readonly pointer: string;
  readonly problem: string;
}

/** What `decodeResponse` and the client return. */
export type Outcome<Data, Code extends string = string> = Success<Data> | Failure<Code>;

/** A failure as an outcome reader states it; endpoint and status are added by `decodeResponse`. */
export type FailureDraft<Code extends string = string> = Omit<
  Failure<Code>,
  'ok' | 'endpointId' | 'status' | 'retry'
> & {
  readonly retry?: RetryAdvice;
};

/** A response whose body has been read as its contract says. */
export interface ReadResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or the text itself for text bodies. */
  readonly body: unknown;
  readonly bodyText: string;
  /** Set where JSON was due: nothing came, or something else. */
  readonly bodyProblem?: 'empty' | 'notJson';
  /** Request facts a classification may need. */
  readonly endpoint: { readonly id: string; readonly effect: 'read' | 'idempotent' | 'write' };
}

/** What an outcome reader concludes: a payload for the data schema, a failure, or `undefined` for "not mine". */
export type Reading = { readonly payload: unknown } | { readonly failure: FailureDraft } | undefined;

/**
 * Turns an envelope into payload or failure. `wrap` gives the schema of the whole body around a data schema,
 * for documents and sandboxes.
 */
export interface OutcomeReader<Code extends string = string> {
  read(response: ReadResponse): Reading;
  /** Member of the envelope that holds the payload, where the envelope has one. */
  readonly payloadIn?: string | undefined;
  readonly wrap?: ((data: z.ZodType) => z.ZodType) | undefined;
  /** Every `code` this reader can answer, for documents and exhaustive handling. */
  readonly codes: readonly Code[];
}
