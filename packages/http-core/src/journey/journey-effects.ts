import type { Clock, JournalStore, JourneyEffects, Sealer } from '@boxwire/contract';
import type { ClientControls } from '../client/client.ts';
import { systemClock } from '../time/system-clock.ts';

/** Options of `journeyEffects`. Give it the clock and the randomness the client has. */
export interface JourneyEffectsOptions {
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined;
  /** In [0, 1). Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Default: one in memory. */
  readonly journal?: JournalStore | undefined;
  /** Required for a journal that leaves the process. */
  readonly sealer?: Sealer | undefined;
}

/**
 * What `runJourney` needs, over a client of the journey's platform: its steps are sent with the client's signing, retries
 * and cookies, and their exchanges name the step.
 */
export function journeyEffects(
  client: Pick<ClientControls, '$send'>,
  options: JourneyEffectsOptions = {},
): JourneyEffects {
  const { journal, sealer } = options;
  return {
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    send: (target, request, { journeyId, stepId, signal }) =>
      client.$send(target, request, { signal, journey: { id: journeyId, stepId } }),
    ...(journal && { journal }),
    ...(sealer && { sealer }),
  };
}
