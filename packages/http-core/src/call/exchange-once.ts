import type { HttpMethod, WireResponse } from '@boxwire/contract';
import { classifyTransportError } from '../transport/classify-transport-error.ts';
import type { Origin } from '../transport/origin.ts';
import { readBodyText, UnreadableBody } from '../transport/read-body.ts';
import { ResponseCollector } from '../transport/response-collector.ts';
import type { CollectedResponse, DispatchFailure, ResponseHeaders } from '../transport/response-collector.ts';
import { joinHeaders } from '../transport/response-headers.ts';
import { transportCause } from '../transport/transport-cause.ts';
import { CallFailure } from './call-failure.ts';
import type { Call } from './call.ts';

/** One request on the wire. */
export interface OutgoingRequest {
  readonly origin: Origin;
  readonly method: HttpMethod;
  /** Path and query as they stand on the request line. */
  readonly target: string;
  /** Names and values alternating. */
  readonly headers: string[];
  readonly bodyText: string | null;
}

/** Sends one request, takes the answer in whole and puts its cookies into the jar. Rejects with `CallFailure`. */
export async function exchangeOnce(call: Call, request: OutgoingRequest): Promise<WireResponse> {
  // the signer may have taken its time
  call.throwIfStopped();
  call.recorder?.sending(request);
  const { status, headers, chunks, bodyBytes } = await dispatch(call, request);
  keepCookies(call, request, headers);
  const text = readBodyText(chunks, {
    contentEncoding: single(headers['content-encoding']),
    contentType: single(headers['content-type']),
    maxBytes: call.plan.client.settings.maxResponseBytes,
  });
  const bodyText = typeof text === 'string' ? text : await call.race(text);
  call.recorder?.received({ status, headers, bodyText, bodyBytes });
  return { status, headers: joinHeaders(headers), bodyText };
}

function dispatch(call: Call, request: OutgoingRequest): Promise<CollectedResponse> {
  return new Promise((resolve, reject) => {
    const collector = new ResponseCollector(
      {
        started: () => {
          call.markSent();
        },
        done: (response) => {
          call.interruptWith(undefined);
          resolve(response);
        },
        failed: (failure) => {
          call.interruptWith(undefined);
          reject(toCallFailure(failure, request.origin));
        },
      },
      { maxBytes: call.plan.client.settings.maxResponseBytes, isHead: request.method === 'HEAD' },
    );
    call.interruptWith((failure) => {
      collector.cancel();
      reject(failure);
    });
    const { method, target, headers, bodyText } = request;
    request.origin.pool.dispatch({ method, path: target, headers, body: bodyText }, collector);
  });
}

function toCallFailure(failure: DispatchFailure, origin: Origin): CallFailure {
  const host = origin.target === origin.origin ? origin.host : `${origin.host} at ${origin.target}`;
  const { code, problem } = failure.problem ?? classifyTransportError(failure.error, host, failure.started);
  return new CallFailure(code, problem, transportCause(failure.error));
}

function keepCookies(call: Call, request: OutgoingRequest, headers: ResponseHeaders): void {
  const setCookies = headers['set-cookie'];
  if (setCookies === undefined) return;
  call.plan.client.jar?.store(request.origin.origin + request.target, [setCookies].flat());
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

/** An unreadable body as a call failure; anything else as it is. */
export function bodyProblem(error: unknown): unknown {
  return error instanceof UnreadableBody ? new CallFailure(error.problem.code, error.problem.problem) : error;
}
