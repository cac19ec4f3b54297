import type { InterparkEndpoints } from '../interpark-endpoints.ts';
import type { JourneySettings } from './desk.ts';
import { enterJourney } from './enter-journey.ts';
import { holdJourney } from './hold-journey.ts';
import { loginJourney } from './login-journey.ts';
import { priceJourney } from './price-journey.ts';
import { purchaseJourney } from './purchase-journey.ts';
import { queueJourney } from './queue-journey.ts';
import { releaseJourney } from './release-journey.ts';
import { seatsJourney } from './seats-journey.ts';
import { interparkSteps } from './steps.ts';

/** The journeys of one channel and API generation. */
export function interparkJourneys(endpoints: InterparkEndpoints, settings: JourneySettings) {
  const steps = interparkSteps(endpoints, settings.generation);
  return {
    login: loginJourney(steps, settings),
    enter: enterJourney(steps, settings),
    queue: queueJourney(steps, settings),
    seats: seatsJourney(steps, settings),
    hold: holdJourney(steps, settings),
    price: priceJourney(steps, settings),
    purchase: purchaseJourney(steps, settings),
    release: releaseJourney(steps, settings),
  };
}
