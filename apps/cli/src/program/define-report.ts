import { Option, type Command } from 'commander';
import type { DeadOptions } from '../commands/report/dead.ts';
import type { FsckCommandOptions } from '../commands/report/fsck.ts';
import type { ImportCommandOptions } from '../commands/report/import.ts';
import type { InitOptions } from '../commands/report/init.ts';
import type { LintCommandOptions } from '../commands/report/lint.ts';
import type { PendingOptions } from '../commands/report/pending.ts';
import type { ReconcileCommandOptions } from '../commands/report/reconcile.ts';
import type { RunOptions } from '../commands/report/run.ts';
import type { SampleCommandOptions } from '../commands/report/sample.ts';
import type { StoreOptions } from '../report/settings.ts';
import type { CommandRunner } from './command-context.ts';
import type { Attach } from './program.ts';
import { addCommonOptions, addSecretOptions, integerOption, repeatable } from './shared-options.ts';

/** `boxwire report` and everything under it. */
export function defineReport(program: Command, attach: Attach): void {
  const report = program
    .command('report')
    .description('report performances, orders, refunds and checks to a WH/T 93 receiver, from a durable outbox');
  defineInit(report, attach);
  defineSample(report, attach);
  defineLint(report, attach);
  defineImport(report, attach);
  defineRun(report, attach);
  defineStatus(report, attach);
  definePending(report, attach);
  defineDead(report, attach);
  defineReconcile(report, attach);
  defineCodes(report, attach);
  defineFsck(report, attach);
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
    .option(
      '--kind <kind>',
      'kind of the reports, or mixed for {"kind","report"} lines; default: what the name of the file says',
    )
    .addOption(new Option('--format <format>', 'default: what the name of the file says').choices(['csv', 'jsonl']))
    .addOption(repeatable('--map <column=field>', 'what a column stands for'))
    .addOption(repeatable('--ignore <column>', 'leave a column out'))
    .addOption(new Option('--money <unit>', 'unit of the amounts (default: fen)').choices(['fen', 'yuan']));
}

function defineImport(report: Command, attach: Attach): void {
  const command = report
    .command('import')
    .description('accept the reports of CSV or JSONL files into the outbox')
    .argument('<file...>', 'files, taken in the order of their kinds; - is the standard input')
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

function definePending(report: Command, attach: Attach): void {
  const command = report
    .command('pending')
    .description('list reports that are neither delivered nor refused, and what each waits for')
    .option('--waits-for <what>', 'only those that wait for session:<id>, hall:<id>, report:<seq>, barrier or time');
  attach<PendingOptions>(
    addStoreOptions(command),
    async () => (await import('../commands/report/pending.ts')).reportPending,
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

function defineInit(report: Command, attach: Attach): void {
  const command = report
    .command('init')
    .description('write boxwire.report.json, which the other commands read: everything but the secret')
    .option('--config <path>', 'file to write (default: boxwire.report.json)')
    .option('--origin <url>', "the receiver's base address")
    .option('--app-id <id>', 'id the receiver gave you')
    .option('--store <url>', 'where reports are kept (default: sqlite:reports.db)')
    .option('--store-env <name>', 'environment variable that holds the URL of the store')
    .option('--force', 'replace a file that is there');
  attach<InitOptions>(addCommonOptions(addSecretOptions(command)), async () => {
    const { reportInit } = await import('../commands/report/init.ts');
    return reportInit;
  });
}

function defineLint(report: Command, attach: Attach): void {
  const command = report
    .command('lint')
    .description('check files against the standard and against each other; exit code 1 when there are errors')
    .argument('<file...>', 'files, checked in the order in which they would be imported')
    .option('--config <path>', 'configuration (default: boxwire.report.json, if there is one)')
    .option('--max-problems <number>', 'how many problems of a file are shown', integerOption(0, 1_000_000), 100);
  attach<LintCommandOptions>(addCommonOptions(addFileOptions(command)), async (files) => {
    const { reportLint } = await import('../commands/report/lint.ts');
    return (options, context) => reportLint({ ...options, files }, context);
  });
}

function defineDead(report: Command, attach: Attach): void {
  const dead = report
    .command('dead')
    .description('reports that the receiver refused: look at them, offer them again, give them up');
  const add = (name: string, description: string, load: () => Promise<CommandRunner<DeadOptions>>): Command => {
    const command = addStoreOptions(dead.command(name).description(description));
    attach<DeadOptions>(command, async (seqs) => {
      const runner = await load();
      return (options, context) => runner({ ...options, seqs }, context);
    });
    return command;
  };
  const filters = (command: Command): Command =>
    command
      .option('--kind <kind>', 'only reports of this kind')
      .option('--code <code>', 'only those refused with this code, for example 4300');
  filters(
    add('list', 'list refused reports; exit code 1 when there are any', async () => {
      return (await import('../commands/report/dead.ts')).deadList;
    }),
  );
  add('show', 'show one report whole: body (redacted), history, reason', async () => {
    return (await import('../commands/report/dead.ts')).deadShow;
  }).argument('<seq>', 'number of the report');
  filters(
    add('redrive', 'offer refused reports again; run delivers them', async () => {
      return (await import('../commands/report/dead.ts')).deadRedrive;
    }),
  )
    .argument('[seq...]', 'numbers of the reports')
    .option('--all', 'all of them');
  add('discard', 'give reports up; what waits behind them goes on', async () => {
    return (await import('../commands/report/dead.ts')).deadDiscard;
  })
    .argument('<seq...>', 'numbers of the reports')
    .requiredOption('--reason <text>', 'why; kept with the report')
    .option('--with-followers', 'give up everything that waits behind them in their lanes too');
}

function defineCodes(report: Command, attach: Attach): void {
  const command = report.command('codes').description('list the codes of venues, halls and sessions, by your own ids');
  attach<StoreOptions>(addStoreOptions(command), async () => (await import('../commands/report/codes.ts')).reportCodes);
}

function defineFsck(report: Command, attach: Attach): void {
  const command = report
    .command('fsck')
    .description('check every row of a SQLite outbox that nobody has open; exit code 1 when something is wrong')
    .option('--salvage-to <path>', 'copy what is intact into a new outbox');
  attach<FsckCommandOptions>(
    addStoreOptions(command),
    async () => (await import('../commands/report/fsck.ts')).reportFsck,
  );
}
