/** Codes of `ClientOptionError`. */
export type ClientOptionErrorCode =
  | 'CALL_OPTION_INVALID'
  | 'CLIENT_CONNECT_TO_INVALID'
  | 'CLIENT_ENDPOINT_UNKNOWN'
  | 'CLIENT_NAME_CLASH'
  | 'CLIENT_OPTION_INVALID'
  | 'CLIENT_ORIGIN_INVALID'
  | 'CLIENT_ORIGIN_MISSING'
  | 'CLIENT_SIGNER_MISSING'
  | 'CLIENT_SIGNER_SCHEME'
  | 'COOKIE_JAR_UNREADABLE';

/** A caller's mistake in the options of a client, a call or a jar. Names the option, never its value. */
export class ClientOptionError extends TypeError {
  override readonly name = 'ClientOptionError';
  readonly code: ClientOptionErrorCode;
  /** The option, for example `origins.kyfw`. */
  readonly option: string;

  constructor(code: ClientOptionErrorCode, option: string, problem: string) {
    super(`"${option}": ${problem}`);
    this.code = code;
    this.option = option;
  }
}
