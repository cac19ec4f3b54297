import { listEndpoints, type EndpointSpec } from '@boxwire/contract';
import { createWashcar, type WashcarEndpointId } from '@boxwire/schemas-washcar';
import { createCallbacks } from '../core/callbacks.ts';
import { htmlReply, jsonReply } from '../core/http/reply.ts';
import type { PlatformContext, PlatformInstance, Route, SandboxPlatform } from '../core/platform.ts';
import { washcarActions } from './actions.ts';
import { DEFAULT_FORMS } from './answers/answer-forms.ts';
import { createEnvelope } from './answers/envelope.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { createOrderNotice, createStatusNotice } from './channels/notices.ts';
import { WASHCAR_DEMO_CHANNEL } from './channels/channel.ts';
import { ChannelRegistry } from './channels/channel-registry.ts';
import { RateCounter } from './channels/rate-limit.ts';
import { WASHCAR_FAULTS } from './gate/faults.ts';
import { createGuard, refuseMethod } from './gate/gate.ts';
import { washcarHandlers } from './handlers/handlers.ts';
import { washcarInvariants } from './invariants.ts';
import type { WashcarSandboxOptions } from './options.ts';
import { BOOKING_PATH, BookingLinks } from './orders/booking-links.ts';
import { OrderBook } from './orders/order-book.ts';
import { createBookingPage } from './pages/booking-page.ts';
import { docsPage } from './pages/docs-page.ts';
import { washcarSnapshot } from './snapshot.ts';
import type { World } from './world.ts';

/** Port of the washcar sandbox when it is started alone (washcar §3 C24). */
export const WASHCAR_DEFAULT_PORT = 8028;

const DEFAULT_ISSUE_AFTER_MS = 1_000;
const DEFAULT_CODE_VALID_MS = 30 * 86_400_000;

/** The washcar platform for `createSandbox`. Throws `SandboxError` `OPTION_INVALID` when the sandbox starts. */
export function washcarSandbox(options: WashcarSandboxOptions = {}): SandboxPlatform<'washcar', 'api'> {
  const contract = createWashcar({ ...(options.paths && { paths: options.paths }) });
  return {
    id: 'washcar',
    title: contract.title,
    contract,
    origins: { api: { hosts: options.hosts ?? [], defaultPort: WASHCAR_DEFAULT_PORT } },
    faults: WASHCAR_FAULTS,
    start: (context) => start(context, { options, endpoints: listEndpoints(contract), title: contract.title }),
  };
}

interface StartOptions {
  readonly options: WashcarSandboxOptions;
  readonly endpoints: readonly EndpointSpec[];
  readonly title: string;
}

function start(context: PlatformContext, { options, endpoints, title }: StartOptions): PlatformInstance {
  const world = createWorld(context, options);
  const guard = createGuard(world, options);
  const handlers = washcarHandlers();
  const routes = endpoints.flatMap((endpoint) => {
    const handle = guard(endpoint, handlers[endpoint.id as WashcarEndpointId]);
    return methodsOf(endpoint, options).map((method): Route => routeOf(endpoint, { method, handle }));
  });
  return {
    routes: [...routes, ...refundAlias(routes), ...unsignedRoutes(world, title, endpoints)],
    methodNotAllowed: (request) => refuseMethod(world, request),
    actions: washcarActions(world),
    invariants: washcarInvariants(world),
    snapshot: () => washcarSnapshot(world),
  };
}

function createWorld(context: PlatformContext, options: WashcarSandboxOptions): World {
  const catalogue = new Catalogue(context.random, options.stock);
  mintSeeded(context, catalogue);
  const callbacks = createCallbacks(context, options.callbacks);
  const noticeRandom = context.random.fork('notices');
  const channelOptions = options.channels ?? [WASHCAR_DEMO_CHANNEL];
  const channels = new ChannelRegistry(
    channelOptions,
    context,
    createStatusNotice({ callbacks, random: noticeRandom, clock: context.clock }),
  );
  const forms = { ...DEFAULT_FORMS, ...options.forms };
  const orders = new OrderBook({
    context,
    catalogue,
    channels,
    random: context.random.fork('orders'),
    options: {
      issueAfterMs: options.issueAfterMs === undefined ? DEFAULT_ISSUE_AFTER_MS : options.issueAfterMs,
      codeValidMs: options.codeValidMs ?? DEFAULT_CODE_VALID_MS,
    },
    onChange: createOrderNotice({ callbacks, channels }),
  });
  return {
    context,
    catalogue,
    channels,
    orders,
    links: new BookingLinks(context.random.fork('links')),
    rates: new RateCounter(context.clock.now(), usedByChannel(options, channelOptions)),
    envelope: createEnvelope(options.profile ?? 'guide', forms),
    forms,
  };
}

function mintSeeded(context: PlatformContext, { goods, shops }: Catalogue): void {
  for (const { goodsId, items } of goods) {
    context.mint('seed goodsId', goodsId);
    for (const { goodsItemId } of items) context.mint('seed goodsItemId', goodsItemId);
  }
  for (const { shop } of shops) context.mint('seed shopId', shop.shopId);
}

function usedByChannel(
  { usedThisMinute = {} }: WashcarSandboxOptions,
  channels: readonly { readonly appId: string }[],
): Readonly<Record<string, number>> {
  if (typeof usedThisMinute !== 'number') return usedThisMinute;
  return Object.fromEntries(channels.map(({ appId }) => [appId, usedThisMinute]));
}

function methodsOf({ method }: EndpointSpec, { postEverything = false }: WashcarSandboxOptions): readonly string[] {
  return postEverything && method !== 'POST' ? [method, 'POST'] : [method];
}

function routeOf(endpoint: EndpointSpec, { method, handle }: Pick<Route, 'method' | 'handle'>): Route {
  const { origin, path, id, summary } = endpoint;
  return { originKey: origin, method, path, endpointId: id, summary, handle };
}

// the request model is named refund, the title says cancel (washcar §3 C36)
function refundAlias(routes: readonly Route[]): Route[] {
  return routes
    .filter(({ endpointId }) => endpointId === 'order.cancel')
    .map((route) => ({ ...route, path: '/api/order/refund', summary: 'alias of order.cancel' }));
}

function unsignedRoutes(world: World, title: string, endpoints: readonly EndpointSpec[]): Route[] {
  const health = jsonReply({ status: 'UP' });
  const docs = htmlReply(docsPage(title, endpoints));
  const get = (path: string, endpointId: string, handle: Route['handle']): Route => ({
    originKey: 'api',
    method: 'GET',
    path,
    endpointId,
    handle,
  });
  return [
    get('/actuator/health', 'sandbox.health', () => health),
    get('/swagger-ui.html', 'sandbox.docs', () => docs),
    { ...get(BOOKING_PATH, 'sandbox.bookingPage', createBookingPage(world)), secretPath: true },
  ];
}
