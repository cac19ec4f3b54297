import type { Command } from 'commander';
import { Option } from 'commander';
import type { SandboxOptions } from '../commands/sandbox.ts';
import type { Attach } from './program.ts';
import { addCommonOptions, integerOption } from './shared-options.ts';

/** `boxwire sandbox`. */
export function defineSandbox(program: Command, attach: Attach): void {
  const command = program
    .command('sandbox')
    .description('run local sandboxes until Ctrl-C')
    .argument('[platform...]', 'platform ids; all of them when none is named')
    .option('--port <number>', 'port of the first origin; 0 takes a free one', integerOption(0, 65_535))
    .option('--seed <text>', 'everything random follows from it', '1')
    .addOption(new Option('--clock <mode>', 'what time does').choices(['real', 'manual', 'auto']).default('real'))
    .option('--quiet', 'do not print requests as they come');
  attach<SandboxOptions>(addCommonOptions(command), async (platforms) => {
    const { sandbox } = await import('../commands/sandbox.ts');
    return (options, context) => sandbox({ ...options, platforms }, context);
  });
}
