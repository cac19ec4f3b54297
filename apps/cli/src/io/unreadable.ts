import { CliError } from '../cli-error.ts';

/** A file that cannot be read, by its path and the system's code. */
export function unreadable(path: string, cause: unknown): CliError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
  return new CliError('INPUT_UNREADABLE', `cannot read ${path} (${reason})`, { cause });
}
