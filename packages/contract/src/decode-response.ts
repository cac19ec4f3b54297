import type { z } from 'zod';
import type { Endpoint, EndpointSpec } from './endpoint.ts';
import { statusFailure } from './outcomes/status-failure.ts';
import type { DataOf, CodeOf } from './infer.ts';
import { parseJson } from './json/parse-json.ts';
import { toPointer } from './json/pointer.ts';
import type { Failure, FailureDraft, Outcome, ReadResponse, RetryAdvice } from './outcome.ts';
import type { GenericCode } from './outcomes/status-failure.ts';
import type { WireResponse } from './wire.ts';

/**
 * Reads a response into a typed outcome. Pure; never throws for anything the other side sent: an answer outside the
 * contract is a failure of kind `drift` that names the places.
 */
export function decodeResponse<Spec extends EndpointSpec>(
  target: Endpoint<Spec>,
  response: WireResponse,
): Outcome<DataOf<Spec>, CodeOf<Spec> | GenericCode> {
  return decode(target, response) as Outcome<DataOf<Spec>, CodeOf<Spec> | GenericCode>;
}

/** The payload inside an answer's envelope, still in wire form; `undefined` when the answer is no success. */
export function readPayload(target: EndpointSpec, response: WireResponse): unknown {
  const spec = target.responses[response.status] ?? target.responses.default;
  const reading = target.outcome.read(readBody(target, response, spec?.kind ?? 'json'));
  return reading !== undefined && 'payload' in reading ? reading.payload : undefined;
}

function decode(target: EndpointSpec, response: WireResponse): Outcome<unknown> {
  const spec = target.responses[response.status] ?? target.responses.default;
  const read = readBody(target, response, spec?.kind ?? 'json');
  const reading = target.outcome.read(read);
  if (reading === undefined || (spec === undefined && 'payload' in reading)) {
    return finish(target, response, statusFailure(read));
  }
  if ('failure' in reading) return finish(target, response, reading.failure);
  const schema = spec?.schema as z.ZodType;
  const parsed = schema.safeParse(reading.payload);
  if (parsed.success) return { ok: true, data: parsed.data, status: response.status };
  return finish(target, response, {
    kind: 'drift',
    code: 'ANSWER_MISMATCH',
    message: 'the answer does not follow its contract',
    mismatches: parsed.error.issues.map((issue) => ({ pointer: toPointer(issue.path), problem: issue.message })),
  });
}

function finish(target: EndpointSpec, response: WireResponse, draft: FailureDraft): Failure {
  return { retry: defaultAdvice(draft), ...draft, ok: false, endpointId: target.id, status: response.status };
}

function defaultAdvice(draft: FailureDraft): RetryAdvice {
  // a body that is missing or garbled was damaged on the way as often as not
  if (draft.kind === 'upstream' || draft.code === 'BODY_EMPTY' || draft.code === 'BODY_NOT_JSON') return 'ifSafe';
  return draft.kind === 'busy' || draft.kind === 'rateLimited' ? 'wait' : 'no';
}

function readBody(target: EndpointSpec, response: WireResponse, kind: 'json' | 'text' | 'empty'): ReadResponse {
  const { status, headers, bodyText } = response;
  const base = { status, headers, bodyText, endpoint: { id: target.id, effect: target.effect } };
  if (kind === 'text') return { ...base, body: bodyText };
  if (bodyText.trim() === '') return { ...base, body: undefined, ...(kind === 'json' && { bodyProblem: 'empty' }) };
  try {
    return { ...base, body: parseJson(bodyText) };
  } catch {
    return { ...base, body: bodyText, bodyProblem: 'notJson' };
  }
}
