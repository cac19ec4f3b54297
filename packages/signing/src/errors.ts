/**
 * What went wrong, as a stable literal.
 * - `MALFORMED_JSON`: the body text is not one RFC 8259 document (`offset`: UTF-16 unit where it stops being one)
 * - `BODY_NOT_OBJECT`: the body is a text, number or boolean
 * - `TOO_DEEP`, `TOO_LARGE`: the body nests deeper, or flattens to more text, than the bounds allow
 * - `NOT_PORTABLE`: the request is outside the subset every server reads alike (`reason`, `path`)
 * - `UNSUPPORTED_VALUE`: a body given as a value holds something JSON has no form for (`path`)
 * - `INVALID_*`: the named argument is unusable
 */
export type SigningErrorCode =
  | 'MALFORMED_JSON'
  | 'BODY_NOT_OBJECT'
  | 'TOO_DEEP'
  | 'TOO_LARGE'
  | 'NOT_PORTABLE'
  | 'UNSUPPORTED_VALUE'
  | 'INVALID_SECRET'
  | 'INVALID_QUERY'
  | 'INVALID_BODY'
  | 'INVALID_APP_ID'
  | 'INVALID_TIMESTAMP'
  | 'INVALID_NONCE'
  | 'INVALID_OPTION';

/** Why a request is not portable, in order of precedence: when several apply, the earliest is reported. */
export type PortableReason =
  | 'ROOT_NOT_OBJECT'
  | 'NAME_CHARS'
  | 'DUPLICATE_NAME'
  | 'RESERVED_NAME'
  | 'QUERY_BODY_OVERLAP'
  | 'BLANK_TEXT'
  | 'HOLE_IN_ARRAY'
  | 'UNPAIRED_SURROGATE'
  | 'NUMBER_FORM';

/** Where a {@link SigningError} points. Never a value: only a place. */
export interface SigningErrorDetails {
  /** Set with `NOT_PORTABLE`. */
  readonly reason?: PortableReason;
  /** Flat name of the parameter, such as `order.items[0].price`; empty for the body as a whole. */
  readonly path?: string;
  /** UTF-16 offset in the body text. */
  readonly offset?: number;
}

const BRAND = Symbol.for('boxwire.SigningError');

/** The error this package throws. Match on `code`; the message names places, never values or secrets. */
export class SigningError extends Error {
  readonly code: SigningErrorCode;
  readonly reason?: PortableReason;
  readonly path?: string;
  readonly offset?: number;

  constructor(code: SigningErrorCode, message: string, details: SigningErrorDetails = {}) {
    super(message);
    this.name = 'SigningError';
    this.code = code;
    if (details.reason !== undefined) this.reason = details.reason;
    if (details.path !== undefined) this.path = details.path;
    if (details.offset !== undefined) this.offset = details.offset;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether `value` is a {@link SigningError}, also one thrown by another installed copy of this package. */
export function isSigningError(value: unknown): value is SigningError {
  return typeof value === 'object' && value !== null && BRAND in value;
}

/** The error for a body whose root is a text, number or boolean. */
export function bodyNotObject(): SigningError {
  const message = 'body must be a JSON object, and its root is a text, number or boolean. Send an object.';
  return new SigningError('BODY_NOT_OBJECT', message, { offset: 0 });
}
