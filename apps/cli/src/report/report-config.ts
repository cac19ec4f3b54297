import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import { postgresPassword } from './store-url.ts';

/** The file that `report` commands read when `--config` names none. */
export const CONFIG_FILE = 'boxwire.report.json';

const text = z.string().min(1);
const schema = z.strictObject({
  origin: text.optional(),
  appId: text.optional(),
  store: text.optional(),
  storeEnv: text.optional(),
  secretEnv: text.optional(),
  secretFile: text.optional(),
  money: z.enum(['fen', 'yuan']).optional(),
  map: z.record(text, text).optional(),
  ignore: z.array(text).optional(),
});

/** What a reporting project keeps in its configuration: never a secret, only where one is. */
export type ReportConfig = z.output<typeof schema>;

/** A configuration, with the folder that its relative paths are of. */
export interface LoadedConfig {
  readonly config: ReportConfig;
  readonly folder: string;
}

/** Reads the configuration; without `--config`, one in the working directory, or an empty one. Throws `CliError` `CONFIG_INVALID`. */
export async function loadReportConfig(path: string | undefined): Promise<LoadedConfig> {
  const file = path ?? CONFIG_FILE;
  const json = await readText(file, path === undefined);
  if (json === undefined) return { config: {}, folder: '.' };
  return { config: parseConfig(json, file), folder: dirname(resolve(file)) };
}

async function readText(file: string, mayBeAbsent: boolean): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    if (mayBeAbsent && reason === 'ENOENT') return undefined;
    const hint = reason === 'ENOENT' ? 'boxwire report init writes one.' : undefined;
    throw new CliError('INPUT_UNREADABLE', `cannot read ${file} (${reason})`, { cause, ...(hint && { hint }) });
  }
}

function parseConfig(json: string, file: string): ReportConfig {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new CliError('CONFIG_INVALID', `${file} is not JSON`);
  }
  const result = schema.safeParse(value);
  if (!result.success) throw unusable(file, result.error.issues);
  if (result.data.store !== undefined && postgresPassword(result.data.store)) {
    throw new CliError('CONFIG_INVALID', `${file}: store: a password does not belong in a configuration`, {
      hint: 'Leave it out and set PGPASSWORD, or name an environment variable that holds the whole URL with "storeEnv".',
    });
  }
  return result.data;
}

function unusable(file: string, issues: readonly z.core.$ZodIssue[]): CliError {
  const [issue] = issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  if (unknown.some((key) => /secret|password|token|key/i.test(key))) {
    return new CliError('CONFIG_INVALID', `${file}: a secret does not belong in a configuration`, {
      hint: 'Name an environment variable ("secretEnv") or a file ("secretFile") that holds it, and take it out.',
    });
  }
  const place = issue?.path.join('.') ?? '';
  const problem = unknown.length > 0 ? `unknown member ${unknown.join(', ')}` : `${place || 'it'} has the wrong type`;
  return new CliError('CONFIG_INVALID', `${file}: ${problem}`, {
    hint: `Members: ${Object.keys(schema.shape).join(', ')}.`,
  });
}
