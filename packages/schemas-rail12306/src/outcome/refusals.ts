import type { FailureDraft, ReadResponse } from '@boxwire/contract';
import { classifyMessage, plainMessage } from './classify-message.ts';
import { RAIL_FAILURES, type RailFailureCode } from './failure-codes.ts';

/** A failure of this code. */
export function failure(
  code: RailFailureCode,
  message: string,
  more: Pick<FailureDraft, 'wireCode' | 'detail'> = {},
): FailureDraft<RailFailureCode> {
  return { code, ...RAIL_FAILURES[code], message, ...more };
}

/** The failure a text of the site means; `fallback` where no class knows it. */
export function messageFailure(message: string, fallback: RailFailureCode = 'Business'): FailureDraft<RailFailureCode> {
  const plain = plainMessage(message);
  return failure(classifyMessage(plain) ?? fallback, plain);
}

/** What an answer is before any envelope is read, in the order of rail12306 §1.3. `undefined`: read on. */
export function transportRefusal(response: ReadResponse): FailureDraft<RailFailureCode> | undefined {
  const { status } = response;
  if (status >= 300 && status < 400) return renamedQuery(response.body) ?? redirectFailure(response);
  if (status >= 500) return failure('EdgeFailed', `the edge failed with HTTP ${status.toString()}`);
  if (status === 429) return failure('EdgeLimited', 'too many requests (HTTP 429)');
  if (status >= 400) return failure('EdgeRefused', `refused at the edge with HTTP ${status.toString()}`);
  return undefined;
}

/** A page where JSON was due: a busy page, a login page, or one nobody knows. */
export function unexpectedPage({ bodyText, headers }: ReadResponse): FailureDraft<RailFailureCode> | undefined {
  const isPage = bodyText.trimStart().startsWith('<') || (headers['content-type'] ?? '').includes('text/html');
  if (!isPage || bodyText.trim() === '') return undefined;
  return (
    pageFailure(bodyText) ??
    failure('HtmlPage', `expected data, got a page of ${bodyText.length.toString()} characters`)
  );
}

/** The failure a page of the site stands for, or `undefined` for an ordinary page. */
export function pageFailure(html: string): FailureDraft<RailFailureCode> | undefined {
  if (/系统忙，请稍后重试|网络可能存在问题|网络繁忙/.test(html)) return failure('Busy', 'the site shows its busy page');
  if (/用户未登录|login\/init|resources\/login\.html/.test(html) && !html.includes('globalRepeatSubmitToken')) {
    return failure('NotLoggedIn', 'the site shows its login page');
  }
  return undefined;
}

/** `{"c_url": "leftTicket/queryG", "status": false}`: the query has another name now (rail12306 §5.16). */
export function renamedQuery(body: unknown): FailureDraft<RailFailureCode> | undefined {
  const url = typeof body === 'object' && body !== null && 'c_url' in body ? body.c_url : undefined;
  if (typeof url !== 'string') return undefined;
  return failure('QueryRenamed', 'the query has another name now', {
    detail: { c_url: url, queryName: url.slice(url.lastIndexOf('/') + 1) },
  });
}

function redirectFailure({ status, headers }: ReadResponse): FailureDraft<RailFailureCode> {
  const target = pathOf(headers.location ?? '');
  if (/\/login\/init|\/otn\/passport|\/resources\/login\.html/.test(target)) {
    return failure('NotLoggedIn', 'redirected to the login page');
  }
  return failure('ErrorPage', `refused with a redirect (HTTP ${status.toString()}) to ${target || 'nowhere'}`);
}

// a query may hold anything; the path says enough
function pathOf(location: string): string {
  return /^(?:https?:\/\/[^/?#]*)?([^?#]*)/.exec(location)?.[1] ?? '';
}
