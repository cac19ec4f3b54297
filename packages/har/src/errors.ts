/** Codes of `HarError`. */
export type HarErrorCode = 'HAR_CLOSED' | 'HAR_SINK_FAILED';

const BRAND = Symbol.for('boxwire.HarError');

/** A capture that cannot be written on. `code` is stable; the message may improve. */
export class HarError extends Error {
  override readonly name = 'HarError';
  readonly code: HarErrorCode;

  constructor(code: HarErrorCode, problem: string, options?: { readonly cause?: unknown }) {
    super(problem, options);
    this.code = code;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether a value is a `HarError`, also one thrown by another copy of this package. */
export function isHarError(value: unknown): value is HarError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
