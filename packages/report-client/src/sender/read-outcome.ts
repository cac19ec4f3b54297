import { isHttpError } from '@boxwire/http-core';
import type { CallOutcome, ClientControls } from '@boxwire/http-core';
import type { SendResult } from './report-sender.ts';

/** An endpoint that is known only when the program runs. */
export type AnyEndpoint = Parameters<ClientControls['$send']>[0];

/** What a call of any endpoint resolves to. */
export type AnyOutcome = CallOutcome<AnyEndpoint>;

/** Codes that say no for good (wht93 §1.2): 4000, 4100, 4300, 4400. */
const REFUSALS: ReadonlySet<string> = new Set(['InvalidParameters', 'NotAuthorised', 'BusinessError', 'StateError']);

/** What an answer means for delivery. An answer outside the contract is no answer: it is asked for again, as after 5000. */
export function readOutcome(outcome: AnyOutcome): SendResult {
  if (outcome.ok) return { result: 'accepted', data: outcome.data };
  const { kind, code: name, message, wireCode, retryAfterMs } = outcome;
  const code = wireCode ?? name;
  if (REFUSALS.has(name)) return { result: 'refused', code, message };
  if (kind === 'busy' || kind === 'rateLimited') {
    return { result: 'unavailable', code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  return { result: 'failed', code, message, answered: true };
}

/** Whether a new token may help. */
export function isTokenExpired(outcome: AnyOutcome): boolean {
  return !outcome.ok && outcome.code === 'TokenExpired';
}

/** What a call that got no answer means for delivery. */
export function readCallError(error: unknown, signal: AbortSignal | undefined): SendResult {
  if (signal?.aborted === true) return { result: 'aborted' };
  if (isHttpError(error)) return { result: 'failed', code: error.code, message: error.message, answered: false };
  const message = error instanceof Error ? error.name : 'a value that is no Error';
  return { result: 'failed', code: 'CALL_FAILED', message, answered: false };
}
