import { isContractError, parseJson } from '@boxwire/contract';
import { isRecord, textMember } from '../outcome/is-record.ts';
import type { FailedCall } from './failed-call.ts';

/** A failed call, read once for all rules. */
export interface CallFacts {
  readonly call: FailedCall;
  readonly path: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly query: ReadonlyMap<string, string>;
  /** Parsed request body; `undefined` where there is none or it is no JSON. */
  readonly body: unknown;
  readonly answer: unknown;
  /** `error` of the waiting API. */
  readonly waitingError: string | undefined;
  /** `path` of a OneStop E1 answer: the internal upstream. */
  readonly upstreamPath: string | undefined;
  /** `backendErrorCode` of an E2, E3 or E4 answer. */
  readonly backendCode: string | undefined;
}

/** Reads a failed call for the rules. */
export function readCall(call: FailedCall): CallFacts {
  const { request, answer } = call;
  const parsed = jsonOf(answer.bodyText);
  return {
    call,
    path: request.path.split('?')[0] ?? '',
    status: answer.status,
    headers: new Map(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value ?? ''])),
    query: new Map(request.query),
    body: request.bodyText === null ? undefined : jsonOf(request.bodyText),
    answer: parsed,
    waitingError: textMember(parsed, 'error'),
    upstreamPath: textMember(parsed, 'path'),
    backendCode: backendCodeOf(parsed),
  };
}

function jsonOf(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : parseJson(text);
  } catch (error) {
    if (isContractError(error)) return undefined;
    throw error;
  }
}

function backendCodeOf(answer: unknown): string | undefined {
  if (!isRecord(answer)) return undefined;
  const errors = Array.isArray(answer.errors) ? (answer.errors as readonly unknown[]) : [];
  const [first] = errors;
  return (
    textMember(answer.data, 'backendErrorCode') ??
    textMember(answer.properties, 'backendErrorCode') ??
    textMember(isRecord(first) ? first.extensions : undefined, 'backendErrorCode')
  );
}
