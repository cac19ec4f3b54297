import type { FailureDraft, OutcomeReader, Reading } from '@boxwire/contract';
import { WHT93_CODES, type Wht93CodeRow } from '../codes.ts';
import { envelope } from '../schemas/envelope.ts';
import { LONG_BACK_OFF_MS, WHT93_FAILURES, type Wht93FailureCode } from './failure-codes.ts';

/** How the envelope is read. */
export interface Wht93OutcomeOptions {
  /**
   * Whether `success: true` beside a code of neither table is a success, as in the standard's own samples (72007).
   * Default true; `unknownSuccessCode` tells when it happened.
   */
  readonly acceptUnknownSuccessCode?: boolean;
}

const ROWS = new Map<string, Wht93CodeRow>(WHT93_CODES.map((row) => [row.wireCode, row]));
const CODES = Object.keys(WHT93_FAILURES) as readonly Wht93FailureCode[];

/**
 * Reads `{ code, data, msg, success }` at any HTTP status (wht93 §1.1). A code of the failure table is a failure whatever
 * `success` says: a report sent twice is harmless, one taken for delivered is lost.
 */
export function wht93Outcome(options: Wht93OutcomeOptions = {}): OutcomeReader<Wht93FailureCode> {
  return {
    codes: CODES,
    wrap: envelope,
    read: ({ body }) => (isRecord(body) ? readEnvelope(body, options.acceptUnknownSuccessCode !== false) : undefined),
  };
}

/** The code of an accepted success that no table lists, to be logged; `undefined` for every other answer (U-06). */
export function unknownSuccessCode(body: unknown): string | undefined {
  if (!isRecord(body) || body.success !== true) return undefined;
  const wireCode = codeOf(body);
  return wireCode === undefined || ROWS.has(wireCode) ? undefined : wireCode;
}

function readEnvelope(body: Readonly<Record<string, unknown>>, acceptUnknown: boolean): Reading {
  const wireCode = codeOf(body);
  const { success } = body;
  if (wireCode === undefined) {
    return typeof success === 'boolean' ? contradictory(body, 'an answer without its code') : undefined;
  }
  const row = ROWS.get(wireCode);
  if (row?.failure !== undefined) return { failure: failureOf(row.failure, body, wireCode) };
  if (success === true && (row !== undefined || acceptUnknown)) return { payload: body.data };
  if (row !== undefined) return contradictory(body, 'code 200 without success: true');
  return { failure: failureOf('UnknownCode', body, wireCode) };
}

function failureOf(
  code: Wht93FailureCode,
  body: Readonly<Record<string, unknown>>,
  wireCode: string,
): FailureDraft<Wht93FailureCode> {
  return {
    code,
    ...WHT93_FAILURES[code],
    message: messageOf(body),
    wireCode,
    ...(code === 'SystemUnavailable' && { retryAfterMs: LONG_BACK_OFF_MS }),
  };
}

function contradictory(body: Readonly<Record<string, unknown>>, what: string): Reading {
  const wireCode = codeOf(body);
  return {
    failure: {
      code: 'ContradictoryAnswer',
      ...WHT93_FAILURES.ContradictoryAnswer,
      message: what,
      ...(wireCode !== undefined && { wireCode }),
    },
  };
}

function codeOf(body: Readonly<Record<string, unknown>>): string | undefined {
  const { code } = body;
  return typeof code === 'number' || (typeof code === 'string' && /^\d+$/.test(code)) ? String(code) : undefined;
}

function messageOf(body: Readonly<Record<string, unknown>>): string {
  return typeof body.msg === 'string' ? body.msg : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
