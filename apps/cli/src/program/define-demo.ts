import type { Command } from 'commander';
import type { DemoOptions } from '../commands/demo.ts';
import type { Attach } from './program.ts';
import { addCommonOptions } from './shared-options.ts';

/** `boxwire demo`. */
export function defineDemo(program: Command, attach: Attach): void {
  const command = program
    .command('demo')
    .description(
      'order, verify and refund a wash, explain a broken signature, and report a season, against local sandboxes',
    );
  attach<DemoOptions>(addCommonOptions(command), async () => (await import('../commands/demo.ts')).demo);
}
