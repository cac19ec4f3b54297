import type { Command } from 'commander';
import type { WebOptions } from '../commands/web.ts';
import type { Attach } from './program.ts';
import { addCommonOptions, integerOption } from './shared-options.ts';

/** `boxwire web`. */
export function defineWeb(program: Command, attach: Attach): void {
  const command = program
    .command('web')
    .description('serve the web app on this machine until Ctrl-C: playground, contracts, journeys, captures, reports')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', integerOption(0, 65_535), 4173);
  attach<WebOptions>(addCommonOptions(command), async () => (await import('../commands/web.ts')).web);
}
