import { journey, type Journey } from '@boxwire/contract';
import { z } from 'zod';
import { blockKey } from '../models/wire-values.ts';
import type { AvailableBlock } from '../seat-map/seat-availability.ts';
import { openDesk, runOf, type JourneySettings } from './desk.ts';
import { showInput } from './enter-journey.ts';
import { openRound, roundInput, type OpenRound } from './open-round.ts';
import { pickSteps } from './pick-steps.ts';
import { readBlocks } from './read-blocks.ts';
import { sessionInput } from './session-input.ts';
import type { InterparkSteps, StepsOf } from './steps.ts';
import { interparkTransforms } from './transforms.ts';

/** How the map is read. */
export const mapInput = {
  /** Blocks to read; all when left out. */
  blockKeys: z.array(blockKey).min(1).optional(),
  /** The page asks for 2 at a time, and domestic shows refuse more (interpark §5.9). */
  blocksPerCall: z.int().min(1).max(16).optional(),
};

/** The ids of the steps that choose a round and read its map. */
export const SEATS_STEPS = [
  'setCookie',
  'playDate',
  'rounds',
  'playSeqs',
  'sessionCheck',
  'expiredSession',
  'seatInit',
  'initSeat',
  'grades',
  'blocks',
  'seatMeta',
  'seatStatus',
] as const;

const seatsObject = z.object({ ...showInput, ...roundInput, ...mapInput, session: sessionInput });

/** A round and its seats. */
export interface SeatMap extends Omit<OpenRound, 'pick'> {
  readonly blocks: readonly AvailableBlock[];
}

/** `interpark.seats`: dates → rounds → grades → blocks → the map with availability. Holds nothing. */
export function seatsJourney(
  steps: InterparkSteps,
  settings: JourneySettings,
): Journey<typeof seatsObject, StepsOf<(typeof SEATS_STEPS)[number]>, SeatMap> {
  return journey({
    id: 'interpark.seats',
    summary: 'Shows rounds, grades and which seats are free',
    source: 'interpark §5.9',
    input: seatsObject,
    transforms: interparkTransforms,
    steps: pickSteps(steps, SEATS_STEPS, settings.generation),
    run: async (context) => {
      const { input } = context;
      const { goodsCode, placeCode, session } = input;
      const desk = openDesk({
        ...settings,
        run: runOf(context),
        show: { goodsCode, placeCode },
        sessionId: session.sessionId,
        given: session,
        preOpt: session.preOpt,
      });
      const open = await openRound(desk, input);
      const blocks: AvailableBlock[] = [];
      for await (const { found } of readBlocks(desk, open, input)) blocks.push(...found);
      const { pick: _pick, ...round } = open;
      return { ...round, blocks };
    },
  });
}
