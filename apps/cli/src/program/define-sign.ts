import type { Command } from 'commander';
import type { SignOptions } from '../commands/sign.ts';
import type { Attach } from './program.ts';
import { addCommonOptions, addRequestOptions, addSecretOptions } from './shared-options.ts';

/** `boxwire sign`. */
export function defineSign(program: Command, attach: Attach): void {
  const command = program
    .command('sign')
    .description('sign a washcar request, or one case per line with --jsonl')
    .option('--app-id <id>', 'append appId and a fresh timestamp and nonce to the query')
    .option('--portable', 'refuse requests that servers would not all sign alike')
    .option('--jsonl', 'read one case per line from stdin, write one answer per line');
  attach<SignOptions>(
    addCommonOptions(addSecretOptions(addRequestOptions(command))),
    async () => (await import('../commands/sign.ts')).sign,
  );
}
