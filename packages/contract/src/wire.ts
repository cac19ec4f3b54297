/** One name and one value, both decoded, as they travel in a query or a form. */
export type NameValue = readonly [name: string, value: string];

/**
 * A request as it leaves `encodeRequest`: complete, but bound to an origin *key*, not to an address.
 * Query values are decoded; `requestTarget` percent-encodes them.
 */
export interface WireRequest {
  readonly endpointId: string;
  readonly method: HttpMethod;
  /** Key into the client's `origins`, for example `kyfw`. */
  readonly origin: string;
  /** Path with its parameters filled in and percent-encoded, beginning with `/`. */
  readonly path: string;
  readonly query: readonly NameValue[];
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Exact text to send, or `null` for no body. */
  readonly bodyText: string | null;
}

/** A response as it reaches `decodeResponse`. Header names in lower case; repeated headers joined with `, `. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyText: string;
}

/** Methods a contract may declare. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';

/** What retry and the capture check rely on: `read` changes nothing, `idempotent` may be repeated, `write` may not. */
export type Effect = 'read' | 'idempotent' | 'write';

/** A clock. `now` answers epoch milliseconds; `sleep` resolves after `ms` or rejects with the signal's reason. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What a signer sees of a request. Query values are decoded; the body is the exact text that will be sent. */
export interface SignableRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly NameValue[];
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyText: string | null;
}

/** `now` is epoch milliseconds, already corrected by the learned clock offset; `attempt` counts from 1. */
export interface SigningContext {
  readonly now: number;
  readonly attempt: number;
}

/** What a signer adds. Query pairs are appended after the request's own, in this order. */
export interface SignatureParts {
  readonly query?: readonly NameValue[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Signs one attempt. The client calls it for every attempt, never once for several. */
export interface RequestSigner<Scheme extends string = string> {
  readonly scheme: Scheme;
  sign(request: SignableRequest, context: SigningContext): SignatureParts | Promise<SignatureParts>;
}
