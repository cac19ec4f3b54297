import { pairsObject } from '../io/pairs.ts';
import { kindOfFile } from './kind-of-file.ts';
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

/** How a file is to be read, options before configuration. */
export function readOptions(path: string, options: FileOptions, config: ReportConfig): ReadOptions {
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
