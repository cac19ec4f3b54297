import { parseQuery, type QueryPairs } from '@boxwire/signing';
import { CliError } from '../cli-error.ts';
import type { CliIo } from '../io/cli-io.ts';
import { readFileOrStdin } from '../io/read-file-or-stdin.ts';

/** The options that name a request. */
export interface RequestOptions {
  readonly query?: string;
  readonly bodyFile?: string;
}

/** A request as it is signed: decoded query pairs, exact body text. */
export interface RequestToSign {
  readonly query: QueryPairs;
  readonly bodyText: string | null;
}

/** Reads the request a command names. Throws `CliError` `USAGE` when it names none. */
export async function readRequest({ query, bodyFile }: RequestOptions, io: CliIo): Promise<RequestToSign> {
  if (query === undefined && bodyFile === undefined) {
    throw new CliError('USAGE', 'no request given', {
      hint: "Give --query 'name=value&…', --body-file <path>, or both.",
    });
  }
  return {
    query: parseQuery((query ?? '').replace(/^(?:https?:\/\/[^?]*)?\?/, '')),
    bodyText: bodyFile === undefined ? null : await readFileOrStdin(bodyFile, io),
  };
}
