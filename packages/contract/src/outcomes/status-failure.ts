import type { FailureDraft, FailureKind, ReadResponse } from '../outcome.ts';

/** Codes any endpoint can answer, whatever its own table says. */
export type GenericCode =
  | 'ANSWER_MISMATCH'
  | 'BODY_EMPTY'
  | 'BODY_NOT_JSON'
  | 'REDIRECTED'
  | 'STATUS_REFUSED'
  | 'STATUS_UNEXPECTED'
  | 'UPSTREAM_FAILED';

/** The reading of an answer no envelope claims: by HTTP status first, then by what is wrong with the body. */
export function statusFailure(response: ReadResponse): FailureDraft {
  const { status, bodyProblem } = response;
  if (status >= 500)
    return draft('upstream', 'UPSTREAM_FAILED', `the other side failed with HTTP ${status.toString()}`);
  if (status >= 400) return draft(refusalKind(status), 'STATUS_REFUSED', `refused with HTTP ${status.toString()}`);
  if (status >= 300) return draft('refused', 'REDIRECTED', `answered with a redirect (HTTP ${status.toString()})`);
  if (bodyProblem === 'empty') return draft('drift', 'BODY_EMPTY', 'expected JSON, got an empty body');
  if (bodyProblem === 'notJson') return draft('drift', 'BODY_NOT_JSON', `expected JSON, got ${describeBody(response)}`);
  return draft('drift', 'STATUS_UNEXPECTED', `HTTP ${status.toString()} with this body is not in the contract`);
}

function draft(kind: FailureKind, code: GenericCode, message: string): FailureDraft {
  return { kind, code, message };
}

function refusalKind(status: number): FailureKind {
  switch (status) {
    case 401:
      return 'notLoggedIn';
    case 403:
      return 'permission';
    case 404:
      return 'notFound';
    case 408:
      return 'upstream';
    case 409:
      return 'conflict';
    case 429:
      return 'rateLimited';
    default:
      return 'refused';
  }
}

function describeBody(response: ReadResponse): string {
  const type = response.headers['content-type']?.split(';')[0]?.trim() ?? 'no content type';
  return `${response.bodyText.length.toString()} characters of ${type}`;
}
