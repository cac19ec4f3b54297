import { open, rm } from 'node:fs/promises';
import type { ReadOptions } from '../read-reports.ts';
import { statePath, temporaryPath } from './import-state.ts';
import { rejectPath } from './reject-file.ts';
import { unwritable } from './unwritable.ts';

/** Makes sure that what an import writes beside a file can be written. Throws `CliError` `OUTPUT_UNWRITABLE`; leaves nothing. */
export async function checkWritable({ path, format }: ReadOptions): Promise<void> {
  const rejects = rejectPath(path, format === 'csv');
  await checkExisting(rejects);
  if (path !== '-') await checkExisting(statePath(path));
  await checkNew(path === '-' ? `${rejects}.new` : temporaryPath(path));
}

async function checkExisting(path: string): Promise<void> {
  try {
    await (await open(path, 'r+')).close();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return;
    throw unwritable(path, cause);
  }
}

async function checkNew(path: string): Promise<void> {
  try {
    await (await open(path, 'w', 0o600)).close();
    await rm(path);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
