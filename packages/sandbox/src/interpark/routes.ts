import { findEndpoint } from '@boxwire/contract';
import { interpark } from '@boxwire/schemas-interpark';
import type { Reply } from '../core/http/reply.ts';
import type { SandboxRequest } from '../core/http/sandbox-request.ts';
import type { Handler, Route } from '../core/platform.ts';
import { frontFault } from './gate/faults.ts';
import { graphql, rest, seatMap, type RestRules, type RestWork } from './gate/onestop-gate.ts';
import { waitingFault, withCors } from './gate/waiting-gate.ts';
import { captchaImage, captchaVerify } from './handlers/captcha.ts';
import { bridgeRefusal, ekycAuth, gatePage, goodsInfo, memberInfo, serverTime, tokenVerify } from './handlers/gates.ts';
import { findOperation, operationNameOf, OPERATION_NAMES } from './handlers/gql.ts';
import { eximbayApprove, eximbayRequest, eximbayTransaction, order } from './handlers/handover.ts';
import { bookWait, clearSeats, clearSelect, preselect, select } from './handlers/hold.ts';
import { login, refreshToken, signIn } from './handlers/login.ts';
import {
  ekycToken,
  enterStatus,
  enterToken,
  goodsDetail,
  me,
  reservations,
  salesInfo,
  signedIn,
} from './handlers/nol-world.ts';
import {
  completePage,
  createPaymentGate,
  log,
  nextData,
  onestopPage,
  paymentWindow,
  setCookie,
  shellPage,
} from './handlers/onestop-pages.ts';
import {
  deliveryGlobal,
  initAdditional,
  initEssential,
  interparkPay,
  memberOfSession,
  paymentInitEssential,
  paymentMethods,
} from './handlers/payment.ts';
import { prices } from './handlers/prices.ts';
import { ready } from './handlers/ready.ts';
import { holidays, playDates, roundsOfDate, sessionCheck } from './handlers/schedule.ts';
import {
  blockData,
  externalSeatMeta,
  externalSeatStatus,
  grades,
  initSeats,
  seatMeta,
  seatPlainStatus,
  seatStatus,
} from './handlers/seat-map.ts';
import { lineUp, rank, refreshUrl, secureUrl, waitingPage } from './handlers/waiting.ts';
import type { MapCall, World } from './world.ts';

type Work = (world: World, request: SandboxRequest) => Reply;

/** Every route of a generation: the contract's endpoints by id, then the pages and siblings around them. */
export function interparkRoutes(world: World): Route[] {
  const byId: Readonly<Record<string, Handler>> = {
    ...frontHandlers(world),
    ...waitingHandlers(world),
    ...bothHandlers(world),
    ...(world.settings.generation === '2026-01' ? januaryHandlers(world) : octoberHandlers(world)),
  };
  const contract = Object.entries(byId).map(([id, handle]) => contractRoute(id, handle));
  return [...contract, ...siblingRoutes(world), ...pageRoutes(world), ...gqlRoutes(world)];
}

function contractRoute(endpointId: string, handle: Handler): Route {
  const endpoint = findEndpoint(interpark, endpointId);
  if (endpoint === undefined) throw new TypeError(`the contract has no ${endpointId}`);
  const { origin: originKey, method, path, summary } = endpoint;
  return { originKey, method, path, endpointId, summary, handle };
}

/** Login, bridge and gates (interpark stages 1 to 3). */
function frontHandlers(world: World): Readonly<Record<string, Handler>> {
  const open =
    (work: Work): Handler =>
    (request) =>
      frontFault(request) ?? work(world, request);
  return {
    'firebase.signIn': open(signIn),
    'world.login': open(login),
    'world.refresh': open(refreshToken),
    'world.me': open(signedIn(me)),
    'world.enterStatus': open(signedIn(enterStatus)),
    'world.ekycToken': open(signedIn(ekycToken)),
    'world.salesInfo': open(salesInfo),
    'world.goodsDetail': open(goodsDetail),
    'world.reservations': open(signedIn(reservations)),
    'world.enterToken': open(signedIn(enterToken)),
    'gates.partner': open(gatePage),
    'gates.tokenVerify': open(tokenVerify),
    'gates.goodsInfo': open(goodsInfo),
    'gates.memberInfo': open(memberInfo),
    'gates.ekycAuth': open(ekycAuth),
    'gates.serverTime': open(serverTime),
    'waiting.page': open(waitingPage),
    'onestop.page': open(onestopPage),
    'onestop.setCookie': open(setCookie),
  };
}

function waitingHandlers(world: World): Readonly<Record<string, Handler>> {
  const line =
    (work: Work): Handler =>
    (request) =>
      withCors(request, frontFault(request) ?? waitingFault(request) ?? work(world, request));
  return {
    'waiting.secureUrl': line(secureUrl),
    'waiting.lineUp': line(lineUp),
    'waiting.rank': line(rank),
    'waiting.refreshUrl': line(refreshUrl),
  };
}

