import type { HttpMethod, WireResponse } from '@boxwire/contract';
import type { Origin } from '../transport/origin.ts';
import { CallFailure } from './call-failure.ts';
import type { Call } from './call.ts';
import type { OutgoingRequest } from './exchange-once.ts';
import { cookieHeader, hostHeader } from './request-headers.ts';

// these were meant for the first origin, or describe a body that is not sent again
const OF_THE_ORIGIN: ReadonlySet<string> = new Set(['authorization', 'host', 'proxy-authorization']);

/**
 * The request a redirect asks for (RFC 9110 §15.4), or `undefined` when the answer is none. Throws
 * `HTTP_REDIRECT_REFUSED` for a target outside the client's origins. The signature is not renewed: it belongs to the
 * endpoint, and the target's query is the server's own.
 */
export function nextHop(call: Call, request: OutgoingRequest, response: WireResponse): OutgoingRequest | undefined {
  const { location } = response.headers;
  if (location === undefined || ![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const url = URL.parse(location, request.origin.origin + request.target);
  const origin = url === null ? undefined : originOf(call, url);
  if (url === null || origin === undefined) {
    const where = url === null ? 'no URL' : url.origin;
    throw new CallFailure('HTTP_REDIRECT_REFUSED', `the redirect leads outside this client's origins (${where})`);
  }
  const method = methodAfter(response.status, request.method);
  return {
    origin,
    method,
    target: url.pathname + url.search,
    headers: headersAfter(call, request, { origin, keepsBody: method === request.method, path: url.pathname }),
    bodyText: method === request.method ? request.bodyText : null,
  };
}

function originOf(call: Call, url: URL): Origin | undefined {
  return [...call.plan.client.origins.values()].find((origin) => origin.origin === url.origin);
}

function methodAfter(status: number, method: HttpMethod): HttpMethod {
  if (status === 303) return method === 'HEAD' ? 'HEAD' : 'GET';
  return (status === 301 || status === 302) && method === 'POST' ? 'GET' : method;
}

interface Turn {
  readonly origin: Origin;
  readonly keepsBody: boolean;
  readonly path: string;
}

function headersAfter(call: Call, request: OutgoingRequest, turn: Turn): string[] {
  const changesOrigin = turn.origin !== request.origin;
  const list = Object.entries(hostHeader(turn.origin)).flat();
  for (let index = 0; index < request.headers.length; index += 2) {
    const name = request.headers[index] ?? '';
    if (name === 'cookie' || name === 'host' || (changesOrigin && OF_THE_ORIGIN.has(name))) continue;
    if (!turn.keepsBody && name.startsWith('content-')) continue;
    list.push(name, request.headers[index + 1] ?? '');
  }
  const cookie = cookieHeader(call, turn.origin.origin + turn.path, undefined);
  if (cookie !== undefined) list.push('cookie', cookie);
  return list;
}
