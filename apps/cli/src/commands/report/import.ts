import { basename } from 'node:path';
import type { OutboxStore } from '@boxwire/report-client';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { durationText } from '../../output/duration.ts';
import { liveLine, progressBar, type LiveLine } from '../../output/live-line.ts';
import type { Style } from '../../output/style.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { checkWritable } from '../../report/import/check-writable.ts';
import {
  importFile,
  type ImportProgress,
  type ImportResult,
  type LintedReports,
} from '../../report/import/import-file.ts';
import { fileDigest, readState, statePath, type ImportState } from '../../report/import/import-state.ts';
import { readPlans, type FileOptions } from '../../report/file-options.ts';
import { inImportOrder } from '../../report/import-order.ts';
import { openOutbox } from '../../report/open-outbox.ts';
import { problemLine } from '../../report/problem-line.ts';
import { readReports, type ReadOptions } from '../../report/read-reports.ts';
import { readStoreSettings, type StoreOptions } from '../../report/settings.ts';

/** Options of `boxwire report import`. */
export interface ImportCommandOptions extends StoreOptions, FileOptions {
  readonly restart?: boolean;
}

/** Accepts the reports of files: exit code 0 when all were, 1 when some were rejected. */
export async function reportImport(options: ImportCommandOptions, context: CommandContext): Promise<number> {
  const { config, store } = await readStoreSettings(options, context.io);
  // asked wrongly about one file, nothing of the others is imported
  const named = await readPlans(options, config);
  const { plans, isChanged } = await inImportOrder(named, context.io);
  for (const plan of plans) await checkWritable(plan);
  const signal = context.io.interruption();
  await using handle = await openOutbox(store, context.io);
  if (isChanged) await tellOrder(plans, options, context);
  let exitCode: number = EXIT.ok;
  for (const plan of plans) {
    if (signal.aborted) return EXIT.interrupted;
    const result = await importOne(plan, { options, context, outbox: handle.outbox, store: handle.title, signal });
    if (!result.isDone) return EXIT.interrupted;
    if (result.rejected > 0) exitCode = EXIT.no;
  }
  return exitCode;
}

async function tellOrder(
  plans: readonly ReadOptions[],
  { json }: ImportCommandOptions,
  { out, style }: CommandContext,
): Promise<void> {
  const files = plans.map(({ path }) => path);
  if (json === true) return out.line(JSON.stringify({ reordered: true, files }));
  const names = files.map((path) => basename(path)).join(', ');
  await out.line(style.dim(`taken in the order a receiver can accept: ${names}`));
}

interface Importing {
  readonly options: ImportCommandOptions;
  readonly context: CommandContext;
  readonly outbox: OutboxStore;
  readonly store: string;
  readonly signal: AbortSignal;
}

async function importOne(plan: ReadOptions, importing: Importing): Promise<ImportResult> {
  const { context, options, outbox, signal } = importing;
  const startedAt = performance.now();
  const { state, isResumed } = await beginState(plan, importing);
  if (state.isDone) return tellKnown(plan, state, importing);
  const live = liveLine(context.io, { off: options.json === true });
  const file = await readReports(plan, context.io);
  const result = await importFile({
    ...{ path: plan.path, file, outbox, state, isResumed, signal },
    now: () => context.io.now(),
    onProgress: (progress) => show(live, plan.path, progress),
  });
  live.clear();
  await tellResult(plan, { ...result, isResumed, durationMs: performance.now() - startedAt }, importing);
  return result;
}

function show(live: LiveLine, path: string, { readBytes, totalBytes, accepted, rejected }: ImportProgress): void {
  const bar = totalBytes === undefined ? '' : `${progressBar(readBytes, totalBytes)}  `;
  live.show(
    () => `${basename(path)}  ${bar}${accepted.toLocaleString('en')} accepted, ${rejected.toString()} rejected`,
  );
}

