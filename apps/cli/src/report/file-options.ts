import { stat } from 'node:fs/promises';
import { pairsObject } from '../io/pairs.ts';
import { unreadable } from '../io/unreadable.ts';
import { kindNamed, kindOfFile } from './kind-of-file.ts';
import { MIXED, type ReadOptions } from './read-reports.ts';
import type { ReportConfig } from './report-config.ts';
import type { FileFormat } from './rows/file-row.ts';

/** How files are read. */
export interface FileOptions {
  readonly files: readonly string[];
  readonly kind?: string;
  readonly format?: FileFormat;
  readonly map?: readonly string[];
  readonly ignore?: readonly string[];
  readonly money?: 'fen' | 'yuan';
}

/**
 * How the files are to be read, options before configuration. Throws `CliError`: for a kind there is none of, then for a file that is
 * not there, then for one whose kind nothing tells.
 */
export async function readPlans(options: FileOptions, config: ReportConfig): Promise<readonly ReadOptions[]> {
  if (options.kind !== undefined && options.kind !== MIXED) kindNamed(options.kind);
  for (const path of options.files) {
    if (path === '-') continue;
    await stat(path).catch((cause: unknown) => {
      throw unreadable(path, cause);
    });
  }
  return options.files.map((path) => readOptions(path, options, config));
}

function readOptions(path: string, options: FileOptions, config: ReportConfig): ReadOptions {
  return {
    path,
    kind: options.kind === MIXED ? MIXED : kindOfFile(path, options.kind),
    format: options.format,
    columns: {
      map: { ...config.map, ...pairsObject(options.map, '--map') },
      ignore: [...(config.ignore ?? []), ...(options.ignore ?? [])],
    },
    money: options.money ?? config.money ?? 'fen',
  };
}
