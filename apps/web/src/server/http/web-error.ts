/** What a call is refused for. */
export type WebErrorCode =
  | 'BODY_INVALID'
  | 'RUN_UNKNOWN'
  | 'SCENARIO_UNKNOWN'
  | 'CHALLENGE_UNKNOWN'
  | 'ANSWER_INVALID'
  | 'ACTION_REFUSED'
  | 'CLOCK_INVALID'
  | 'FAULT_UNKNOWN'
  | 'PLATFORM_UNKNOWN'
  | 'ENDPOINT_UNKNOWN'
  | 'INPUT_INVALID'
  | 'WORKER_LOST'
  | 'WORKER_REFUSED';

const STATUS: Readonly<Record<WebErrorCode, 400 | 404 | 409 | 422>> = {
  BODY_INVALID: 400,
  RUN_UNKNOWN: 404,
  SCENARIO_UNKNOWN: 404,
  CHALLENGE_UNKNOWN: 409,
  ANSWER_INVALID: 422,
  ACTION_REFUSED: 409,
  CLOCK_INVALID: 422,
  FAULT_UNKNOWN: 404,
  PLATFORM_UNKNOWN: 404,
  ENDPOINT_UNKNOWN: 404,
  INPUT_INVALID: 422,
  WORKER_LOST: 409,
  WORKER_REFUSED: 409,
};

/** A call that is refused, with what to tell the page. */
export class WebError extends Error {
  override readonly name = 'WebError';
  readonly code: WebErrorCode;

  constructor(code: WebErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  get status(): 400 | 404 | 409 | 422 {
    return STATUS[this.code];
  }
}
