import { requestTarget } from '@boxwire/contract';
import type { SignatureParts, WireRequest, WireResponse } from '@boxwire/contract';
import type { Origin } from '../transport/origin.ts';
import { CallFailure } from './call-failure.ts';
import type { Call } from './call.ts';
import { bodyProblem, exchangeOnce } from './exchange-once.ts';
import type { OutgoingRequest } from './exchange-once.ts';
import { nextHop } from './next-hop.ts';
import { ownHeaders, requestHeaders } from './request-headers.ts';

const MOST_REDIRECTS = 5;

/** An answer, and the origin that gave it: another one after a redirect. */
export interface Arrival {
  readonly response: WireResponse;
  readonly origin: Origin;
}

/** One attempt of a call: signs, sends, follows redirects where the contract says so. Rejects with `CallFailure`. */
export async function attempt(call: Call, wire: WireRequest): Promise<Arrival> {
  const { plan } = call;
  call.throwIfStopped();
  // the signature is made once there is a place: made earlier, it would age in the queue
  const first = await inPlace(call, plan.origin, async () => {
    const request = await prepare(call, wire);
    return { request, response: await exchangeOnce(call, request) };
  });
  if (plan.endpoint.redirects !== 'follow') return { response: first.response, origin: plan.origin };
  return followRedirects(call, first.request, first.response);
}

async function followRedirects(call: Call, first: OutgoingRequest, firstResponse: WireResponse): Promise<Arrival> {
  let request = first;
  let response = firstResponse;
  for (let hops = 0; ; hops++) {
    const hop = nextHop(call, request, response);
    if (hop === undefined) return { response, origin: request.origin };
    if (hops === MOST_REDIRECTS) {
      throw new CallFailure('HTTP_REDIRECT_REFUSED', `more than ${MOST_REDIRECTS.toString()} redirects in a row`);
    }
    request = hop;
    response = await inPlace(call, hop.origin, () => exchangeOnce(call, hop));
  }
}

async function inPlace<Result>(call: Call, origin: Origin, work: () => Promise<Result>): Promise<Result> {
  const { queue } = origin;
  if (!queue.tryStart()) await takePlace(call, origin);
  try {
    return await work();
  } catch (error) {
    throw bodyProblem(error);
  } finally {
    queue.finish();
  }
}

function takePlace(call: Call, { queue }: Origin): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiter = {
      start: () => {
        call.interruptWith(undefined);
        resolve();
      },
    };
    call.interruptWith((failure) => {
      queue.leave(waiter);
      reject(failure);
    });
    queue.enqueue(waiter);
  });
}

async function prepare(call: Call, wire: WireRequest): Promise<OutgoingRequest> {
  const { plan } = call;
  const signature = plan.signer === undefined ? undefined : await sign(call, wire);
  const query = signature?.query === undefined ? wire.query : [...wire.query, ...signature.query];
  const target = requestTarget({ path: wire.path, query }, plan.endpoint.queryDialect);
  refuseLongUrl(call, target);
  const headers = requestHeaders(call, wire, signature);
  return { origin: plan.origin, method: wire.method, target, headers, bodyText: wire.bodyText };
}

function sign(call: Call, wire: WireRequest): SignatureParts | Promise<SignatureParts> {
  const { signer, client, origin } = call.plan;
  const { method, path, query, bodyText } = wire;
  const parts = signer?.sign(
    { method, path, query, headers: ownHeaders(call, wire), bodyText },
    { now: client.settings.clock.now() + origin.clockOffset.offsetMs, attempt: call.attempt },
  );
  return parts !== undefined && 'then' in parts ? call.race(parts) : (parts ?? {});
}

function refuseLongUrl(call: Call, target: string): void {
  const { endpoint, origin } = call.plan;
  const length = origin.origin.length + target.length;
  if (endpoint.maxUrlLength === undefined || length <= endpoint.maxUrlLength) return;
  throw new CallFailure(
    'HTTP_URL_TOO_LONG',
    `the URL has ${length.toString()} characters, the platform takes ${endpoint.maxUrlLength.toString()}: send less in the query`,
  );
}
