/**
 * The host each origin has in the contract (interpark §0), for matching captures and routing sandboxes. Not a default: a client
 * has no origin it was not given.
 */
export const INTERPARK_HOSTS = {
  firebase: 'identitytoolkit.googleapis.com',
  world: 'world.nol.com',
  tickets: 'tickets.interpark.com',
  bridge: 'ent-bridge.interpark.com',
  waiting: 'ent-waiting-api.interpark.com',
  ticketfront: 'api-ticketfront.interpark.com',
} as const;

/** Origin keys of the platform. */
export type InterparkOrigin = keyof typeof INTERPARK_HOSTS;
