import { captchaEndpoints } from './endpoints/captcha.ts';
import { gatesEndpoints } from './endpoints/gates.ts';
import { gqlEndpoints } from './endpoints/gql.ts';
import { onestopEndpoints } from './endpoints/onestop.ts';
import { paymentEndpoints, priceEndpoints } from './endpoints/payment.ts';
import { holdEndpoints, seatMapEndpoints } from './endpoints/seats.ts';
import { waitingEndpoints } from './endpoints/waiting.ts';
import { firebaseEndpoints, worldEndpoints } from './endpoints/world.ts';
import type { GraphqlOperationName } from './onestop/gql-texts.ts';

/** The endpoints of both API generations. */
export function interparkEndpoints(texts: Readonly<Record<GraphqlOperationName, string>>) {
  return {
    firebase: firebaseEndpoints,
    world: worldEndpoints,
    gates: gatesEndpoints,
    waiting: waitingEndpoints,
    onestop: onestopEndpoints,
    seats: { ...seatMapEndpoints, ...holdEndpoints },
    captcha: captchaEndpoints,
    gql: gqlEndpoints(texts),
    prices: priceEndpoints,
    payment: paymentEndpoints,
  };
}

/** The endpoints the journeys call. */
export type InterparkEndpoints = ReturnType<typeof interparkEndpoints>;
