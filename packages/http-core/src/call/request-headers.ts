import type { SignatureParts, WireRequest } from '@boxwire/contract';
import type { Origin } from '../transport/origin.ts';
import type { Call } from './call.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * The headers to send, names and values alternating: the client's, over them the contract's, the call's, the signature's
 * and the jar's cookies. Reuses the latest list where nothing differs; undici does not change it.
 */
export function requestHeaders(call: Call, request: WireRequest, signature: SignatureParts | undefined): string[] {
  const { plan, options } = call;
  const isPlain =
    signature?.headers === undefined &&
    options?.headers === undefined &&
    options?.traceparent === undefined &&
    plan.client.jar === undefined;
  if (!isPlain) return toList(mergeHeaders(call, request, signature));
  if (plan.latestHeaders !== undefined && isSame(plan.latestHeaders.contract, request.headers)) {
    return plan.latestHeaders.list;
  }
  const list = toList({ ...plan.baseHeaders, ...request.headers });
  plan.latestHeaders = { contract: request.headers, list };
  return list;
}

/** The contract's headers with the call's own over them: what a signer may cover. */
export function ownHeaders(call: Call, request: WireRequest): Headers {
  const given = call.options?.headers;
  return given === undefined ? request.headers : { ...request.headers, ...lowerCased(given) };
}

/** The `cookie` value for a URL: the request's own cookies, then the jar's that they do not name. */
export function cookieHeader(call: Call, url: string, own: string | undefined): string | undefined {
  const cookies = call.plan.client.jar?.cookiesFor(url) ?? [];
  const ownNames = new Set((own ?? '').split(';').map((pair) => pair.split('=', 1)[0]?.trim()));
  const fromJar = cookies.filter(([name]) => !ownNames.has(name)).map(([name, value]) => `${name}=${value}`);
  const all = own === undefined || own === '' ? fromJar : [own, ...fromJar];
  return all.length === 0 ? undefined : all.join('; ');
}

/** Headers for a host that is reached under another address. */
export function hostHeader(origin: Origin): Headers {
  return origin.target === origin.origin ? {} : { host: origin.host };
}

/** Names and values alternating. */
function toList(headers: Headers): string[] {
  const list: string[] = [];
  for (const name of Object.keys(headers)) list.push(name, headers[name] ?? '');
  return list;
}

/** A copy with names in lower case. */
export function lowerCased(headers: Headers): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function mergeHeaders(call: Call, request: WireRequest, signature: SignatureParts | undefined): Headers {
  const { plan, options } = call;
  const merged: Record<string, string> = {
    ...plan.baseHeaders,
    ...ownHeaders(call, request),
    ...(options?.traceparent !== undefined && { traceparent: options.traceparent }),
    ...(options?.tracestate !== undefined && { tracestate: options.tracestate }),
    ...(signature?.headers && lowerCased(signature.headers)),
  };
  const cookie = cookieHeader(call, plan.origin.origin + request.path, merged.cookie);
  if (cookie !== undefined) merged.cookie = cookie;
  return merged;
}

function isSame(left: Headers, right: Headers): boolean {
  if (left === right) return true;
  let leftCount = 0;
  for (const name in left) {
    leftCount += 1;
    if (left[name] !== right[name]) return false;
  }
  return leftCount === Object.keys(right).length;
}
