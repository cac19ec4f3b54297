import { findStations, rail12306, type Station } from '@boxwire/schemas-rail12306';
import { connect } from '../../connection/connect.ts';
import { EXIT } from '../../exit-codes.ts';
import { failureText } from '../../journey/journey-printer.ts';
import { outcomeExitCode } from '../../outcome-exit-code.ts';
import { tableLines } from '../../output/table.ts';
import type { CommandContext, CommonOptions } from '../../program/command-context.ts';
import type { ConnectionOptions } from '../../program/connection-options.ts';

/** Options of `boxwire rail stations`. */
export interface RailStationsOptions extends CommonOptions, ConnectionOptions {
  readonly text: string;
}

/** Finds stations by name, pinyin, initials or telecode. Exit code 1 when there is none. */
export async function railStations(options: RailStationsOptions, context: CommandContext): Promise<number> {
  const { out, style } = context;
  await using connection = await connect(rail12306, options, context);
  const outcome = await connection.client.$call(
    rail12306.endpoints.stations.script,
    {},
    { signal: context.io.interruption() },
  );
  if (!outcome.ok) {
    await out.line(options.json === true ? JSON.stringify(outcome) : `${style.red('✗')} ${failureText(outcome)}`);
    return outcomeExitCode(outcome);
  }
  const found = findStations(outcome.data, options.text);
  if (options.json === true) await out.line(JSON.stringify({ stations: found }));
  else for (const line of stationLines(found, context)) await out.line(line);
  return found.length === 0 ? EXIT.no : EXIT.ok;
}

function stationLines(found: readonly Station[], { style }: CommandContext): string[] {
  if (found.length === 0) return ['no station has this name, pinyin or code'];
  const rows = found.map(({ telecode, name, pinyin, initials, cityName }) => [
    style.bold(telecode),
    name,
    pinyin,
    initials,
    style.dim(cityName ?? ''),
  ]);
  return tableLines(rows);
}
