import { CliError } from '../cli-error.ts';
import type { CliIo } from './cli-io.ts';
import { readFileOrStdin } from './read-file-or-stdin.ts';

/** JSON given on the command line or in a file. */
export interface JsonOption {
  readonly text?: string | undefined;
  readonly file?: string | undefined;
  /** The option that takes the text, for messages; the file's is the same with `-file`. */
  readonly option: string;
}

/** The value of a JSON option, or `undefined` when it was not given. Throws `CliError`, never quoting the JSON. */
export async function readJsonOption({ text, file, option }: JsonOption, io: CliIo): Promise<unknown> {
  if (text !== undefined && file !== undefined)
    throw new CliError('USAGE', `give either ${option} or ${option}-file, not both`);
  const json = file === undefined ? text : await readFileOrStdin(file, io);
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    throw new CliError('USAGE', `${file === undefined ? option : `${option}-file`} is not JSON`);
  }
}
