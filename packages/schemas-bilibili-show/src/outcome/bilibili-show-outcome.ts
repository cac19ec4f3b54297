import { valueAt, type FailureDraft, type OutcomeReader, type ReadResponse, type Reading } from '@boxwire/contract';
import { z } from 'zod';
import type { ErrnoPlace, ErrnoRow } from './errno-row.ts';
import { BILIBILI_SHOW_ERRNOS } from './errno-table.ts';
import { BILIBILI_SHOW_FAILURES, type BilibiliShowFailureCode } from './failure-codes.ts';
import { challengeDetail, failureDetail } from './failure-detail.ts';

const CODES = Object.keys(BILIBILI_SHOW_FAILURES) as BilibiliShowFailureCode[];
const ROWS: ReadonlyMap<string, ErrnoRow> = new Map(BILIBILI_SHOW_ERRNOS.map((row) => [row.wireCode, row]));

/**
 * Reads all five envelopes of bilibili-show §1.4: `errno` before `code`, `msg` before `message`, `success` alone, and the
 * gateways' answers by HTTP status. A success whose message says `defaultBBR` created nothing. `place` says which meaning
 * of an ambiguous number counts.
 */
export function bilibiliShowOutcome(place: ErrnoPlace = 'all'): OutcomeReader<BilibiliShowFailureCode> {
  return {
    codes: CODES,
    payloadIn: 'data',
    read: (response) => readGateway(response) ?? readEnvelope(response, place),
    wrap: (data) =>
      z.looseObject({
        errno: wireNumber.optional(),
        code: wireNumber.optional(),
        errtag: z.int().optional(),
        msg: z.string().nullish(),
        message: z.string().nullish(),
        success: z.boolean().optional(),
        data: data.nullish(),
      }),
  };
}

/** The failure code of a number at a place, or `success`; an unknown number is `Refused`. */
export function classifyErrno(wireCode: string, place: ErrnoPlace = 'all'): BilibiliShowFailureCode | 'success' {
  const row = ROWS.get(wireCode);
  return row?.codeAt?.[place] ?? row?.code ?? 'Refused';
}

const wireNumber = z.union([z.int(), z.string().regex(/^-?\d+$/)]);

// before any JSON: these answers come from the layers in front, as HTML or text (bilibili-show §13)
function readGateway(response: ReadResponse): Reading {
  const { status, endpoint } = response;
  if (status !== 412 && status !== 429 && status < 500) return undefined;
  const known = classifyErrno(`HTTP ${status.toString()}`);
  const code = known === 'success' || known === 'Refused' ? 'GatewayFailed' : known;
  const pace = paceOf(response);
  const message = `the gateway answered HTTP ${status.toString()}`;
  return { failure: draft(code, { message, wireCode: `HTTP ${status.toString()}`, ...pace }, endpoint.effect) };
}

function readEnvelope(response: ReadResponse, place: ErrnoPlace): Reading {
  const { body, endpoint } = response;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const envelope = body as Readonly<Record<string, unknown>>;
  const wireCode = numberText(envelope.errno) ?? numberText(envelope.code) ?? successText(envelope.success);
  if (wireCode === undefined) return undefined;
  const facts = { message: messageOf(envelope), wireCode, ...paceOf(response) };
  const code = classifyErrno(wireCode, place);
  if (code !== 'success') {
    const detail = failureDetail(ROWS.get(wireCode), { data: envelope.data, place });
    return { failure: draft(code, { ...facts, ...(detail && { detail }) }, endpoint.effect) };
  }
  const hidden = hiddenFailure(envelope, place);
  if (hidden === undefined) return { payload: envelope.data ?? {} };
  return { failure: draft(hidden.code, { ...facts, ...hidden }, endpoint.effect) };
}

/** The pause the server asks for in seconds, where it does. */
function paceOf({ headers }: ReadResponse): { readonly retryAfterMs?: number } {
  const seconds = headers['retry-after'] ?? '';
  return /^\d{1,6}$/.test(seconds) ? { retryAfterMs: Number(seconds) * 1000 } : {};
}

function messageOf({ msg, message }: Readonly<Record<string, unknown>>): string {
  if (typeof msg === 'string' && msg !== '') return msg;
  return typeof message === 'string' ? message : '';
}

type Hidden = Pick<FailureDraft<BilibiliShowFailureCode>, 'code' | 'detail'>;

/** Answers that carry the number of a success and are none. */
function hiddenFailure(envelope: Readonly<Record<string, unknown>>, place: ErrnoPlace): Hidden | undefined {
  const { data } = envelope;
  if (envelope.success === false) return { code: 'Refused' };
  if (`${String(envelope.msg)} ${String(envelope.message)}`.includes('defaultBBR')) return { code: 'NotCreated' };
  const risk = valueAt(data, '/ga_data/riskParams') ?? undefined;
  if (place === 'P' && risk !== undefined && (valueAt(data, '/token') ?? '') === '') {
    return { code: 'ChallengeRequired', detail: challengeDetail(place, data) };
  }
  // `{}` for a project says that the server has nothing (bilibili-show §3.1)
  const isEmpty = data === null || (typeof data === 'object' && Object.keys(data).length === 0);
  return place === 'G' && isEmpty ? { code: 'ProjectNotFound' } : undefined;
}

function draft(
  code: BilibiliShowFailureCode,
  facts: Omit<FailureDraft, 'code' | 'kind'>,
  effect: 'read' | 'idempotent' | 'write',
): FailureDraft<BilibiliShowFailureCode> {
  const { kind, retry } = BILIBILI_SHOW_FAILURES[code];
  // a purchase is never repeated by a program on its own (bilibili-show §12)
  return { ...facts, code, kind, retry: effect === 'read' ? retry : 'no' };
}

function numberText(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value).trim();
  return /^-?\d+$/.test(text) ? text : undefined;
}

function successText(value: unknown): string | undefined {
  return typeof value === 'boolean' ? (value ? '0' : 'success:false') : undefined;
}
