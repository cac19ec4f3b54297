import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { CliError } from '../../cli-error.ts';
import type { CliIo } from '../../io/cli-io.ts';
import { unreadable } from '../../io/unreadable.ts';
import { csvRows } from './csv-rows.ts';
import type { FileFormat, RowFile } from './file-row.ts';
import { jsonlRows } from './jsonl-rows.ts';
import { utf8Bytes } from './utf8-text.ts';

/** A file that is read once, row by row. */
export interface Source extends RowFile {
  readonly format: FileFormat;
  /** Bytes of the file; unknown for the standard input. */
  readonly totalBytes?: number;
  /** Bytes read so far. */
  readonly readBytes: () => number;
}

/** Opens a file, or the standard input for `-`. Throws `CliError` `INPUT_UNREADABLE` or `USAGE`. */
export async function openSource(path: string, format: FileFormat | undefined, io: CliIo): Promise<Source> {
  const form = format ?? formatOf(path);
  const totalBytes = path === '-' ? undefined : await sizeOf(path);
  const title = path === '-' ? 'the standard input' : path;
  let read = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    const stream = path === '-' ? io.stdin : createReadStream(path, { highWaterMark: 256 * 1024 });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      read += chunk.length;
      yield chunk;
    }
  };
  const bytes = utf8Bytes(counted(), title);
  const file = form === 'csv' ? await csvRows(bytes, title) : jsonlRows(bytes);
  return { ...file, format: form, readBytes: () => read, ...(totalBytes !== undefined && { totalBytes }) };
}

function formatOf(path: string): FileFormat {
  const extension = extname(path).toLowerCase();
  if (extension === '.csv' || extension === '.tsv' || extension === '.txt') return 'csv';
  if (extension === '.jsonl' || extension === '.ndjson') return 'jsonl';
  if (extension === '.xlsx' || extension === '.xls') {
    throw new CliError('USAGE', `${path} is a workbook`, { hint: 'Save it as "CSV UTF-8 (Comma delimited)" first.' });
  }
  throw new CliError('USAGE', `is ${path === '-' ? 'the standard input' : path} CSV or JSONL?`, {
    hint: 'Say so with --format csv or --format jsonl.',
  });
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
  } catch (cause) {
    throw unreadable(path, cause);
  }
  throw new CliError('INPUT_UNREADABLE', `${path} is no file`);
}
