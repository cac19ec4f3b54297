import { Option, type Command } from 'commander';
import type { ImportCommandOptions } from '../commands/report/import.ts';
import type { ReconcileCommandOptions } from '../commands/report/reconcile.ts';
import type { RunOptions } from '../commands/report/run.ts';
import type { SampleCommandOptions } from '../commands/report/sample.ts';
import type { StoreOptions } from '../report/settings.ts';
import type { Attach } from './program.ts';
import { addCommonOptions, addSecretOptions, integerOption, repeatable } from './shared-options.ts';

/** `boxwire report` and everything under it. */
export function defineReport(program: Command, attach: Attach): void {
  const report = program
    .command('report')
    .description('report performances, orders, refunds and checks to a WH/T 93 receiver, from a durable outbox');
  defineSample(report, attach);
  defineImport(report, attach);
  defineRun(report, attach);
  defineStatus(report, attach);
  defineReconcile(report, attach);
}

function addStoreOptions(command: Command): Command {
  return addCommonOptions(
    command
      .option('--config <path>', 'configuration (default: boxwire.report.json, if there is one)')
      .option('--store <url>', 'where reports are kept: sqlite:<path> or postgres://<host>/<database>')
      .option('--store-env <name>', 'environment variable that holds the URL of the store'),
  );
}

function addFileOptions(command: Command): Command {
  return command
    .option('--kind <kind>', 'kind of the reports; default: what the name of the file says')
    .addOption(new Option('--format <format>', 'default: what the name of the file says').choices(['csv', 'jsonl']))
    .addOption(repeatable('--map <column=field>', 'what a column stands for'))
    .addOption(repeatable('--ignore <column>', 'leave a column out'))
    .addOption(new Option('--money <unit>', 'unit of the amounts (default: fen)').choices(['fen', 'yuan']));
}

function defineImport(report: Command, attach: Attach): void {
  const command = report
    .command('import')
    .description('accept the reports of CSV or JSONL files into the outbox')
    .argument('<file...>', 'files, in order; - is the standard input')
    .option('--restart', 'import a file from its beginning, whatever was imported of it before');
  attach<ImportCommandOptions>(addStoreOptions(addFileOptions(command)), async (files) => {
    const { reportImport } = await import('../commands/report/import.ts');
    return (options, context) => reportImport({ ...options, files }, context);
  });
}

function defineRun(report: Command, attach: Attach): void {
  const command = report
    .command('run')
    .description('deliver the outbox until it is empty; Ctrl-C stops after the requests under way')
    .option('--watch', 'go on until Ctrl-C, delivering what comes')
    .option('--origin <url>', "the receiver's base address")
    .option('--app-id <id>', 'id the receiver gave you')
    .option('--concurrency <number>', 'requests at a time (default: 8)', integerOption(1, 256))
    .option(
      '--back-off <ms>',
      'first back-off after a failure; it doubles (default: 1000)',
      integerOption(1, 86_400_000),
    )
    .option(
      '--give-up <ms>',
      'end when the receiver took nothing for so long (default: 60000; with --watch never)',
      integerOption(1, 2 ** 31 - 1),
    );
  attach<RunOptions>(addStoreOptions(addSecretOptions(command)), async () => {
    const { reportRun } = await import('../commands/report/run.ts');
    return reportRun;
  });
}

function defineStatus(report: Command, attach: Attach): void {
  const command = report
    .command('status')
    .description('say how the outbox stands; exit code 1 when the daily deadline was missed');
  attach<StoreOptions>(
    addStoreOptions(command),
    async () => (await import('../commands/report/status.ts')).reportStatus,
  );
}

function defineReconcile(report: Command, attach: Attach): void {
  const command = report
    .command('reconcile')
    .description('compare accepted with acknowledged, and with what was received; exit code 1 when they differ')
    .option('--received <url|path>', 'what the receiver has: a sandbox, or a file with {"kind","id"} lines');
  attach<ReconcileCommandOptions>(addStoreOptions(command), async () => {
    const { reportReconcile } = await import('../commands/report/reconcile.ts');
    return reportReconcile;
  });
}

function defineSample(report: Command, attach: Attach): void {
  const command = report
    .command('sample')
    .description('write a synthetic season, with refunds and checks, as files to import')
    .addOption(new Option('--kind <kind>', 'what it is of').choices(['season', 'stadium']).default('season'))
    .option('--orders <number>', 'how many orders', integerOption(1, 1_000_000), 2_000)
    .option('--seed <text>', 'everything drawn follows from it', '1')
    .option('--out <folder>', 'where the files go; - writes {"kind","report"} lines to stdout', 'sample')
    .addOption(new Option('--format <format>', 'form of the files').choices(['csv', 'jsonl']).default('csv'));
  attach<SampleCommandOptions>(addCommonOptions(command), async () => {
    const { reportSample } = await import('../commands/report/sample.ts');
    return reportSample;
  });
}
