/** Codes of `JourneyError`. */
export type JourneyErrorCode =
  | 'INPUT_INVALID'
  | 'JOURNAL_MISMATCH'
  | 'JOURNAL_UNREADABLE'
  | 'JOURNAL_UNSEALED'
  | 'JOURNEY_LEFT'
  | 'LINK_UNRESOLVED'
  | 'OPERATIONS_OVERLAP'
  | 'SEALING_KEY_INVALID'
  | 'ANSWER_INVALID'
  | 'STEP_UNKNOWN';

const BRAND = Symbol.for('boxwire.JourneyError');

/** A journey that cannot go on as written. Platform failures are results, not errors. */
export class JourneyError extends Error {
  override readonly name = 'JourneyError';
  readonly code: JourneyErrorCode;

  constructor(code: JourneyErrorCode, problem: string, options?: { readonly cause?: unknown }) {
    super(problem, options);
    this.code = code;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether a value is a `JourneyError`, also one thrown by another copy of this package. */
export function isJourneyError(value: unknown): value is JourneyError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
