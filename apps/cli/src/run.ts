import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';
import type { CliIo } from './io/cli-io.ts';
import { OutputClosed } from './io/output.ts';
import { reportError } from './report-error.ts';
import { VERSION } from './version.ts';

/** Runs one command line (without the program's name) and answers its exit code; see `EXIT`. Never rejects. */
export async function run(argv: readonly string[], io: CliIo): Promise<number> {
  // help and version are written without waiting; a reader that went away is no reason to crash
  for (const stream of [io.stdout, io.stderr]) stream.on('error', () => undefined);
  try {
    // asked for by scripts all day, so it loads no parser
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
      io.stdout.write(`${VERSION}\n`);
      return EXIT.ok;
    }
    refuseSecrets(argv);
    const { runProgram } = await import('./program/program.ts');
    return await runProgram(argv, io);
  } catch (error) {
    if (error instanceof OutputClosed) return EXIT.ok;
    return reportError(error, { argv, io });
  }
}

const SECRET_OPTION = /^--(?:app-)?(?:secret|password|token|api-key|journal-key|session-key|cookies?|key)(?:=|$)/;

// everybody on the machine can list command lines, and shells keep them
function refuseSecrets(argv: readonly string[]): void {
  if (!argv.some((argument) => SECRET_OPTION.test(argument))) return;
  throw new CliError('USAGE', 'secrets are never taken from the command line', {
    hint: 'Name an environment variable (--secret-env NAME) or a file (--secret-file PATH), or type it at the prompt.',
  });
}
