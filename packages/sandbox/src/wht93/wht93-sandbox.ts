import { listEndpoints, type EndpointSpec } from '@boxwire/contract';
import {
  BATCH_LIMITS,
  createWht93,
  DEFAULT_TOKEN_LIFE_SECONDS,
  PROFILES,
  type Wht93EndpointId,
} from '@boxwire/schemas-wht93';
import { SandboxError } from '../core/errors.ts';
import { jsonReply } from '../core/http/reply.ts';
import type { Handler, PlatformContext, PlatformInstance, Route, SandboxPlatform } from '../core/platform.ts';
import { AccountBook, WHT93_DEMO_ACCOUNT } from './accounts.ts';
import { wht93Actions } from './actions.ts';
import { refusalReply } from './answers/envelope.ts';
import { PERFORMANCE_TYPES } from './catalogue/performance-types.ts';
import { VenueRegistry } from './catalogue/venue-registry.ts';
import { DEFAULT_VENUES, seedVenues } from './catalogue/venue-seed.ts';
import { WHT93_FAULTS } from './gate/faults.ts';
import { createGate, createTokenHandler } from './gate/gate.ts';
import { listTypes, listVenues, saveVenue } from './handlers/base.ts';
import { reportChecks } from './handlers/checking.ts';
import { reportOrder } from './handlers/order.ts';
import { issueSessionCodes, updatePerformance } from './handlers/performance.ts';
import { reportRefund } from './handlers/refund.ts';
import { updateSession } from './handlers/session.ts';
import { reportInventory, reportTickets } from './handlers/stock.ts';
import { wht93Invariants } from './invariants.ts';
import type { Wht93SandboxOptions } from './options.ts';
import { ReceivedBook } from './received/received-book.ts';
import { createReporter } from './reporting/reporter.ts';
import { SessionRegistry } from './reporting/session-registry.ts';
import { wht93Snapshot } from './snapshot.ts';
import type { Settings, World } from './world.ts';

/** Port of the wht93 sandbox when it is started alone; the standard names none. */
export const WHT93_DEFAULT_PORT = 8093;

const DEFAULT_EXAMPLES = 50;

/**
 * The collecting system of WH/T 93 for `createSandbox`, origin `cis`. Throws `SandboxError` `OPTION_INVALID` when the
 * sandbox starts.
 */
export function wht93Sandbox(options: Wht93SandboxOptions = {}): SandboxPlatform<'wht93', 'cis'> {
  const contract = createWht93({ profile: 'lenient' });
  const endpoints = listEndpoints(contract);
  return {
    id: 'wht93',
    title: contract.title,
    contract,
    origins: { cis: { hosts: options.hosts ?? [], defaultPort: WHT93_DEFAULT_PORT } },
    faults: WHT93_FAULTS,
    start: (context) => start(createWorld(context, options), endpoints),
  };
}

function start(world: World, endpoints: readonly EndpointSpec[]): PlatformInstance {
  const handlers = handlersOf(world);
  const routes = endpoints.flatMap((endpoint) => {
    const handle = handlers[endpoint.id as Wht93EndpointId];
    return methodsOf(endpoint).map((method): Route => {
      const { origin: originKey, path, id: endpointId, summary } = endpoint;
      return { originKey, method, path, endpointId, summary, handle };
    });
  });
  return {
    routes,
    notFound: () =>
      jsonReply({ code: 4000, data: null, msg: '请求参数错误：接口地址不存在', success: false }, { status: 404 }),
    methodNotAllowed: (_, allowed) =>
      refusalReply({ code: 4000, rule: 'method', detail: `请求方法应为 ${allowed.join(' 或 ')}` }),
    actions: wht93Actions(world),
    invariants: wht93Invariants(world),
    snapshot: () => wht93Snapshot(world),
  };
}

// no method is printed for the token (wht93 §6, U-01)
function methodsOf({ id, method }: EndpointSpec): readonly string[] {
  return id === 'token.get' ? ['POST', 'GET'] : [method];
}

function handlersOf(world: World): Readonly<Record<Wht93EndpointId, Handler>> {
  const gate = createGate(world);
  return {
    'token.get': createTokenHandler(world),
    'type.list': gate('type.list', listTypes),
    'venue.list': gate('venue.list', listVenues),
    'venue.save': gate('venue.save', saveVenue),
    'performance.code': gate('performance.code', issueSessionCodes),
    'performance.update': gate('performance.update', updatePerformance),
    'session.update': gate('session.update', updateSession),
    'inventory.report': gate('inventory.report', reportInventory),
    'ticket.report': gate('ticket.report', reportTickets),
    'order.report': gate('order.report', reportOrder),
    'order.refund': gate('order.refund', reportRefund),
    'checking.report': gate('checking.report', reportChecks),
  };
}

function createWorld(context: PlatformContext, options: Wht93SandboxOptions): World {
  const venues = new VenueRegistry();
  seedVenues(venues, context.random.fork('venues'), integer('venues', options.venues ?? DEFAULT_VENUES, [0, 500]));
  for (const { venueCode, halls } of venues.list()) {
    context.mint('seed venueCode', venueCode);
    for (const { hallCode } of halls) context.mint('seed hallCode', hallCode);
  }
  const accounts = new AccountBook(options.accounts ?? [WHT93_DEMO_ACCOUNT], context.random.fork('tokens'));
  return {
    context,
    settings: settingsOf(options),
    accounts,
    venues,
    typeIds: new Set(PERFORMANCE_TYPES.map(({ typeId }) => typeId)),
    sessions: new SessionRegistry(),
    reporters: new Map(accounts.list().map(({ appId }) => [appId, createReporter(appId)])),
    received: new ReceivedBook(integer('examples', options.examples ?? DEFAULT_EXAMPLES, [0, 10_000])),
  };
}

function settingsOf(options: Wht93SandboxOptions): Settings {
  const { tokenLifeSeconds = DEFAULT_TOKEN_LIFE_SECONDS, profile = 'lenient' } = options;
  if (!PROFILES.includes(profile))
    throw new SandboxError('OPTION_INVALID', `profile: expected ${PROFILES.join(' or ')}`);
  const limits = { ...BATCH_LIMITS.lenient, ...options.limits };
  for (const [name, limit] of Object.entries(limits)) integer(`limits.${name}`, limit, [1, 10_000]);
  return {
    profile,
    limits,
    tokenLifeSeconds: integer('tokenLifeSeconds', tokenLifeSeconds, [1, 99_999_999]),
    acceptIso: options.acceptIso ?? false,
    acceptEpochMs: options.acceptEpochMs ?? false,
    rememberTickets: options.rememberTickets ?? true,
  };
}

function integer(name: string, value: number, [least, most]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new SandboxError('OPTION_INVALID', `${name}: expected an integer from ${least} to ${most}`);
}
