import { journey, type Journey } from '@boxwire/contract';
import { z } from 'zod';
import { openDesk, runOf, type JourneySettings } from './desk.ts';
import { showInput } from './enter-journey.ts';
import { release } from './hold.ts';
import { pickSteps } from './pick-steps.ts';
import { sessionInput } from './session-input.ts';
import type { InterparkSteps, StepsOf } from './steps.ts';
import { interparkTransforms } from './transforms.ts';

const releaseObject = z.object({ ...showInput, session: sessionInput });

/** What a release ends with. */
export interface Released {
  readonly released: true;
}

/** `interpark.release`: lets go of everything a session holds, after a journey that was interrupted. */
export function releaseJourney(
  steps: InterparkSteps,
  settings: JourneySettings,
): Journey<typeof releaseObject, StepsOf<'clearSelect' | 'deselectAll'>, Released> {
  return journey({
    id: 'interpark.release',
    summary: 'Lets go of every seat a session holds',
    source: 'interpark §5.11',
    input: releaseObject,
    transforms: interparkTransforms,
    steps: pickSteps(steps, ['clearSelect', 'deselectAll'], settings.generation),
    run: async (context) => {
      const { goodsCode, placeCode, session } = context.input;
      const run = runOf(context);
      const desk = openDesk({
        ...settings,
        run,
        show: { goodsCode, placeCode },
        sessionId: session.sessionId,
        given: session,
        preOpt: session.preOpt,
      });
      run.need(await release(desk));
      return { released: true } as const;
    },
  });
}
