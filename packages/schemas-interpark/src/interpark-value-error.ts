/** Codes of `InterparkValueError`: which kind of value did not have its form. */
export type InterparkValueErrorCode =
  | 'SESSION_ID_INVALID'
  | 'WAITING_ID_INVALID'
  | 'SEAT_INFO_ID_INVALID'
  | 'BLOCK_KEY_INVALID'
  | 'KEY_URL_INVALID'
  | 'SEAT_BITMAP_INVALID';

/** A value of the platform that does not have the form its contract gives. Never holds the value. */
export class InterparkValueError extends TypeError {
  override readonly name = 'InterparkValueError';
  readonly code: InterparkValueErrorCode;

  constructor(code: InterparkValueErrorCode, problem: string) {
    super(problem);
    this.code = code;
  }
}
