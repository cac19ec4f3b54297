import { CliError } from '../cli-error.ts';
import type { CliIo } from '../io/cli-io.ts';
import { canPrompt, prompt } from '../io/prompt.ts';
import { readFileOrStdin } from '../io/read-file-or-stdin.ts';

/** Where a secret is taken from. None of the members is the secret. */
export interface SecretSource {
  /** Name of an environment variable. */
  readonly env?: string | undefined;
  /** Path of a file; one line ending at its end is not part of the secret. */
  readonly file?: string | undefined;
}

/** How a secret is called in messages, and the options that name its source. */
export interface SecretNames {
  readonly title: string;
  readonly envOption: string;
  readonly fileOption: string;
}

/** The signing secret of a channel. */
export const SIGNING_SECRET: SecretNames = {
  title: 'signing secret',
  envOption: '--secret-env',
  fileOption: '--secret-file',
};

/**
 * Reads a secret from the environment, a file, or a hidden prompt on a terminal; never from the command line, which other
 * users can list. Kept exactly as given, blanks included.
 */
export async function readSecret(source: SecretSource, io: CliIo, names = SIGNING_SECRET): Promise<string> {
  const { title, envOption, fileOption } = names;
  if (source.env !== undefined && source.file !== undefined) {
    throw new CliError('USAGE', `give either ${envOption} or ${fileOption}, not both`);
  }
  const secret = await find(source, io, names);
  if (secret !== '') return secret;
  throw new CliError('SECRET_MISSING', `the ${title} is empty`);
}

async function find(source: SecretSource, io: CliIo, { title, envOption, fileOption }: SecretNames): Promise<string> {
  if (source.env !== undefined) {
    const value = io.env[source.env];
    if (value !== undefined) return value;
    throw new CliError('SECRET_MISSING', `the environment has no ${source.env}, which ${envOption} names`);
  }
  if (source.file !== undefined) return (await readFileOrStdin(source.file, io)).replace(/\r?\n$/, '');
  if (canPrompt(io)) return prompt(io, `${title}: `, { hidden: true });
  throw new CliError('SECRET_MISSING', `no ${title}`, {
    hint: `Name an environment variable with ${envOption}, or a file with ${fileOption}.`,
  });
}
