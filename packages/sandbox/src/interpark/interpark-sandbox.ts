import { INTERPARK_HOSTS, interpark } from '@boxwire/schemas-interpark';
import type { OriginSpec, PlatformInstance, SandboxPlatform } from '../core/platform.ts';
import { interparkActions } from './actions.ts';
import { gatewayError } from './answers/envelopes.ts';
import { createWorld } from './create-world.ts';
import { INTERPARK_FAULTS } from './gate/faults.ts';
import { interparkInvariants } from './invariants.ts';
import type { InterparkOriginKey, InterparkSandboxOptions } from './options.ts';
import { interparkRoutes } from './routes.ts';
import { interparkSnapshot } from './snapshot.ts';
import type { World } from './world.ts';

/** Ports of the interpark sandbox when it is started alone; the service itself names none. */
export const INTERPARK_DEFAULT_PORTS = {
  firebase: 8401,
  world: 8402,
  tickets: 8403,
  bridge: 8404,
  waiting: 8405,
  ticketfront: 8406,
} as const;

/**
 * Interpark Global / NOL World for `createSandbox`, every host an origin of its own. Throws `SandboxError` `OPTION_INVALID` when
 * the sandbox starts.
 */
export function interparkSandbox(
  options: InterparkSandboxOptions = {},
): SandboxPlatform<'interpark', InterparkOriginKey> {
  const origin = (key: InterparkOriginKey): OriginSpec => ({
    hosts: options.hosts?.[key] ?? [INTERPARK_HOSTS[key]],
    defaultPort: INTERPARK_DEFAULT_PORTS[key],
  });
  return {
    id: 'interpark',
    title: interpark.title,
    contract: interpark,
    origins: {
      firebase: origin('firebase'),
      world: origin('world'),
      tickets: origin('tickets'),
      bridge: origin('bridge'),
      waiting: origin('waiting'),
      ticketfront: origin('ticketfront'),
    },
    faults: INTERPARK_FAULTS,
    start: (context) => start(createWorld(context, options)),
  };
}

function start(world: World): PlatformInstance {
  return {
    routes: interparkRoutes(world),
    // also for what looks real and was invented (interpark Appendix B)
    notFound: (request) => gatewayError(request, 404, 'no such route'),
    methodNotAllowed: (request) => gatewayError(request, 404, 'no such method here'),
    actions: interparkActions(world),
    invariants: interparkInvariants(world),
    snapshot: () => interparkSnapshot(world),
  };
}
