import type { Command } from 'commander';
import type { VerifyOptions } from '../commands/verify.ts';
import type { Attach } from './program.ts';
import { addCommonOptions, addRequestOptions, addSecretOptions } from './shared-options.ts';

/** `boxwire verify`. */
export function defineVerify(program: Command, attach: Attach): void {
  const command = program
    .command('verify')
    .description('check whether the sign of a washcar request is right; exit code 1 when it is not');
  attach<VerifyOptions>(
    addCommonOptions(addSecretOptions(addRequestOptions(command))),
    async () => (await import('../commands/verify.ts')).verify,
  );
}
