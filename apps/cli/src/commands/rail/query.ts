import { rail12306, SEAT_TYPES, type TrainOffer } from '@boxwire/schemas-rail12306';
import { CliError } from '../../cli-error.ts';
import { connect } from '../../connection/connect.ts';
import { EXIT } from '../../exit-codes.ts';
import { runQuietly, tellUnfinished } from '../../journey/run-quietly.ts';
import type { CommandContext, CommonOptions } from '../../program/command-context.ts';
import type { ConnectionOptions } from '../../program/connection-options.ts';
import { trainTable } from '../../rail/train-table.ts';

/** Options of `boxwire rail query`. */
export interface RailQueryOptions extends CommonOptions, ConnectionOptions {
  readonly trip: readonly [from: string, to: string, date: string];
  readonly seat?: readonly string[];
  readonly train?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly sort: 'departure' | 'arrival' | 'duration' | 'price';
  readonly bookable?: boolean;
  readonly students?: boolean;
  readonly fetchPrices?: boolean;
}

/** Lists the trains of a day between two stations as a table. Exit code 1 when there is none. */
export async function railQuery(options: RailQueryOptions, context: CommandContext): Promise<number> {
  const [from, to, date] = options.trip;
  const seats = options.seat?.map(seatCodeOf);
  await using connection = await connect(rail12306, options, context);
  const input = {
    ...{ from, to, date, sortBy: options.sort },
    ...{ bookableOnly: options.bookable === true, fetchPrices: options.fetchPrices === true },
    ...(options.students === true && { purpose: '0X00' }),
    ...(seats && { seats }),
    ...(options.train && { trains: options.train }),
  };
  const result = await runQuietly(rail12306.journeys.query, input, { connection, context });
  if (!result.ok) return await tellUnfinished(result, options, context);
  const trains = result.data.trains.filter((train) => leavesWithin(train, options));
  await print({ date, trains }, options, context);
  return trains.length === 0 ? EXIT.no : EXIT.ok;
}

function leavesWithin({ startTime }: TrainOffer, { from, until }: RailQueryOptions): boolean {
  // HH:mm of one length compares as it reads
  return (from === undefined || startTime >= from) && (until === undefined || startTime <= until);
}

function seatCodeOf(text: string): string {
  const found = SEAT_TYPES.find(({ code, name }) => code === text.toUpperCase() || name === text);
  if (found !== undefined) return found.code;
  throw new CliError('USAGE', `no seat class "${text}"`, {
    hint: `Codes: ${SEAT_TYPES.map(({ code, name }) => `${code} ${name}`).join(', ')}.`,
  });
}

async function print(
  listed: { readonly date: string; readonly trains: readonly TrainOffer[] },
  { json, trip: [from, to, date] }: RailQueryOptions,
  { out, style }: CommandContext,
): Promise<void> {
  if (json === true) return out.line(JSON.stringify(listed));
  const count = listed.trains.length === 1 ? '1 train' : `${listed.trains.length.toString()} trains`;
  await out.line(`${style.bold(`${from} → ${to}`)}  ${date}  ${style.dim(count)}`);
  for (const line of trainTable(listed.trains, style)) await out.line(line);
}
