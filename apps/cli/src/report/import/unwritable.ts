import { CliError } from '../../cli-error.ts';

/** A file beside the imported one that cannot be written, by its path and the system's code. */
export function unwritable(path: string, cause: unknown): CliError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unwritable';
  return new CliError('OUTPUT_UNWRITABLE', `cannot write ${path} (${reason})`, {
    cause,
    hint: 'An import keeps its place and its rejected rows beside the file; copy the file to a folder you can write to.',
  });
}
