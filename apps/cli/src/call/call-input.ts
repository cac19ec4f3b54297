import type { EndpointSpec } from '@boxwire/contract';
import type { z } from 'zod';
import { CliError } from '../cli-error.ts';
import type { CliIo } from '../io/cli-io.ts';
import { splitPair } from '../io/pairs.ts';
import { readJsonOption } from '../io/read-json-option.ts';
import { typedFlag } from './typed-flag.ts';

/** Where a call's input comes from: JSON first, single members over it. */
export interface CallInputOptions {
  readonly input?: string;
  readonly inputFile?: string;
  readonly param?: readonly string[];
  readonly query?: readonly string[];
  readonly body?: readonly string[];
}

type Parts = Record<string, unknown>;

/** The typed input of a call. Throws `CliError` `USAGE` for flags that are no `name=value`, or JSON that is no object. */
export async function callInput(endpoint: EndpointSpec, options: CallInputOptions, io: CliIo): Promise<Parts> {
  const given = await readJsonOption({ text: options.input, file: options.inputFile, option: '--input' }, io);
  const input: Parts = { ...asObject(given ?? {}) };
  addFlags(input, { part: 'params', flags: options.param, schema: endpoint.params });
  addFlags(input, { part: 'query', flags: options.query, schema: endpoint.query });
  addFlags(input, { part: 'body', flags: options.body, schema: endpoint.body?.schema });
  return input;
}

interface FlagPart {
  readonly part: 'params' | 'query' | 'body';
  readonly flags: readonly string[] | undefined;
  readonly schema: z.ZodType | undefined;
}

function addFlags(input: Parts, { part, flags, schema }: FlagPart): void {
  if (flags === undefined) return;
  const option = part === 'params' ? '--param' : `--${part}`;
  const members = flags.map((flag) => {
    const [name, text] = splitPair(flag, option);
    return [name, typedFlag(schema, name, text)] as const;
  });
  input[part] = { ...asObject(input[part] ?? {}), ...Object.fromEntries(members) };
}

function asObject(value: unknown): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new CliError('USAGE', 'the input must be a JSON object with query, body, params or headers');
}
