import type { IncomingMessage, ServerResponse } from 'node:http';
import { Hono } from 'hono';
import type { Handler, PlatformInstance, Route } from '../platform.ts';
import { jsonReply, type Reply } from './reply.ts';
import { pathParams, routerPattern, routingPath, splitTarget, type PathRules } from './path.ts';
import type { Addressing } from './hosts.ts';
import { sandboxErrorReply } from './sandbox-replies.ts';
import type { SandboxRequest } from './sandbox-request.ts';

/** What Hono carries through to a handler. */
export interface ServerBindings {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly addressing: Addressing;
}

/** The Hono environment of every app here. */
export interface ServerEnv {
  Bindings: ServerBindings;
}

/** What a request was found to mean. */
export interface RouteMatch {
  readonly endpointId: string;
  readonly endpointOf?: Route['endpointOf'];
  readonly path: string;
  /** What log and events show as the path, where the path itself is a secret. */
  readonly shownPath?: string;
  readonly queryText: string;
  readonly params: Readonly<Record<string, string>>;
  readonly handle: Handler;
}

/** Answers a matched request. */
export type Serve = (match: RouteMatch, bindings: ServerBindings) => Promise<Response>;

/** Builds the app of one origin. Built once per start or reset, never per request. */
export function createOriginApp(options: {
  readonly originKey: string;
  readonly rules: PathRules;
  readonly instance: PlatformInstance;
  readonly serve: Serve;
}): Hono<ServerEnv> {
  const { instance, rules, serve } = options;
  const app = new Hono<ServerEnv>({ getPath: (_, context) => routingPath(pathOf(context), rules) });
  for (const [path, routes] of groupByPath(
    instance.routes.filter(({ originKey }) => originKey === options.originKey),
  )) {
    const find = createMethodTable(routes, instance);
    const shown = routes.some(({ secretPath }) => secretPath === true) ? { shownPath: path } : {};
    app.all(routerPattern(path, rules), (context) => {
      const { incoming } = context.env;
      const target = splitTarget(incoming.url ?? '/');
      const params = pathParams(path, target.path, rules);
      return serve({ ...find(incoming.method ?? 'GET'), ...target, ...shown, params }, context.env);
    });
  }
  const missing = { endpointId: 'unknown', handle: instance.notFound ?? defaultNotFound, params: {} };
  app.notFound((context) => serve({ ...missing, ...splitTarget(context.env.incoming.url ?? '/') }, context.env));
  return app;
}

function pathOf(context: { env?: unknown } | undefined): string {
  const bindings = context?.env as ServerBindings | undefined;
  return splitTarget(bindings?.incoming.url ?? '/').path;
}

// the router takes the first that matches, so a fixed path must come before one with parameters
function groupByPath(routes: readonly Route[]): [path: string, routes: Route[]][] {
  const parameters = (path: string): number => path.split('{').length;
  return [...Map.groupBy(routes, ({ path }) => path)].sort(([one], [other]) => parameters(one) - parameters(other));
}

function createMethodTable(
  routes: readonly Route[],
  instance: PlatformInstance,
): (method: string) => Pick<RouteMatch, 'endpointId' | 'endpointOf' | 'handle'> {
  const byMethod = new Map(routes.map((route) => [route.method, route]));
  const allowed = [...byMethod.keys()];
  const refuse = instance.methodNotAllowed ?? defaultMethodNotAllowed;
  const refused = {
    endpointId: routes[0]?.endpointId ?? 'unknown',
    handle: (request: SandboxRequest) => refuse(request, allowed),
  };
  return (method) =>
    byMethod.get(method) ?? byMethod.get('*') ?? (method === 'HEAD' ? byMethod.get('GET') : undefined) ?? refused;
}

function defaultNotFound(): Reply {
  return sandboxErrorReply(404, 'ROUTE_UNKNOWN', 'nothing answers this path: GET /__sandbox/routes lists what does');
}

function defaultMethodNotAllowed(request: SandboxRequest, allowed: readonly string[]): Reply {
  const message = `expected ${allowed.join(' or ')}, got ${request.method}`;
  return jsonReply(
    { sandbox: { code: 'METHOD_NOT_ALLOWED', message } },
    { status: 405, headers: { Allow: allowed.join(', ') } },
  );
}
