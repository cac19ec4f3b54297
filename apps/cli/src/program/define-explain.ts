import type { Command } from 'commander';
import type { ExplainOptions } from '../commands/explain.ts';
import type { Attach } from './program.ts';
import { addCommonOptions, addRequestOptions, addSecretOptions, integerOption, repeatable } from './shared-options.ts';

/** `boxwire explain`. */
export function defineExplain(program: Command, attach: Attach): void {
  const command = addSecretOptions(
    addRequestOptions(
      program
        .command('explain')
        .description('say why the sign of a washcar request is not the right one; exit code 1 when no cause is found'),
    ),
  )
    .option('--expected <sign>', "the other side's sign; default: the one in the query")
    .option('--expected-string-file <path>', "file with the other side's string to sign")
    .addOption(repeatable('--candidate-env <name>', 'environment variable with another secret that may have been used'))
    .option('--earlier-file <path>', 'requests sent before, one JSON line each: {"query":{…},"bodyText":…}')
    .option('--server-answer-file <path>', 'what the server answered, as JSON: {"status":…,"headers":{…},"bodyText":…}')
    .option('--path <path>', 'the path as requested')
    .option('--now <ms>', 'when it was sent, epoch milliseconds, by a clock that is right', integerOption(0, 8.64e15));
  attach<ExplainOptions>(addCommonOptions(command), async () => (await import('../commands/explain.ts')).explain);
}
