import { encodeRequest, isEndpoint } from '@boxwire/contract';
import type { EndpointSpec, EndpointTree, PlatformSpec } from '@boxwire/contract';
import type { CallOptions } from './call-options.ts';
import { ClientCore } from './client-core.ts';
import { ClientOptionError } from './client-option-error.ts';
import type { ClientOptions } from './client-options.ts';
import type { Client, ClientControls } from './client.ts';
import type { EndpointPlan } from './endpoint-plan.ts';

/**
 * Creates a client of a platform: its endpoints as functions in the same tree, over pooled HTTP/1.1 connections. Nothing
 * is connected until the first call. Throws `ClientOptionError`, naming the option.
 */
export function createClient<const Spec extends PlatformSpec>(
  platform: Spec,
  options: ClientOptions<Spec>,
): Client<Spec> {
  refuseReservedNames(platform);
  const core = new ClientCore(platform, options);
  return Object.freeze({ ...callsOf(core, platform.endpoints), ...controlsOf(core) }) as unknown as Client<Spec>;
}

function refuseReservedNames(platform: PlatformSpec): void {
  const clash = Object.keys(platform.endpoints).find((name) => name === 'close' || name.startsWith('$'));
  if (clash === undefined) return;
  throw new ClientOptionError(
    'CLIENT_NAME_CLASH',
    clash,
    `${platform.id} may not use this name at the top: it is the client's own`,
  );
}

type AnyCall = (input?: unknown, options?: CallOptions) => Promise<unknown>;
interface CallTree {
  readonly [name: string]: AnyCall | CallTree;
}

function callsOf(core: ClientCore, tree: EndpointTree): CallTree {
  const entries = Object.entries(tree).map(([name, node]) => [
    name,
    isEndpoint(node) ? callOf(core.planOf(node)) : Object.freeze(callsOf(core, node)),
  ]);
  return Object.fromEntries(entries) as CallTree;
}

function callOf(plan: EndpointPlan): AnyCall {
  return (input, options) => callEndpoint(plan, input, options);
}

async function callEndpoint(plan: EndpointPlan, input: unknown, options: CallOptions | undefined): Promise<unknown> {
  const wire = encodeRequest(plan.endpoint, (input ?? {}) as never);
  return (await plan.client.run(plan, wire, options)).outcome;
}

function controlsOf(core: ClientCore): ClientControls {
  const call = async (target: EndpointSpec, input: unknown, options?: CallOptions): Promise<unknown> =>
    callEndpoint(core.planOf(target), input, options);
  return {
    $call: call as ClientControls['$call'],
    $send: async (target, request, options) => (await core.run(core.planOf(target), request, options)).response,
    $clockOffsetMs: (origin) => core.origins.get(origin)?.clockOffset.offsetMs ?? 0,
    close: (options) => core.close(options?.abort === true),
    [Symbol.asyncDispose]: () => core.close(false),
  };
}
