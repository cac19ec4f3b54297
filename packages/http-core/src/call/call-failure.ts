import type { HttpErrorCode } from '../errors.ts';

/** A transport failure on its way to the caller, who sees it as an `HttpError`. */
export class CallFailure extends Error {
  readonly code: HttpErrorCode;
  /** Safe to print, or the caller's own abort reason. */
  readonly reported: unknown;

  constructor(code: HttpErrorCode, problem: string, reported?: unknown) {
    super(problem);
    this.code = code;
    this.reported = reported;
  }
}
