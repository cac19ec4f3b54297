import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { CliError } from '../cli-error.ts';
import type { CliIo } from './cli-io.ts';
import { unreadable } from './unreadable.ts';

/** The text of a file, or of stdin for `-`. Throws `INPUT_UNREADABLE`, naming the path, when there is none or it is not UTF-8. */
export async function readFileOrStdin(path: string, io: CliIo): Promise<string> {
  const bytes = path === '-' ? await buffer(io.stdin) : await readBytes(path);
  if (!isUtf8(bytes)) throw new CliError('INPUT_UNREADABLE', `${describe(path)} is not UTF-8 text`);
  return bytes.toString('utf8');
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function describe(path: string): string {
  return path === '-' ? 'the standard input' : path;
}
