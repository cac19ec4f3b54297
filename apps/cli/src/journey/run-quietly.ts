import { completeJourney, type Journey, type JourneyResult } from '@boxwire/contract';
import { journeyEffects } from '@boxwire/http-core';
import type { Connection } from '../connection/connect.ts';
import { EXIT } from '../exit-codes.ts';
import { outcomeExitCode } from '../outcome-exit-code.ts';
import type { CommandContext } from '../program/command-context.ts';
import { failureText } from './journey-printer.ts';

/** A journey by what it ends with. */
export type JourneyTo<Result> = Omit<Journey, 'run'> & { run(context: never): Promise<Result> };

/** Runs a journey that asks nobody anything, showing nothing of its steps. */
export async function runQuietly<Result>(
  target: JourneyTo<Result>,
  input: Readonly<Record<string, unknown>>,
  { connection, context }: { readonly connection: Connection; readonly context: CommandContext },
): Promise<JourneyResult<Result>> {
  const result = await completeJourney(target as unknown as Journey, {
    input,
    effects: journeyEffects(connection.client),
    signal: context.io.interruption(),
  });
  return result as JourneyResult<Result>;
}

/** Tells how a journey ended that gave nothing, and answers the exit code. */
export async function tellUnfinished(
  result: Exclude<JourneyResult<unknown>, { readonly ok: true }>,
  { json }: { readonly json?: boolean | undefined },
  { out, style }: CommandContext,
): Promise<number> {
  if (json === true) await out.line(JSON.stringify(result));
  if (result.reason === 'paused') {
    if (json !== true) await out.line(`${style.yellow('paused')}  at ${result.challenge.kind}`);
    return EXIT.no;
  }
  if (json !== true) await out.line(`${style.red('✗')} ${result.stepId}  ${failureText(result.failure)}`);
  return result.failure.code === 'HTTP_ABORTED' ? EXIT.interrupted : outcomeExitCode(result.failure);
}
