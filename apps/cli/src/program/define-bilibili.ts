import type { Command } from 'commander';
import type { BilibiliProjectOptions } from '../commands/bilibili/project.ts';
import { addConnectionOptions } from './connection-options.ts';
import type { Attach } from './program.ts';
import { addCommonOptions } from './shared-options.ts';

/** `boxwire bilibili`. */
export function defineBilibili(program: Command, attach: Attach): void {
  const bilibili = program
    .command('bilibili')
    .description('Bilibili 会员购: look at a project and its seats; order with boxwire journey');
  const command = bilibili
    .command('project')
    .description('show a project: screens, prices, sale flags, what an order will need, and the seats of a screen')
    .argument('<id>', 'project id')
    .option('--date <date>', 'one of its sales dates, yyyy-MM-dd: shows the screens of that day')
    .option('--screen <id>', 'draws the seats of this screen, where seats are picked; needs your own session')
    .option('--area <id>', 'only of this area')
    .addHelpText(
      'after',
      `
Example:
  boxwire bilibili project 710001 --origin show=http://127.0.0.1:8233 --origin mall=http://127.0.0.1:8234`,
    );
  attach<BilibiliProjectOptions>(addCommonOptions(addConnectionOptions(command)), async ([projectId = '']) => {
    const { bilibiliProject } = await import('../commands/bilibili/project.ts');
    return (options, context) => bilibiliProject({ ...options, projectId }, context);
  });
}
