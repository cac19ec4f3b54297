import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReportKind } from '@boxwire/report-client';
import { makeSample, type SampleKind } from '@boxwire/schemas-wht93/sample';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { CSV_MARK, csvLine } from '../../output/csv-line.ts';
import type { CommandContext, CommonOptions } from '../../program/command-context.ts';
import { FILE_NAMES } from '../../report/kind-of-file.ts';
import { kindShape } from '../../report/kind-shape.ts';
import type { FileFormat } from '../../report/rows/file-row.ts';
import { fileJson } from '../../report/rows/file-time.ts';
import { flatRows } from '../../report/rows/flat-rows.ts';

/** Options of `boxwire report sample`. */
export interface SampleCommandOptions extends CommonOptions {
  readonly kind: SampleKind;
  readonly orders: number;
  readonly seed: string;
  readonly out: string;
  readonly format: FileFormat;
}

/** Writes a synthetic season as files that import in the order of their names, or as one stream to stdout. */
export async function reportSample(options: SampleCommandOptions, context: CommandContext): Promise<number> {
  const sample = makeSample(options);
  if (options.out === '-') {
    for (const [kind, reports] of sample) {
      for (const report of reports) await context.out.line(fileJson({ kind, report }));
    }
    return EXIT.ok;
  }
  const files: { file: string; kind: ReportKind; reports: number }[] = [];
  try {
    await mkdir(options.out, { recursive: true });
    for (const [kind, reports] of sample) {
      const file = join(options.out, `${(files.length + 1).toString()}-${FILE_NAMES[kind]}.${options.format}`);
      const lines =
        options.format === 'csv' ? csvLines(kind, reports) : reports.map((report) => `${fileJson(report)}\n`);
      await pipeline(Readable.from(lines), createWriteStream(file));
      files.push({ file, kind, reports: reports.length });
    }
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unwritable';
    throw new CliError('OUTPUT_UNWRITABLE', `cannot write into ${options.out} (${reason})`, { cause });
  }
  await tell(files, options, context);
  return EXIT.ok;
}

function* csvLines(kind: ReportKind, reports: readonly Readonly<Record<string, unknown>>[]): Generator<string> {
  const { header, rows } = flatRows(reports, kindShape(kind));
  yield CSV_MARK + csvLine(header);
  for (const row of rows) yield csvLine(row);
}

async function tell(
  files: readonly { readonly file: string; readonly kind: ReportKind; readonly reports: number }[],
  { json, out: folder, format }: SampleCommandOptions,
  { out, style }: CommandContext,
): Promise<void> {
  if (json === true) return out.line(JSON.stringify({ files }));
  for (const { file, reports } of files)
    await out.line(`${file}  ${style.dim(`${reports.toLocaleString('en')} reports`)}`);
  await out.line();
  await out.line(`${style.dim('next:')} boxwire report import ${folder}/*.${format}`);
}
