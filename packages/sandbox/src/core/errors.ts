/** Codes of `SandboxError`. */
export type SandboxErrorCode =
  | 'OPTION_INVALID'
  | 'PORT_IN_USE'
  | 'LISTEN_FAILED'
  | 'PLATFORM_UNKNOWN'
  | 'ACTION_UNKNOWN'
  | 'ACTION_REFUSED'
  | 'SUBJECT_UNKNOWN'
  | 'FAULT_INVALID'
  | 'CLOCK_INVALID'
  | 'BODY_TOO_LARGE'
  | 'BODY_ENCODED'
  | 'BODY_NOT_JSON'
  | 'ADMIN_INPUT_INVALID'
  | 'SANDBOX_CLOSED'
  | 'SANDBOX_RESET';

const BRAND = Symbol.for('boxwire.SandboxError');

/** A mistake in using the sandbox. `code` is stable; the message says what was expected and never quotes a body or a secret. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly code: SandboxErrorCode;

  constructor(code: SandboxErrorCode, problem: string, options?: ErrorOptions) {
    super(problem, options);
    this.code = code;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether a value is a `SandboxError`, also one thrown by another copy of this package. */
export function isSandboxError(value: unknown): value is SandboxError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
