import { platform } from '@boxwire/contract';
import { channelProfile, type ChannelProfile, type InterparkChannel } from './channels.ts';
import { INTERPARK_BACKEND_CODES } from './codes/backend-codes.ts';
import { INTERPARK_OTHER_CODES } from './codes/other-codes.ts';
import { INTERPARK_ERROR_PAGE_CODES } from './codes/page-codes.ts';
import { INTERPARK_GENERATIONS, type InterparkGeneration } from './generation.ts';
import { interparkEndpoints } from './interpark-endpoints.ts';
import { interparkJourneys } from './journeys/interpark-journeys.ts';
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

/** The interpark platform for an entry channel and an API generation; both are bound here, once. */
export function createInterpark(options: InterparkOptions = {}) {
  const generation = options.generation ?? '2026-10';
  const channel = options.channel ?? 'world';
  const profile = typeof channel === 'string' ? channelProfile(channel, generation) : channel;
  const endpoints = interparkEndpoints({ ...GRAPHQL_TEXTS, ...options.graphqlTexts });
  return platform({
    id: 'interpark',
    title: 'Interpark Global / NOL World ticketing',
    origins: ['firebase', 'world', 'tickets', 'bridge', 'waiting', 'ticketfront'],
    endpoints,
    journeys: interparkJourneys(endpoints, { generation, profile }),
    codes: [...INTERPARK_BACKEND_CODES, ...INTERPARK_OTHER_CODES, ...INTERPARK_ERROR_PAGE_CODES],
    profiles: INTERPARK_GENERATIONS,
    sensitiveNames: ['niost_hash', 'kint5-web-device-id', 'id_token', 'interparksno', 'userid'],
  });
}

/** The interpark platform: world channel, API of October 2026. */
export const interpark: InterparkPlatform = createInterpark();

/** An interpark platform, as made by `createInterpark`. */
export type InterparkPlatform = ReturnType<typeof createInterpark>;
