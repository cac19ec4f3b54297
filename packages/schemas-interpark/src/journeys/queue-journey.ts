import { journey, type Journey } from '@boxwire/contract';
import { z } from 'zod';
import type { OnestopContext } from '../models/onestop-context.ts';
import { isAdmitted } from '../models/rank.ts';
import { playSeq, secretText } from '../models/wire-values.ts';
import { sessionOf, type OnestopSession } from '../onestop/onestop-session.ts';
import { sessionEndsAt } from '../timers.ts';
import { runOf, type JourneySettings, type Run, type Show } from './desk.ts';
import { showInput } from './enter-journey.ts';
import { pickSteps } from './pick-steps.ts';
import type { InterparkSteps, StepsOf } from './steps.ts';
import { interparkTransforms } from './transforms.ts';

/** The page asks every 2 to 3 s (interpark §4.3). */
const POLL_MS = 2_000;
const POLL_SPREAD_MS = 1_000;

/** How a member waits. */
export const queueInput = {
  /** How long to wait in the line, in milliseconds. Default: until admitted; leave the run and resume it to pause. */
  patienceMs: z.int().positive().optional(),
  /** Domestic shows name the round at the door. */
  playSeq: playSeq.optional(),
  preSales: z.enum(['Y', 'N']).optional(),
  passCode: z.string().min(1).optional(),
};

type QueueInput = z.output<z.ZodObject<typeof queueInput>>;

const queueObject = z.object({ ...showInput, ...queueInput, signature: secretText, secureData: secretText });

/** The ids of the steps of the waiting line. */
export const QUEUE_STEPS = ['secureUrl', 'lineUp', 'rank', 'page'] as const;

/** An admission to OneStop. */
export interface Admission {
  readonly session: OnestopSession;
  readonly context: OnestopContext;
  readonly sessionEndsAt: Date;
  /** Whether line-up told of an older wait of the same member. */
  readonly otherWait: boolean;
}

/** `interpark.queue`: secure-url → line-up, once → rank at the page's pace → the OneStop context. */
export function queueJourney(
  steps: InterparkSteps,
  settings: JourneySettings,
): Journey<typeof queueObject, StepsOf<(typeof QUEUE_STEPS)[number]>, Admission> {
  return journey({
    id: 'interpark.queue',
    summary: 'Waits in the line until OneStop admits',
    source: 'interpark §4.3',
    input: queueObject,
    transforms: interparkTransforms,
    steps: pickSteps(steps, QUEUE_STEPS, settings.generation),
    run: async (context) => {
      const { signature, secureData } = context.input;
      return queue(runOf(context), settings, { ...context.input, gate: { signature, secureData } });
    },
  });
}

/** Waits in the line. `gate` is given where no link supplies signature and secureData. */
export async function queue(
  run: Run,
  { profile }: JourneySettings,
  given: Show & QueueInput & { readonly gate?: { readonly signature: string; readonly secureData: string } },
): Promise<Admission> {
  const { call, need } = run;
  const { entryBizCode: bizCode, lang, from } = profile;
  const optional = {
    ...(given.playSeq !== undefined && { playSeq: given.playSeq }),
    ...(given.passCode !== undefined && { passCode: given.passCode }),
  };
  need(
    await call('secureUrl', {
      body: {
        bizCode,
        ...given.gate,
        preSales: given.preSales ?? 'N',
        lang,
        from,
        goodsCode: given.goodsCode,
        ...optional,
      },
    }),
  );
  const place = need(await call('lineUp'));
  const admitted = await waitForAdmission(run, profile.entryBizCode, given.patienceMs ?? Infinity);
  const context = need(await call('page', { query: { app_tapbar_state: 'hide', app_header_state: 'hide' } }));
  return {
    session: sessionOf(context),
    context,
    sessionEndsAt: sessionEndsAt(admitted.sessionId),
    otherWait: place.exist === true,
  };
}

async function waitForAdmission(run: Run, bizCode: JourneySettings['profile']['entryBizCode'], patienceMs: number) {
  const { call, need, wait, now, random, fail } = run;
  const since = now();
  for (;;) {
    const answer = need(await call('rank', { query: { bizCode } }));
    if (isAdmitted(answer)) return answer;
    if (now() - since >= patienceMs) {
      const message = `not admitted within ${patienceMs.toString()} ms; rank ${answer.myRank.toString()} of ${answer.totalRank.toString()}`;
      return fail({ kind: 'busy', code: 'QueueTooLong', message });
    }
    await wait(POLL_MS + Math.floor(random() * POLL_SPREAD_MS), `rank ${answer.myRank.toString()}`);
  }
}
