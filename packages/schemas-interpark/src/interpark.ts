import { platform } from '@boxwire/contract';
import { channelProfile, type ChannelProfile, type InterparkChannel } from './channels.ts';
import { INTERPARK_BACKEND_CODES } from './codes/backend-codes.ts';
import { INTERPARK_OTHER_CODES } from './codes/other-codes.ts';
import { INTERPARK_ERROR_PAGE_CODES } from './codes/page-codes.ts';
import { captchaEndpoints } from './endpoints/captcha.ts';
import { gatesEndpoints } from './endpoints/gates.ts';
import { gqlEndpoints } from './endpoints/gql.ts';
import { onestopEndpoints } from './endpoints/onestop.ts';
import { paymentEndpoints, priceEndpoints } from './endpoints/payment.ts';
import { holdEndpoints, seatMapEndpoints } from './endpoints/seats.ts';
import { waitingEndpoints } from './endpoints/waiting.ts';
import { firebaseEndpoints, worldEndpoints } from './endpoints/world.ts';
import { INTERPARK_GENERATIONS, type InterparkGeneration } from './generation.ts';
import { GRAPHQL_TEXTS, type GraphqlOperationName } from './onestop/gql-texts.ts';

/** What `createInterpark` may change. */
export interface InterparkOptions {
  /** Which API the journeys speak. Default `2026-10`. Every endpoint of both is there either way. */
  readonly generation?: InterparkGeneration;
  /** The entry channel, by name or as a whole profile. Default `world`. */
  readonly channel?: InterparkChannel | ChannelProfile;
  /** Texts of GraphQL operations that differ from `GRAPHQL_TEXTS`. */
  readonly graphqlTexts?: Partial<Readonly<Record<GraphqlOperationName, string>>>;
}

/** The endpoints of both API generations. */
function interparkEndpoints(texts: Readonly<Record<GraphqlOperationName, string>>) {
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

/** The interpark platform for an entry channel and an API generation; both are bound here, once. */
export function createInterpark(options: InterparkOptions = {}) {
  const generation = options.generation ?? '2026-10';
  const channel = options.channel ?? 'world';
  const _profile = typeof channel === 'string' ? channelProfile(channel, generation) : channel;
  return platform({
    id: 'interpark',
    title: 'Interpark Global / NOL World ticketing',
    origins: ['firebase', 'world', 'tickets', 'bridge', 'waiting', 'ticketfront'],
    endpoints: interparkEndpoints({ ...GRAPHQL_TEXTS, ...options.graphqlTexts }),
    codes: [...INTERPARK_BACKEND_CODES, ...INTERPARK_OTHER_CODES, ...INTERPARK_ERROR_PAGE_CODES],
    profiles: INTERPARK_GENERATIONS,
    sensitiveNames: ['niost_hash', 'kint5-web-device-id', 'id_token', 'interparksno', 'userid'],
  });
}

/** The interpark platform: world channel, API of October 2026. */
export const interpark = createInterpark();

/** An interpark platform, as made by `createInterpark`. */
export type InterparkPlatform = ReturnType<typeof createInterpark>;
