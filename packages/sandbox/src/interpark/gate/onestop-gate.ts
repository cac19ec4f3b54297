import { jsonReply, type Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import type { Handler } from '../../core/platform.ts';
import { gatewayError, graphqlError, problemForm, restRefusal } from '../answers/envelopes.ts';
import { BackendRefusal, GatewayRefusal } from '../answers/refusal.ts';
import type { Language } from '../catalogue/show.ts';
import type { MapCall, OnestopCall, World } from '../world.ts';
import { faultArgs, frontFault, onestopFault, problemFault } from './faults.ts';

/** Which client of the app calls: its headers are the authentication (interpark §5.0). */
export type OnestopClient = 'rest' | 'fast' | 'gql';

// Q9: 400 without them on the 60 s client; the 5 s client sends no language and no trace id
const HEADERS: Readonly<Record<OnestopClient, readonly string[]>> = {
  rest: [
    'x-onestop-session',
    'x-onestop-channel',
    'x-ticket-bff-language',
    'x-onestop-trace-id',
    'x-requested-with',
    'referer',
  ],
  fast: ['x-onestop-session', 'x-onestop-channel'],
  gql: ['x-onestop-session', 'x-onestop-channel', 'x-ticket-bff-language', 'x-onestop-trace-id'],
};

const LANGUAGES: readonly Language[] = ['KO', 'EN', 'JA', 'ZH'];

/** Answers a REST call: the value of a success, or a `Reply` of its own; throws a refusal otherwise. */
export type RestWork = (call: OnestopCall) => unknown;

/** What a REST endpoint is, beside its work. */
export interface RestRules {
  readonly client: 'rest' | 'fast';
  /** Default 200. */
  readonly status?: number;
  /** Status without a live session (interpark §4 U15). Default 400. */
  readonly sessionMissing?: 400 | 404;
}

/** Makes the handler of a OneStop REST endpoint: faults, headers, session, work, envelope. */
export function rest(world: World, rules: RestRules, work: RestWork): Handler {
  return (request) =>
    answer(request, () => {
      const made = work(enter(world, request, rules));
      return isReply(made) ? made : jsonReply(made, { status: rules.status ?? 200 });
    });
}

/** Makes the handler of a seat map endpoint; without a session too where `openSeatMap` says so (interpark §5.8). */
export function seatMap(world: World, work: (call: MapCall) => unknown): Handler {
  return (request) =>
    answer(request, () => {
      const show = world.settings.openSeatMap ? world.shows.find(request.queryValue('goodsCode')) : undefined;
      const isOpen = show !== undefined && callOf(world, request) === undefined;
      const made = work(
        isOpen
          ? { world, request, show, session: undefined, language: languageOf(request) }
          : enter(world, request, { client: 'fast' }),
      );
      return isReply(made) ? made : jsonReply(made);
    });
}

function answer(request: SandboxRequest, work: () => Reply): Reply {
  const front = frontFault(request);
  if (front !== undefined) return front;
  const problem = problemFault(request);
  if (problem !== undefined) return problemForm(problem);
  try {
    return onestopFault(request) ?? work();
  } catch (error) {
    if (error instanceof BackendRefusal || error instanceof GatewayRefusal) return restRefusal(request, error);
    throw error;
  }
}

function enter(world: World, request: SandboxRequest, { client, sessionMissing = 400 }: RestRules): OnestopCall {
  const missing = missingHeader(world, request, client);
  if (missing !== undefined) throw new GatewayRefusal(sessionMissing, `header ${missing}`);
  const call = callOf(world, request);
  if (call === undefined) throw new GatewayRefusal(sessionMissing, 'no live session');
  return call;
}

/** The first header, or cookie, that the client of this call must send and did not. */
function missingHeader(world: World, request: SandboxRequest, client: OnestopClient): string | undefined {
  const header = HEADERS[client].find((name) => (request.header(name) ?? '') === '');
  if (header !== undefined || !world.settings.strict.channelCookie) return header;
  return ['userId', 'ent_onestop_channel'].find((name) => !request.cookies.has(name));
}

function callOf(world: World, request: SandboxRequest): OnestopCall | undefined {
  const session = world.sessions.live(request.header('x-onestop-session'));
  if (session === undefined) return undefined;
  if (faultArgs(request, 'sessionLost') !== undefined) world.sessions.end(session);
  if (session.ended) return undefined;
  return { world, request, session, show: session.show, language: languageOf(request) };
}

function languageOf(request: SandboxRequest): Language {
  const sent = request.header('x-ticket-bff-language');
  return LANGUAGES.find((language) => language === sent) ?? 'KO';
}

/** What a GraphQL request asks for. */
export interface Operation {
  /** Root field of the answer. */
  readonly field: string;
  readonly run: (call: OnestopCall) => unknown;
}

/** Makes the handler of the GraphQL endpoint: `find` reads the operation; a session is missing with 200 and IE0006 (interpark §4 U15). */
export function graphql(world: World, find: (request: SandboxRequest) => Operation): Handler {
  return (request) => {
    const front = frontFault(request);
    if (front !== undefined) return front;
    let field: string | undefined;
    try {
      const fault = onestopFault(request);
      if (fault !== undefined) return fault;
      const operation = find(request);
      ({ field } = operation);
      const call = missingHeader(world, request, 'gql') === undefined ? callOf(world, request) : undefined;
      if (call === undefined) throw new BackendRefusal('IE0006', 'no live session, or a header is missing');
      return jsonReply({ data: { [field]: operation.run(call) } });
    } catch (error) {
      if (error instanceof GatewayRefusal) return gatewayError(request, error.status, error.rule);
      if (error instanceof BackendRefusal) return graphqlError(error, field);
      throw error;
    }
  };
}

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value && 'body' in value;
}
