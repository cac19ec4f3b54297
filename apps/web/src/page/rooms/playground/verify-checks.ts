import {
  checkBody,
  checkParameters,
  checkSignature,
  checkTimeWindow,
  isSigningError,
  parseQuery,
} from '@boxwire/signing';
import type { KeyCandidate, Refusal } from '@boxwire/signing';

/** A request as the reader pasted it. */
export interface PastedRequest {
  readonly url: string;
  readonly body: string;
  readonly secret: string;
  readonly backup: string;
  /** Milliseconds since 1970 on the server. */
  readonly now: number;
}

/** The checks that can be made without the server's memory, in its order. */
export const CHECKS = ['V1', 'V6', 'V7', 'V8', 'V9'] as const;

/** One of the checks. */
export type CheckId = (typeof CHECKS)[number];

/** How a check ended. */
export interface CheckResult {
  readonly id: CheckId;
  readonly state: 'pass' | 'fail' | 'skip' | 'unknown';
  readonly refusal?: Refusal;
}

/** What all checks say; an `error` is a request that cannot be read at all. */
export interface VerifyReport {
  readonly results: readonly CheckResult[];
  readonly error?: { readonly code: string; readonly message: string };
}

/** Runs the checks one after the other and stops at the first that fails, as a server does. */
export function runChecks(request: PastedRequest): VerifyReport {
  try {
    return { results: checksOf(request) };
  } catch (error) {
    if (!isSigningError(error)) throw error;
    return { results: [], error: { code: error.code, message: error.message } };
  }
}

function checksOf({ url, body, secret, backup, now }: PastedRequest): CheckResult[] {
  const query = parseQuery(queryOf(url));
  const bodyText = body === '' ? null : body;
  const results: CheckResult[] = [];
  const read = checkParameters(query);
  results.push(resultOf('V1', read));
  if (read.ok) {
    const { timestamp, sign } = read.parameters;
    const steps: readonly (readonly [CheckId, () => { readonly ok: true } | Refusal])[] = [
      ['V6', () => checkTimeWindow({ timestamp, now })],
      ['V7', () => checkBody(query, bodyText)],
      ['V8', () => checkSignature({ query, bodyText, sign, candidates: keys(secret, backup) })],
    ];
    for (const [id, check] of steps) {
      const result = resultOf(id, check());
      results.push(result);
      if (result.state === 'fail') break;
    }
  }
  const refused = results.some(({ state }) => state === 'fail');
  const rest = CHECKS.filter((id) => results.every((result) => result.id !== id));
  return [...results, ...rest.map((id) => ({ id, state: refused ? ('skip' as const) : ('unknown' as const) }))];
}

function resultOf(id: CheckId, result: { readonly ok: true } | Refusal): CheckResult {
  return result.ok ? { id, state: 'pass' } : { id, state: 'fail', refusal: result };
}

function keys(secret: string, backup: string): readonly KeyCandidate[] {
  return [{ id: 'primary', secret }, ...(backup === '' ? [] : [{ id: 'backup', secret: backup }])];
}

/** The query of a whole URL, or the text itself. */
function queryOf(text: string): string {
  const line = text.trim();
  const start = line.indexOf('?');
  const end = line.indexOf('#', start);
  return line.slice(start + 1, end === -1 ? undefined : end);
}
