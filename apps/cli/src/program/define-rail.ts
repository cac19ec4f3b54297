import { InvalidArgumentError, Option, type Command } from 'commander';
import type { RailQueryOptions } from '../commands/rail/query.ts';
import type { RailStationsOptions } from '../commands/rail/stations.ts';
import { addConnectionOptions } from './connection-options.ts';
import type { Attach } from './program.ts';
import { addCommonOptions, repeatable } from './shared-options.ts';

/** `boxwire rail`. */
export function defineRail(program: Command, attach: Attach): void {
  const rail = program.command('rail').description('12306 rail: find stations, list trains; book with boxwire journey');
  defineStations(rail, attach);
  defineQuery(rail, attach);
}

function defineStations(rail: Command, attach: Attach): void {
  const command = rail
    .command('stations')
    .description('find stations by name, pinyin, initials or telecode')
    .argument('<text>', 'for example 上海, shanghai, shh or AOH');
  attach<RailStationsOptions>(addCommonOptions(addConnectionOptions(command)), async ([text = '']) => {
    const { railStations } = await import('../commands/rail/stations.ts');
    return (options, context) => railStations({ ...options, text }, context);
  });
}

function defineQuery(rail: Command, attach: Attach): void {
  const command = rail
    .command('query')
    .description('list the trains of a day between two stations, with stock and prices')
    .argument('<from>', 'station: name, pinyin or telecode')
    .argument('<to>', 'station: name, pinyin or telecode')
    .argument('<date>', 'day of boarding, yyyy-MM-dd', dateArgument)
    .addOption(repeatable('--seat <class>', 'keep trains with this seat class: code or name, for example O or 二等座'))
    .addOption(repeatable('--train <number>', 'keep this train, or trains of this letter'))
    .option('--from <time>', 'keep trains that leave at or after HH:mm', timeOption)
    .option('--until <time>', 'keep trains that leave at or before HH:mm', timeOption)
    .addOption(
      new Option('--sort <order>', 'what comes first')
        .choices(['departure', 'arrival', 'duration', 'price'])
        .default('departure'),
    )
    .option('--bookable', 'leave out trains that cannot be booked')
    .option('--students', 'ask for student tickets')
    .option('--fetch-prices', 'ask for prices that the list does not tell, one call for each train')
    .addHelpText(
      'after',
      `
Example:
  boxwire rail query 北京南 上海虹桥 2030-01-15 --seat O --from 08:00 --sort price \\
    --origin kyfw=http://127.0.0.1:8112 --origin portal=http://127.0.0.1:8113`,
    );
  attach<RailQueryOptions>(addCommonOptions(addConnectionOptions(command)), async ([from = '', to = '', date = '']) => {
    const { railQuery } = await import('../commands/rail/query.ts');
    return (options, context) => railQuery({ ...options, trip: [from, to, date] }, context);
  });
}

function timeOption(value: string): string {
  if (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)) return value;
  throw new InvalidArgumentError('Expected HH:mm.');
}

function dateArgument(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new InvalidArgumentError('Expected yyyy-MM-dd.');
}
