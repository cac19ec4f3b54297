import { bare, codeTable, firstOf, type EnvelopeFacts, type FailureDraft, type OutcomeReader } from '@boxwire/contract';
import { z } from 'zod';
import { classify } from './classify.ts';
import { WASHCAR_FAILURES, type WashcarFailureCode } from './failure-codes.ts';

const CODES = Object.keys(WASHCAR_FAILURES) as WashcarFailureCode[];
const MINUTE_MS = 60_000;

/**
 * Reads a washcar answer (washcar §4.7): the wrapper `{code,message,data}` at any HTTP status, with the code as number
 * or digit text; else a failed status; else the bare payload.
 */
export function washcarOutcome(): OutcomeReader<WashcarFailureCode> {
  return { ...firstOf(wrapped, failedStatus, bareLink, bare()), codes: CODES };
}

// a bare 核销码信息 has `code` alone, so both members are asked for
const wrapped = codeTable<WashcarFailureCode>({
  codeIn: ['code'],
  messageIn: ['message'],
  required: ['code', 'message'],
  dataIn: 'data',
  success: ['200'],
  table: {},
  classify: draftFailure,
  fallback: { code: 'Business', kind: 'refused' },
  extraCodes: CODES,
  wrap: (data) =>
    z.looseObject({
      code: z.union([z.int(), z.string().regex(/^\d+$/)]),
      message: z.string(),
      data: data.nullish(),
    }),
});

const failedStatus: OutcomeReader<'Upstream'> = {
  codes: ['Upstream'],
  read: ({ status }) =>
    status < 500
      ? undefined
      : {
          failure: {
            code: 'Upstream',
            ...WASHCAR_FAILURES.Upstream,
            message: `the other side failed with HTTP ${status.toString()}`,
          },
        },
};

// without the wrapper the H5 link may come as plain text, which is not JSON (washcar §5.1)
const bareLink: OutcomeReader<never> = {
  codes: [],
  read: ({ status, bodyProblem, bodyText, endpoint }) =>
    endpoint.id === 'order.bookingUrl' &&
    status < 300 &&
    bodyProblem === 'notJson' &&
    /^\s*https?:\/\/\S+\s*$/.test(bodyText)
      ? { payload: bodyText.trim() }
      : undefined,
};

function draftFailure({ wireCode, message, body, response }: EnvelopeFacts): FailureDraft<WashcarFailureCode> {
  const { code, field } = classify({ code: Number(wireCode), message, httpStatus: response.status });
  const { code: _code, message: _message, data: _data, ...detail } = body;
  const retryAfterMs = code === 'RateLimited' ? untilNextMinute(response.headers) : undefined;
  return {
    code,
    ...WASHCAR_FAILURES[code],
    message,
    wireCode,
    ...(field !== undefined && { field }),
    ...(Object.keys(detail).length > 0 && { detail }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

// the limit counts whole minutes of the server's clock (washcar §4.5), which only its Date header tells
function untilNextMinute(headers: Readonly<Record<string, string>>): number | undefined {
  const seconds = headers['retry-after'];
  if (seconds !== undefined && /^\d{1,6}$/.test(seconds)) return Number(seconds) * 1000;
  const serverNow = Date.parse(headers.date ?? '');
  return Number.isNaN(serverNow) ? undefined : MINUTE_MS - (serverNow % MINUTE_MS);
}
