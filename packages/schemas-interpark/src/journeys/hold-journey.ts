import { journey, type Journey } from '@boxwire/contract';
import { z } from 'zod';
import { blockKey, playSeq, seatGrade, seatInfoId } from '../models/wire-values.ts';
import { heldUntil, sessionEndsAt } from '../timers.ts';
import { openDesk, runOf, type JourneySettings } from './desk.ts';
import { showInput } from './enter-journey.ts';
import { holdSeats, passCaptcha } from './hold.ts';
import { pickSteps } from './pick-steps.ts';
import { sessionInput } from './session-input.ts';
import type { InterparkSteps, StepsOf } from './steps.ts';
import { interparkTransforms } from './transforms.ts';

/** Seats of one block, as the map of `interpark.seats` names them. */
export const choiceInput = {
  playSeq,
  blockKey,
  seats: z.array(z.strictObject({ seatInfoId, seatGrade })).min(1).max(10),
};

/** The ids of the steps that hold seats and let them go. */
export const HOLD_STEPS = [
  'captchaImage',
  'captchaVerify',
  'preselect',
  'preselectSeat',
  'preselectSeats',
  'select',
  'clearSelect',
  'deselectAll',
] as const;

const holdObject = z.object({
  ...showInput,
  ...choiceInput,
  session: sessionInput,
  /** Whether the show asks for the picture. Default: in the API of October. */
  captcha: z.boolean().optional(),
});

/** Seats that are held, and until when. */
export interface HeldSeats {
  readonly playSeq: string;
  readonly blockKey: string;
  readonly seats: readonly { readonly seatInfoId: string; readonly seatGrade: string }[];
  readonly preselectedAtMs: number;
  readonly selectedAtMs: number;
  readonly heldUntil: Date;
  readonly sessionEndsAt: Date;
}

/** `interpark.hold`: (picture, the account holder) → preselect → select. A failure lets go of what was held. */
export function holdJourney(
  steps: InterparkSteps,
  settings: JourneySettings,
): Journey<typeof holdObject, StepsOf<(typeof HOLD_STEPS)[number]>, HeldSeats> {
  return journey({
    id: 'interpark.hold',
    summary: 'Holds chosen seats for seven minutes',
    source: 'interpark §5.12',
    input: holdObject,
    transforms: interparkTransforms,
    steps: pickSteps(steps, HOLD_STEPS, settings.generation),
    run: async (context) => {
      const { goodsCode, placeCode, session, captcha, ...choice } = context.input;
      const desk = openDesk({
        ...settings,
        run: runOf(context),
        show: { goodsCode, placeCode },
        sessionId: session.sessionId,
        given: session,
        preOpt: session.preOpt,
      });
      if (settings.generation === '2026-10' && captcha !== false) await passCaptcha(desk);
      const hold = await holdSeats(desk, choice);
      const { preselectedAtMs, selectedAtMs } = hold;
      return {
        ...choice,
        preselectedAtMs,
        selectedAtMs,
        heldUntil: heldUntil({ ...hold, sessionId: session.sessionId }),
        sessionEndsAt: sessionEndsAt(session.sessionId),
      };
    },
  });
}
