import type { Command } from 'commander';
import type { DemoOptions } from '../commands/demo.ts';
import type { Attach } from './program.ts';
import { addCommonOptions } from './shared-options.ts';

/** `boxwire demo`. */
export function defineDemo(program: Command, attach: Attach): void {
  const command = program
    .command('demo')
    .description('order, verify and refund a wash against a local sandbox, then explain a broken signature');
  attach<DemoOptions>(addCommonOptions(command), async () => (await import('../commands/demo.ts')).demo);
}
