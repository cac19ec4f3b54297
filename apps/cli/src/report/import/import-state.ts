import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import { unreadable } from '../../io/unreadable.ts';
import { unwritable } from './unwritable.ts';

const schema = z.object({
  version: z.literal(1),
  kind: z.string(),
  /** How the file is read. */
  reading: z.string(),
  /** Of the whole file. */
  sha256: z.string(),
  store: z.string(),
  /** Reports of the file that are dealt with: in the outbox or rejected. */
  reports: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  /** Bytes of the side file that belong to them. */
  rejectedBytes: z.int(),
  /** Name of the side file that was written last, and its digest then: one that differs was changed by somebody. */
  rejectedTo: z.string().optional(),
  rejectedSha256: z.string().optional(),
  /** Newest report of the outbox then; what was accepted of the file since is behind it. */
  afterSeq: z.int(),
  isDone: z.boolean(),
});

/** How far the import of a file has come. Written before every chunk, so that a crash leaves at most one to be looked for. */
export type ImportState = z.output<typeof schema>;

/** Where the state of a file's import is kept. */
export function statePath(file: string): string {
  return `${file}.import.json`;
}

/** The state of an earlier import; `undefined` when there is none that can be read. */
export async function readState(file: string): Promise<ImportState | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(statePath(file), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Replaces the state, durably: it says what need not be looked at again. Throws `CliError` `OUTPUT_UNWRITABLE`. */
export async function writeState(file: string, state: ImportState): Promise<void> {
  try {
    const temporary = temporaryPath(file);
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(state, undefined, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, statePath(file));
  } catch (cause) {
    throw unwritable(statePath(file), cause);
  }
}

/** The file that becomes the state once it is written. */
export function temporaryPath(file: string): string {
  return `${statePath(file)}.new`;
}

/** Digest of a whole file. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  return hash.digest('hex');
}
