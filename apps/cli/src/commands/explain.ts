import {
  explain as explainSignature,
  formatExplanation,
  type EarlierRequest,
  type ServerAnswer,
} from '@boxwire/signing';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { CliIo } from '../io/cli-io.ts';
import { readFileOrStdin } from '../io/read-file-or-stdin.ts';
import type { CommandContext, CommonOptions } from '../program/command-context.ts';
import { readRequest, type RequestOptions } from '../request/read-request.ts';
import { readSecret } from '../secret/read-secret.ts';

/** Options of `boxwire explain`. */
export interface ExplainOptions extends CommonOptions, RequestOptions {
  readonly secretEnv?: string;
  readonly secretFile?: string;
  readonly expected?: string;
  readonly expectedStringFile?: string;
  readonly candidateEnv?: readonly string[];
  readonly earlierFile?: string;
  readonly serverAnswerFile?: string;
  readonly path?: string;
  readonly now?: number;
}

/** Looks for the cause of a mismatch. Exit code 0 when the signs match or a cause is found, 1 when none is. */
export async function explain(options: ExplainOptions, context: CommandContext): Promise<number> {
  const { io, out } = context;
  const { query, bodyText } = await readRequest(options, io);
  const expected = options.expected ?? query.find(([name]) => name === 'sign')?.[1];
  const expectedString = await readOptional(options.expectedStringFile, io);
  if (expected === undefined && expectedString === undefined) {
    throw new CliError('USAGE', 'no sign to explain', {
      hint: 'The query has none: give --expected <sign> or --expected-string-file <path>.',
    });
  }
  const secret = await readSecret({ env: options.secretEnv, file: options.secretFile }, io);
  const explanation = explainSignature({
    query,
    bodyText,
    secret,
    candidateSecrets: await Promise.all((options.candidateEnv ?? []).map((env) => readSecret({ env }, io))),
    ...given('rawQuery', options.query?.replace(/^\?/, '')),
    ...given('expected', expected),
    ...given('expectedString', expectedString?.replace(/\r?\n$/, '')),
    ...given('path', options.path),
    ...given('now', options.now),
    ...given('earlier', await readEarlier(options.earlierFile, io)),
    ...given('serverAnswer', await readServerAnswer(options.serverAnswerFile, io)),
  });
  await out.line(options.json === true ? JSON.stringify(explanation) : formatExplanation(explanation));
  return explanation.verdict === 'unexplained' ? EXIT.no : EXIT.ok;
}

// an option that was not given must be absent, not undefined
function given<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [K in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: Value };
}

async function readOptional(path: string | undefined, io: CliIo): Promise<string | undefined> {
  return path === undefined ? undefined : readFileOrStdin(path, io);
}

async function readEarlier(path: string | undefined, io: CliIo): Promise<EarlierRequest[] | undefined> {
  const lines = (await readOptional(path, io))?.split(/\r?\n/).filter((line) => line !== '');
  return lines?.map((line) => readObject(line, '--earlier-file') as unknown as EarlierRequest);
}

async function readServerAnswer(path: string | undefined, io: CliIo): Promise<ServerAnswer | undefined> {
  const json = await readOptional(path, io);
  return json === undefined ? undefined : readObject(json, '--server-answer-file');
}

function readObject(json: string, option: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // told below, without the text
  }
  throw new CliError('USAGE', `${option} does not hold JSON objects`);
}
