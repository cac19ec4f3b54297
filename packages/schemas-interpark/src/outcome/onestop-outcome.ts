import { firstOf, type FailureDraft, type OutcomeReader, type ReadResponse, type Reading } from '@boxwire/contract';
import { z } from 'zod';
import type { BackendFailureCode } from '../codes/backend-codes.ts';
import { BACKEND_FAILURES, backendFailure } from './backend-failure.ts';
import { gatewayBlock } from './gateway-block.ts';
import { isRecord, textMember } from './is-record.ts';

type ProblemCode =
  'OnestopBadRequest' | 'OnestopNotFound' | 'OnestopServerError' | 'OnestopRefused' | 'SessionNotFound';

/** Failure codes of the OneStop REST API. */
export type OnestopFailureCode = BackendFailureCode | ProblemCode | 'GatewayBlocked';

/** Envelope E2, which the app's own interceptor reads (interpark §0.2). */
const businessError: OutcomeReader<BackendFailureCode> = {
  codes: BACKEND_FAILURES,
  read({ body }) {
    const inner = isRecord(body) ? body.data : undefined;
    const wireCode = textMember(inner, 'backendErrorCode');
    if (wireCode === undefined || !isRecord(inner)) return undefined;
    const detail = isRecord(inner.data) ? inner.data : {};
    return { failure: backendFailure(wireCode, textMember(inner, 'message') ?? '', detail) };
  },
};

/** Envelope E3. */
const problemForm: OutcomeReader<BackendFailureCode> = {
  codes: BACKEND_FAILURES,
  read({ body }) {
    const wireCode = isRecord(body) ? textMember(body.properties, 'backendErrorCode') : undefined;
    return wireCode === undefined ? undefined : { failure: backendFailure(wireCode, textMember(body, 'detail') ?? '') };
  },
};

/** Envelope E1. Its `path` is the internal upstream, not the path that was called. */
const nestError: OutcomeReader<ProblemCode> = {
  codes: ['OnestopBadRequest', 'OnestopNotFound', 'OnestopServerError', 'OnestopRefused', 'SessionNotFound'],
  read({ body, endpoint, status }) {
    if (!isRecord(body) || typeof body.statusCode !== 'number' || typeof body.path !== 'string') return undefined;
    if (status < 400) return undefined;
    return {
      failure: { ...problemOf(status, endpoint.id), wireCode: body.statusCode.toString(), detail: { path: body.path } },
    };
  },
};

function problemOf(status: number, endpointId: string): FailureDraft<ProblemCode> {
  if (status >= 500)
    return { kind: 'upstream', code: 'OnestopServerError', message: 'OneStop failed; fewer blocks per call may help' };
  if (status === 404 && endpointId === 'onestop.sessionCheck') {
    return { kind: 'expired', code: 'SessionNotFound', message: 'no live session has this suffix' };
  }
  if (status === 404)
    return { kind: 'notFound', code: 'OnestopNotFound', message: 'OneStop has no such route; check the path' };
  return status === 400
    ? {
        kind: 'invalid',
        code: 'OnestopBadRequest',
        message: 'OneStop headers, a live session or a parameter is missing or wrong',
      }
    : { kind: 'refused', code: 'OnestopRefused', message: `OneStop refused with HTTP ${status.toString()}` };
}

function success(member: string | undefined): OutcomeReader<never> {
  return {
    codes: [],
    read: (response) => (isSuccess(response) ? payloadOf(response, member) : undefined),
    wrap: (data) => (member === undefined ? data : z.union([data, z.looseObject({ [member]: data })])),
  };
}

function isSuccess({ status, bodyProblem }: ReadResponse): boolean {
  return status >= 200 && status < 300 && bodyProblem === undefined;
}

function payloadOf({ body }: ReadResponse, member: string | undefined): Reading {
  const wrapped = member !== undefined && isRecord(body) && Object.hasOwn(body, member);
  return { payload: wrapped ? body[member] : body };
}

/**
 * Reads a OneStop REST answer: envelopes E1, E2, E3 and E5 (interpark §0.2), else the bare body of a 2xx. `unwrap` names a member
 * that holds the payload in one API generation and is absent in the other (interpark §5.8).
 */
export function onestopOutcome(options: { readonly unwrap?: string } = {}): OutcomeReader<OnestopFailureCode> {
  return firstOf(gatewayBlock, businessError, problemForm, nestError, success(options.unwrap));
}

/** Reads a OneStop REST answer that carries nothing known: one of these statuses is the whole success. */
export function onestopDoneOutcome(...statuses: readonly number[]): OutcomeReader<OnestopFailureCode> {
  const done: OutcomeReader<never> = {
    codes: [],
    read: ({ status }) => (statuses.includes(status) ? { payload: undefined } : undefined),
  };
  return firstOf(gatewayBlock, businessError, problemForm, nestError, done);
}
