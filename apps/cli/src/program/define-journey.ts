import type { Command } from 'commander';
import type { JourneyOptions } from '../commands/journey.ts';
import { addConnectionOptions } from './connection-options.ts';
import type { Attach } from './program.ts';
import { addCommonOptions } from './shared-options.ts';

/** `boxwire journey`. */
export function defineJourney(program: Command, attach: Attach): void {
  const command = program
    .command('journey')
    .description('run a journey step by step, or resume one from its journal')
    .argument('<journey>', 'platform and name, for example washcar.order or rail.book')
    .option('--input <json>', 'the input of the journey as JSON; left out with --resume')
    .option('--input-file <path>', 'file with the input as JSON; - reads it from stdin')
    .option('--journal <path>', 'file that keeps the run, sealed, so that it can be resumed')
    .option('--resume', 'go on from the journal')
    .option('--no-login', 'do not log in first where the journey needs a login')
    .option('--journal-key-env <name>', 'environment variable with the sealing key, 64 hexadecimal digits')
    .option('--journal-key-file <path>', 'file with the sealing key')
    .option('--answer-env <name>', 'environment variable with the answer to the next challenge')
    .option('--answer-file <path>', 'file with the answer to the next challenge; - reads it from stdin');
  attach<JourneyOptions>(addCommonOptions(addConnectionOptions(command)), async ([journeyId = '']) => {
    const { journey } = await import('../commands/journey.ts');
    return (options, context) => journey({ ...options, journeyId }, context);
  });
}
