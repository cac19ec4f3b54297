import type { Command } from 'commander';
import type { DemoOptions } from '../commands/demo.ts';
import type { Attach } from './program.ts';
import { addCommonOptions } from './shared-options.ts';

/** `boxwire demo`. */
export function defineDemo(program: Command, attach: Attach): void {
  const command = program
    .command('demo')
    .description('run every platform against local sandboxes: orders, bookings, a broken signature, a season reported')
    .argument('[platform]', 'only this one: washcar, rail, bilibili, interpark, wht93')
    .option('--break <cause>', 'of interpark: break one call, see why it fails, and the run that works')
    .addHelpText(
      'after',
      `
What --break takes: secure-url-fields, goods-bizcode, encoded-key, set-cookie-object, goods-code-query,
onestop-headers, before-admission.`,
    );
  attach<DemoOptions>(addCommonOptions(command), async ([platform]) => {
    const { demo } = await import('../commands/demo.ts');
    return (options, context) => demo({ ...options, ...(platform !== undefined && { platform }) }, context);
  });
}
