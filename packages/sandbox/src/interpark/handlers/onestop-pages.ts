import { jsonReply, redirectReply, type Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { nextPage, page } from '../answers/page.ts';
import { faultArgs, frontFault } from '../gate/faults.ts';
import { contextOf } from '../onestop/context.ts';
import { queryText, readJson, readMembers } from '../reading/read.ts';
import type { World } from '../world.ts';

/** The OneStop page and its context; without a live session the error page E06 (interpark §5.0, §5.14). */
export function onestopPage(world: World, request: SandboxRequest): Reply {
  const front = frontFault(request);
  if (front !== undefined) return front;
  const fault = faultArgs(request, 'errorPage');
  if (fault !== undefined) return errorRedirect(typeof fault.errorCode === 'string' ? fault.errorCode : 'E05');
  const session = world.sessions.byKey(queryText(request, 'key'));
  if (session === undefined) return errorRedirect('E06');
  if (session.member.blacklisted) return errorRedirect('E09');
  world.mintOnce(request, 'initData.entMemberCode', session.member.entMemberCode);
  return nextPage('OneStop', { initData: contextOf(session, request.now) });
}

function errorRedirect(errorCode: string): Reply {
  return redirectReply(`/onestop/error?errorCode=${encodeURIComponent(errorCode)}`, { facts: { rule: errorCode } });
}

/** Every other page: a shell. */
export function shellPage(): Reply {
  return page('OneStop');
}

/** Next.js data of a page: a shell without the context (interpark §5.0). */
export function nextData(): Reply {
  return jsonReply({ pageProps: {}, __N_SSP: true });
}

/** `/onestop/log/*` (interpark §5.0). */
export function log(): Reply {
  return { status: 204, headers: {}, body: null };
}

const REFUSAL = 'Request body must be a non-empty string.';
/** What set-cookie appends to the page's string (interpark §5.1). */
const SUFFIX = '0000000';
const COOKIE_OCTETS = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

/** set-cookie: one JSON string literal, kept as it is and never understood (interpark §5.1, U4). */
export function setCookie(_: World, request: SandboxRequest): Reply {
  const text = readJson(request);
  if (typeof text !== 'string' || text === '') return jsonReply(REFUSAL, { status: 400, facts: { rule: 'no string' } });
  const value = (COOKIE_OCTETS.test(text) ? text : encodeURIComponent(text.toWellFormed())) + SUFFIX;
  const cookie = request.cookie({ name: 'niost_hash', value: request.mint('set-cookie niost_hash', value) });
  return { status: 200, headers: { 'Set-Cookie': cookie }, body: null };
}

/** paymentGate since September: POST keeps data under a uuid, GET gives it back (interpark §5.1). */
export function createPaymentGate(world: World): (request: SandboxRequest) => Reply {
  const kept = new Map<string, string>();
  return (request) => {
    if (request.method === 'POST') {
      const uuid = [8, 4, 4, 4, 12].map((length) => world.streams.payments.hex(length)).join('-');
      kept.set(uuid, JSON.stringify(readMembers(request).data ?? null));
      return jsonReply({ uuid: request.mint('/uuid', uuid) });
    }
    const data = kept.get(queryText(request, 'uuid') ?? '');
    return data === undefined
      ? jsonReply({ data: null }, { status: 404 })
      : jsonReply({ data: JSON.parse(data) as unknown });
  };
}

/** What the complete page shows of the newest order of a session or a correlation id (interpark §4 U22). */
export function completePage(world: World, request: SandboxRequest): Reply {
  const wanted = [
    queryText(request, 'sessionId'),
    queryText(request, 'correlationId'),
    request.header('x-onestop-session'),
  ];
  const order = world.carts.orders.findLast(
    ({ cart }) => wanted.includes(cart.session.id) || wanted.includes(cart.correlationId),
  );
  if (order === undefined) return errorRedirect('E06');
  const { bdate, bdateSeq, cart } = order;
  return nextPage('예매 완료', {
    initData: { bdate, bdateSeq, totalAmount: cart.totalWon, bookedSeatCount: cart.tickets.length },
  });
}

/** The window of the payment service, on loopback: the account holder looks, and pays with the button (interpark §4 U21). */
export function paymentWindow(world: World, request: SandboxRequest): Reply {
  const cart = world.carts.find(request.params.correlationId);
  if (cart === undefined) return page('결제 정보 없음', { status: 404 });
  if (request.method === 'POST' && cart.state === 'requested') world.carts.pay(cart);
  if (cart.state !== 'requested') return page(cart.paidAt === null ? '결제 대기 아님' : '결제 완료');
  return page('결제', { body: `<p>${String(cart.totalWon)} KRW</p><form method="post"><button>결제</button></form>` });
}
