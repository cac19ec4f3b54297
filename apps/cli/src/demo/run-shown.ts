import {
  runJourney,
  type ChallengeEvent,
  type Journey,
  type JourneyEffects,
  type JourneyResult,
} from '@boxwire/contract';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { JourneyPrinter } from '../journey/journey-printer.ts';

/** What a journey of the demo runs with. */
export interface ShownRun {
  readonly effects: JourneyEffects;
  readonly signal: AbortSignal;
  readonly printer: JourneyPrinter;
  /** Plays the person a challenge asks; without it the journey pauses there. */
  readonly answer?: (event: ChallengeEvent) => Promise<void>;
}

/** Runs a journey and shows it. */
export async function runShown(
  journey: Journey,
  input: unknown,
  { effects, signal, printer, answer }: ShownRun,
): Promise<JourneyResult<unknown>> {
  const run = runJourney(journey, { input, effects, signal });
  const timed = withOwnDurations(printer);
  for (;;) {
    const step = await run.next();
    if (step.done === true) {
      await timed.end(step.value);
      return step.value;
    }
    await timed.event(step.value);
    if (step.value.type === 'challenge') await answer?.(step.value);
  }
}

// on a clock that jumps every step takes no time; what a reader wants to know is how long it took here
function withOwnDurations(printer: JourneyPrinter): JourneyPrinter {
  let startedAt = 0;
  return {
    event: async (event) => {
      if (event.type === 'stepStarted') startedAt = performance.now();
      const shown =
        event.type === 'stepEnded' ? { ...event, durationMs: Math.round(performance.now() - startedAt) } : event;
      await printer.event(shown);
    },
    end: (result) => printer.end(result),
  };
}

/** The end of a demo whose journey did not go as it should. */
export function wentWrong(journeyId: string, result: JourneyResult<unknown>): CliError {
  const how = result.ok ? 'ended early' : result.reason === 'failed' ? `failed at ${result.stepId}` : 'paused';
  return new CliError('DEMO_FAILED', `${journeyId} ${how}, which the demo does not expect`, { exitCode: EXIT.no });
}
