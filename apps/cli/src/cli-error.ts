import { EXIT } from './exit-codes.ts';

/** Stable codes of what a command refuses. */
export type CliErrorCode =
  | 'USAGE'
  | 'INPUT_UNREADABLE'
  | 'OUTPUT_UNWRITABLE'
  | 'SECRET_MISSING'
  | 'ANSWER_MISSING'
  | 'PORT_TAKEN'
  | 'CONFIG_INVALID'
  | 'CONFIG_EXISTS'
  | 'COLUMNS_UNKNOWN'
  | 'ENCODING_UNSUPPORTED'
  | 'IMPORT_CHANGED'
  | 'PG_MISSING'
  | 'STORE_IN_USE'
  | 'STORE_NOT_FOUND'
  | 'STORE_UNREACHABLE'
  | 'RECEIVED_UNREADABLE'
  | 'DEMO_FAILED'
  | 'INTERRUPTED';

/** Ends a command with a message on stderr. The message never holds a secret. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: CliErrorCode;
  readonly exitCode: number;
  /** What to do next, on a line of its own. */
  readonly hint: string | undefined;

  constructor(
    code: CliErrorCode,
    message: string,
    options: { readonly exitCode?: number; readonly hint?: string; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.exitCode = options.exitCode ?? EXIT.usage;
    this.hint = options.hint;
  }
}
