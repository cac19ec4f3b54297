import { Command, CommanderError } from 'commander';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { CliIo } from '../io/cli-io.ts';
import { Output } from '../io/output.ts';
import { styleFor } from '../output/style.ts';
import { VERSION } from '../version.ts';
import type { CommandContext, CommandRunner, CommonOptions } from './command-context.ts';
import { defineCall } from './define-call.ts';
import { defineDemo } from './define-demo.ts';
import { defineExplain } from './define-explain.ts';
import { defineJourney } from './define-journey.ts';
import { defineRail } from './define-rail.ts';
import { defineReport } from './define-report.ts';
import { defineSandbox } from './define-sandbox.ts';
import { defineSign } from './define-sign.ts';
import { defineVerify } from './define-verify.ts';
import { defineWeb } from './define-web.ts';
import { defineBilibili } from './define-bilibili.ts';

/** Hangs a command's work on its definition; `load` runs only when the command is called. */
export type Attach = <Options extends CommonOptions>(
  command: Command,
  load: (args: readonly string[]) => Promise<CommandRunner<Options>>,
) => void;

/** Parses a command line and runs its command. Throws `CliError` `USAGE` for one that cannot be understood. */
export async function runProgram(argv: readonly string[], io: CliIo): Promise<number> {
  let exitCode: number = EXIT.ok;
  const attach: Attach = (command, load) => {
    command.action(async () => {
      const options = command.opts<CommonOptions>();
      const runner = (await load(command.args)) as CommandRunner<CommonOptions>;
      exitCode = await runner(options, contextFor(io, options));
    });
  };
  try {
    await createProgram(attach, io).parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return endOfParsing(error);
    throw error;
  }
}

function contextFor(io: CliIo, options: CommonOptions): CommandContext {
  return { io, out: new Output(io.stdout), err: new Output(io.stderr), style: styleFor(io, options) };
}

function createProgram(attach: Attach, io: CliIo): Command {
  const program = new Command('boxwire')
    .description('Sign, verify, explain, call and simulate ticketing and service platforms')
    .version(VERSION, '-V, --version')
    .helpCommand(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // errors are told in one place, by run()
      writeErr: () => undefined,
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', EPILOGUE);
  for (const define of [
    defineSign,
    defineVerify,
    defineExplain,
    defineCall,
    defineSandbox,
    defineJourney,
    defineRail,
    defineBilibili,
    defineReport,
    defineWeb,
    defineDemo,
  ]) {
    define(program, attach);
  }
  return program;
}

const EPILOGUE = `
Exit codes: 0 ok · 1 the answer is no · 2 asked wrongly · 3 the other side failed
Secrets come from an environment variable, a file or a hidden prompt, never from the command line.`;

function endOfParsing(error: CommanderError): number {
  if (error.exitCode === 0) return EXIT.ok;
  if (error.code === 'commander.help') {
    throw new CliError('USAGE', 'no command given', { hint: 'See boxwire --help; boxwire demo shows it at work.' });
  }
  // an unknown option may be quoted with its value, and that may be a secret
  const problem = error.message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/'(--?[^'=]+)=[^']*'/g, "'$1'");
  throw new CliError('USAGE', problem, { hint: 'See boxwire --help, or --help after a command.' });
}
