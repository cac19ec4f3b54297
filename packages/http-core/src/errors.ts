import type { RetryReason } from './retry/retry-reason.ts';

/**
 * Codes of `HttpError`.
 *
 * Nothing was sent: `HTTP_CONNECT_FAILED` no connection · `HTTP_CONNECT_TIMEOUT` none in time · `HTTP_TLS_FAILED` no
 * trusted connection · `HTTP_URL_TOO_LONG` beyond the platform's limit · `HTTP_REQUEST_INVALID` a header or path HTTP
 * cannot carry.
 * Sent, no whole answer: `HTTP_HEADERS_TIMEOUT` · `HTTP_BODY_TIMEOUT` · `HTTP_CONNECTION_LOST` · `HTTP_PROTOCOL_ERROR`
 * (not HTTP) · `HTTP_RESPONSE_TOO_LARGE` · `HTTP_RESPONSE_UNREADABLE` (content coding or charset) ·
 * `HTTP_REDIRECT_REFUSED`.
 * At any point: `HTTP_ABORTED` by the caller's signal · `HTTP_DEADLINE` the call's total time is over ·
 * `HTTP_CLIENT_CLOSED`.
 */
export type HttpErrorCode =
  | 'HTTP_ABORTED'
  | 'HTTP_BODY_TIMEOUT'
  | 'HTTP_CLIENT_CLOSED'
  | 'HTTP_CONNECTION_LOST'
  | 'HTTP_CONNECT_FAILED'
  | 'HTTP_CONNECT_TIMEOUT'
  | 'HTTP_DEADLINE'
  | 'HTTP_HEADERS_TIMEOUT'
  | 'HTTP_PROTOCOL_ERROR'
  | 'HTTP_REDIRECT_REFUSED'
  | 'HTTP_REQUEST_INVALID'
  | 'HTTP_RESPONSE_TOO_LARGE'
  | 'HTTP_RESPONSE_UNREADABLE'
  | 'HTTP_TLS_FAILED'
  | 'HTTP_URL_TOO_LONG';

/** Facts of an `HttpError`. */
export interface HttpErrorDetails {
  readonly endpointId: string;
  /** From 1. */
  readonly attempt: number;
  readonly mayHaveHappened: boolean;
  /** Why the call was not tried again. */
  readonly retryReason?: RetryReason | undefined;
  readonly cause?: unknown;
}

const BRAND = Symbol.for('boxwire.HttpError');

/**
 * A call that got no answer. `code` is stable; the message may improve. Neither the message nor any member holds a body,
 * a header value, a query or a secret; `cause` keeps only the name, code and message of what the transport reported
 * (for `HTTP_ABORTED` it is the signal's own reason).
 */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: HttpErrorCode;
  readonly endpointId: string;
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  /** False only when it is certain that no byte of the request left, in this attempt or an earlier one. */
  readonly mayHaveHappened: boolean;
  /** Why the call was not tried again; absent when it ended outside an attempt. */
  readonly retryReason: RetryReason | undefined;

  constructor(code: HttpErrorCode, problem: string, details: HttpErrorDetails) {
    super(
      `[${details.endpointId}] ${problem} (attempt ${details.attempt.toString()})`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.code = code;
    this.endpointId = details.endpointId;
    this.attempt = details.attempt;
    this.mayHaveHappened = details.mayHaveHappened;
    this.retryReason = details.retryReason;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether a value is an `HttpError`, also one thrown by another copy of this package. */
export function isHttpError(value: unknown): value is HttpError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