function bothHandlers(world: World): Readonly<Record<string, Handler>> {
  const posted = world.settings.forms.postStatus;
  const slow = (work: RestWork, more: Partial<RestRules> = {}): Handler =>
    rest(world, { client: 'rest', ...more }, work);
  const map = (work: (call: MapCall) => unknown): Handler => seatMap(world, work);
  return {
    'onestop.playDate': slow(playDates),
    'onestop.holiday': slow(holidays),
    // still there in September (interpark §0)
    'seats.init': slow(initSeats),
    'seats.grades': slow(grades),
    'seats.blocks': slow(blockData),
    'seats.meta': map(seatMeta),
    'seats.status': map(seatStatus),
    'seats.plainStatus': map(seatPlainStatus),
    'seats.externalMeta': map(externalSeatMeta),
    'seats.externalStatus': map(externalSeatStatus),
    'seats.select': slow(select),
    'seats.selectExternal': slow(select),
    'seats.clearSelect': slow(clearSelect),
    'seats.clearSelectExternal': slow(clearSelect),
    'seats.clearSelectExternalSeats': slow(clearSeats),
    'seats.bookWait': slow(bookWait),
    'captcha.image': slow(captchaImage),
    'captcha.verify': slow(captchaVerify),
    'prices.list': slow(prices),
    'payment.initAdditional': slow(initAdditional),
    'payment.methods': slow(paymentMethods),
    'payment.ready': slow(ready),
    'payment.eximbayRequest': slow(eximbayRequest, { status: posted }),
  };
}

function januaryHandlers(world: World): Readonly<Record<string, Handler>> {
  const slow = (work: RestWork, more: Partial<RestRules> = {}): Handler =>
    rest(world, { client: 'rest', ...more }, work);
  return {
    'onestop.rounds': slow(roundsOfDate),
    'onestop.sessionCheck': slow(sessionCheck, { sessionMissing: 404 }),
    'seats.preselect': slow(preselect, { status: world.settings.forms.postStatus }),
    'payment.initEssential': slow(initEssential),
    'payment.interparkPay': slow(interparkPay),
    'payment.deliveryGlobal': slow(deliveryGlobal),
    'payment.member': slow(memberOfSession),
  };
}

function octoberHandlers(world: World): Readonly<Record<string, Handler>> {
  return { 'payment.init': rest(world, { client: 'fast' }, paymentInitEssential) };
}

function gqlRoutes(world: World): Route[] {
  if (world.settings.generation === '2026-01') return [];
  const idOf = (name: string): string => `gql.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return [
    {
      originKey: 'tickets',
      method: 'POST',
      path: '/onestop/gql',
      endpointId: 'sandbox.gql',
      summary: OPERATION_NAMES.join(', '),
      endpointOf: (bodyText) => {
        const name = operationNameOf(bodyText);
        return name !== undefined && OPERATION_NAMES.includes(name) ? idOf(name) : undefined;
      },
      handle: graphql(world, findOperation),
    },
  ];
}

/** Stage 7 beyond the typed flow, and other methods of known paths. */
function siblingRoutes(world: World): Route[] {
  const slow = (work: RestWork): Handler => rest(world, { client: 'rest' }, work);
  const api = '/onestop/api/payment';
  const tickets = (method: string, path: string, [endpointId, handle]: readonly [string, Handler]): Route => ({
    originKey: 'tickets',
    method,
    path,
    endpointId,
    handle,
  });
  return [
    tickets('GET', `${api}/method/eximbay/transaction`, ['sandbox.eximbayTransaction', slow(eximbayTransaction)]),
    tickets('PATCH', `${api}/method/eximbay/approve`, ['sandbox.eximbayApprove', slow(eximbayApprove)]),
    tickets('POST', `${api}/order/{goodsCode}`, ['sandbox.order', slow(order)]),
    // one capture says GET, the bundle POST (interpark §5.10)
    tickets('GET', '/onestop/api/captcha/image', ['captcha.image', slow(captchaImage)]),
    {
      originKey: 'bridge',
      method: 'GET',
      path: '/x13_02/v1/bridge/tokenVerify',
      endpointId: 'gates.tokenVerify',
      handle: bridgeRefusal,
    },
    ...['secure-url', 'line-up', 'rank', 'refresh-url'].map((name): Route => ({
      originKey: 'waiting',
      method: 'OPTIONS',
      path: `/waiting/api/${name}`,
      endpointId: 'sandbox.preflight',
      handle: (request) => withCors(request, { status: 204, headers: {}, body: null }),
    })),
  ];
}

function pageRoutes(world: World): Route[] {
  const gate = createPaymentGate(world);
  const pages: readonly (readonly [method: string, path: string, handle: Handler])[] = [
    ['GET', '/gates/global', shellPage],
    ['GET', '/onestop/complete', (request) => completePage(world, request)],
    ...SHELLS.map((name) => ['GET', `/onestop/${name}`, shellPage] as const),
    ['GET', '/onestop/_next/data/{build}/{file}', nextData],
    ['GET', '/onestop/middleware/paymentGate', gate],
    ['POST', '/onestop/middleware/paymentGate', gate],
    ['*', '/onestop/log/{level}', log],
    ['GET', '/sandbox/pay/{correlationId}', (request) => paymentWindow(world, request)],
    ['POST', '/sandbox/pay/{correlationId}', (request) => paymentWindow(world, request)],
  ];
  return pages.map(([method, path, handle]) => ({
    originKey: 'tickets',
    method,
    path,
    endpointId: 'sandbox.page',
    handle,
  }));
}

const SHELLS = [
  'schedule',
  'seat',
  'preorder',
  'payment',
  'payment/gate',
  'payment/callback',
  'payment/eximbay',
  'error',
  'waiting/{step}',
];