/** Where to begin: at the beginning, or where an interrupted import of the same file into the same store was. */
async function beginState(
  plan: ReadOptions,
  { options, outbox, store }: Importing,
): Promise<{ readonly state: ImportState; readonly isResumed: boolean }> {
  const { lastSeq } = await outbox.status();
  const { path, kind, format, columns, money } = plan;
  const own = { kind: kind as string, store, reading: JSON.stringify([format ?? null, columns, money]) };
  const sha256 = path === '-' ? '' : await fileDigest(path);
  const known = path === '-' ? undefined : await readState(path);
  const { rejectedTo, rejectedSha256 } = known ?? {};
  const fresh: ImportState = {
    ...{ version: 1, ...own, sha256, reports: 0, accepted: 0, rejected: 0, rejectedBytes: 0 },
    ...{ rejectedTo, rejectedSha256, afterSeq: lastSeq, isDone: false },
  };
  const earlier = options.restart === true ? undefined : known;
  // an outbox that is younger than the state is another one
  const isSame = earlier?.store === store && earlier.kind === own.kind && earlier.afterSeq <= lastSeq;
  if (earlier === undefined || !isSame) return { state: fresh, isResumed: false };
  if (earlier.sha256 === sha256 && earlier.reading === own.reading) return { state: earlier, isResumed: true };
  if (earlier.isDone) return { state: fresh, isResumed: false };
  throw new CliError(
    'IMPORT_CHANGED',
    `${path}: an import was interrupted, and the file or its options changed since`,
    {
      hint: `Give --restart to import it from its beginning, which is harmless; ${statePath(path)} says how far it came.`,
    },
  );
}

async function tellKnown(plan: ReadOptions, state: ImportState, importing: Importing): Promise<ImportResult> {
  const { context, options } = importing;
  const { accepted, rejected } = state;
  const { out, style } = context;
  if (options.json === true) {
    await out.line(JSON.stringify({ file: plan.path, kind: plan.kind, accepted, rejected, known: true }));
  } else {
    const facts = `${accepted.toLocaleString('en')} reports; --restart imports it again`;
    await out.line(`${style.green('✓')} ${plan.path}  ${style.dim(`was imported before, ${facts}`)}`);
  }
  return { accepted, rejected, problems: [], lint: { count: 0, problems: [] }, isDone: true };
}

async function tellResult(
  { path, kind }: ReadOptions,
  result: ImportResult & { readonly isResumed: boolean; readonly durationMs: number },
  { context, options }: Importing,
): Promise<void> {
  const { out, style } = context;
  const { accepted, rejected, problems, isDone, isResumed, durationMs } = result;
  if (options.json === true) return out.line(JSON.stringify({ file: path, kind, ...result }));
  const mark = !isDone ? style.yellow('–') : rejected === 0 ? style.green('✓') : style.red('✗');
  const counts = `${accepted.toLocaleString('en')} ${kind} reports accepted, ${rejected.toLocaleString('en')} rejected`;
  const note = isDone ? (isResumed ? '  resumed' : '') : '  interrupted; the same command goes on';
  await out.line(`${mark} ${path}  ${counts}  ${style.dim(`${durationText(durationMs)}${note}`)}`);
  for (const problem of problems.slice(0, PROBLEMS_SHOWN)) await out.line(`    ${problemLine(problem)}`);
  if (result.rejectedTo !== undefined) {
    await out.line(`    ${style.dim(`rejected rows, with line and reason: ${result.rejectedTo}`)}`);
    const isNumbered = /\.rejected\.\d+\.[^.]+$/.test(result.rejectedTo);
    if (isNumbered)
      await out.line(`    ${style.dim('the side file that was there has been changed since, and is left alone')}`);
  }
  for (const line of lintLines(result.lint, style)) await out.line(`    ${line}`);
}

function lintLines({ count, problems }: LintedReports, style: Style): string[] {
  if (count === 0) return [];
  const found = count === 1 ? '1 finding' : `${count.toLocaleString('en')} findings`;
  const hint = style.dim('accepted all the same; boxwire report lint shows them all, and looks across files');
  return [
    `${style.yellow(`! ${found} of lint`)}  ${hint}`,
    ...problems.slice(0, FINDINGS_SHOWN).map((problem) => `${problemLine(problem)}  ${style.dim(problem.rule)}`),
  ];
}

const PROBLEMS_SHOWN = 20;
const FINDINGS_SHOWN = 5;
