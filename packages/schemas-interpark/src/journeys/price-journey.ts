import { journey, type Journey } from '@boxwire/contract';
import { z } from 'zod';
import { blockKey, playDate, playSeq, seatGrade, seatInfoId } from '../models/wire-values.ts';
import { heldUntil, sessionEndsAt } from '../timers.ts';
import { openDesk, runOf, type JourneySettings } from './desk.ts';
import { showInput } from './enter-journey.ts';
import { pickSteps } from './pick-steps.ts';
import { priceInput, priceSeats, type Cart } from './price.ts';
import { sessionInput } from './session-input.ts';
import type { InterparkSteps, StepsOf } from './steps.ts';
import { interparkTransforms } from './transforms.ts';

/** The ids of the steps from held seats to the cart. */
export const PRICE_STEPS = ['prices', 'validate', 'initEssential', 'paymentInit', 'ready'] as const;

const heldSeat = z.strictObject({
  seatInfoId,
  floor: z.string().nullish(),
  rowNo: z.string().nullish(),
  seatNo: z.string().nullish(),
});

const priceObject = z.object({
  ...showInput,
  ...priceInput,
  session: sessionInput,
  playDate,
  playSeq,
  blockKey,
  seatGrade,
  seats: z.array(heldSeat).min(1).max(10),
  /** From the result of `interpark.hold`. */
  preselectedAtMs: z.int().positive(),
  selectedAtMs: z.int().positive(),
});

/** A cart, and until when its seats are held. */
export interface HeldCart extends Cart {
  readonly heldUntil: Date;
  readonly sessionEndsAt: Date;
}

/** `interpark.price`: prices → validate → payment page → cart, for seats `interpark.hold` holds. A failure lets them go. */
export function priceJourney(
  steps: InterparkSteps,
  settings: JourneySettings,
): Journey<typeof priceObject, StepsOf<(typeof PRICE_STEPS)[number] | 'clearSelect' | 'deselectAll'>, HeldCart> {
  return journey({
    id: 'interpark.price',
    summary: 'Prices held seats and puts them into a cart',
    source: 'interpark §6.4',
    input: priceObject,
    transforms: interparkTransforms,
    steps: pickSteps(steps, [...PRICE_STEPS, 'clearSelect', 'deselectAll'], settings.generation),
    run: async (context) => {
      const { input } = context;
      const { goodsCode, placeCode, session, preselectedAtMs, selectedAtMs } = input;
      const desk = openDesk({
        ...settings,
        run: runOf(context),
        show: { goodsCode, placeCode },
        sessionId: session.sessionId,
        given: session,
        preOpt: session.preOpt,
      });
      const seats = input.seats.map((seat) => ({ ...seat, blockKey: input.blockKey }));
      const choice = { playSeq: input.playSeq, blockKey: input.blockKey, seats: withGrade(input) };
      const hold = { choice, preselectedAtMs, selectedAtMs };
      const { playDate: date, playSeq: round, seatGrade: grade } = input;
      const cart = await priceSeats(
        desk,
        { hold, playDate: date, playSeq: round, seatGrade: grade, seats, session },
        input,
      );
      const times = { preselectedAtMs, selectedAtMs, sessionId: session.sessionId };
      return { ...cart, heldUntil: heldUntil(times), sessionEndsAt: sessionEndsAt(session.sessionId) };
    },
  });
}

function withGrade(input: { readonly seats: readonly { readonly seatInfoId: string }[]; readonly seatGrade: string }) {
  return input.seats.map((seat) => ({ seatInfoId: seat.seatInfoId, seatGrade: input.seatGrade }));
}
