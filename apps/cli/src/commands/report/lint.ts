import { basename } from 'node:path';
import { EXIT } from '../../exit-codes.ts';
import { tableLines } from '../../output/table.ts';
import { liveLine, progressBar } from '../../output/live-line.ts';
import type { CommandContext, CommonOptions } from '../../program/command-context.ts';
import { inImportOrder } from '../../report/import-order.ts';
import { LintFacts } from '../../report/lint/lint-facts.ts';
import { lintReport, type LintProblem } from '../../report/lint/lint-report.ts';
import { readReports } from '../../report/read-reports.ts';
import { loadReportConfig } from '../../report/report-config.ts';
import { readPlans, type FileOptions } from '../../report/file-options.ts';

/** Options of `boxwire report lint`. */
export interface LintCommandOptions extends CommonOptions, FileOptions {
  readonly config?: string;
  readonly maxProblems: number;
}

interface Linted {
  readonly file: string;
  readonly kind: string;
  readonly reports: number;
  readonly errors: number;
  readonly warnings: number;
  /** The first ones. */
  readonly problems: readonly LintProblem[];
}

/** Checks files against the standard and against each other; accepts nothing. Exit code 1 when there are errors. */
export async function reportLint(options: LintCommandOptions, context: CommandContext): Promise<number> {
  const { config } = await loadReportConfig(options.config);
  const signal = context.io.interruption();
  const named = await readPlans(options, config);
  const { plans } = await inImportOrder(named, context.io);
  const facts = new LintFacts(plans.map(({ kind }) => kind));
  let errors = 0;
  for (const plan of plans) {
    const live = liveLine(context.io, { off: options.json === true });
    const { source, reports } = await readReports(plan, context.io);
    const counts = { reports: 0, errors: 0, warnings: 0 };
    const problems: LintProblem[] = [];
    for await (const report of reports) {
      if (signal.aborted) return EXIT.interrupted;
      counts.reports += 1;
      for (const problem of lintReport(report, facts)) {
        counts[problem.severity === 'error' ? 'errors' : 'warnings'] += 1;
        if (problems.length < options.maxProblems) problems.push(problem);
      }
      const { readBytes, totalBytes } = source;
      if (totalBytes !== undefined) live.show(() => `${basename(plan.path)}  ${progressBar(readBytes(), totalBytes)}`);
    }
    live.clear();
    errors += counts.errors;
    await tell({ file: plan.path, kind: plan.kind, ...counts, problems }, options, context);
  }
  return errors === 0 ? EXIT.ok : EXIT.no;
}

async function tell(linted: Linted, { json }: LintCommandOptions, { out, style }: CommandContext): Promise<void> {
  if (json === true) return out.line(JSON.stringify(linted));
  const { file, kind, reports, errors, warnings, problems } = linted;
  const mark = errors > 0 ? style.red('✗') : warnings > 0 ? style.yellow('!') : style.green('✓');
  const count = (number: number): string => number.toLocaleString('en');
  await out.line(
    `${mark} ${file}  ${count(reports)} ${kind} reports, ${count(errors)} errors, ${count(warnings)} warnings`,
  );
  const rows = problems.map(({ line, severity, rule, clause, problem }) => [
    `line ${line.toString()}`,
    severity === 'error' ? style.red(severity) : style.yellow(severity),
    rule,
    clause,
    problem,
  ]);
  for (const line of tableLines(rows)) await out.line(`    ${line}`);
  const hidden = errors + warnings - problems.length;
  if (hidden > 0) await out.line(style.dim(`    and ${count(hidden)} more; --max-problems shows more of them`));
}
