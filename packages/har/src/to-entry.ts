import type { Exchange, NameValue } from '@boxwire/contract';
import { requestCookies, responseCookies } from './cookies.ts';
import type { HarBoxwire, HarEntry, HarPair, HarPostData, HarRequest, HarResponse } from './har.ts';

// the client and the sandbox speak nothing else, and an exchange does not carry it
const HTTP_VERSION = 'HTTP/1.1';
const UNKNOWN_SIZE = -1;
const FORM = 'application/x-www-form-urlencoded';

/**
 * One exchange as a HAR entry. Every derived member (query, cookies, form fields) is read from the exchange as it is:
 * what arrives masked stays masked.
 */
export function toEntry(exchange: Exchange): HarEntry {
  const time = Math.max(0, exchange.durationMs);
  return {
    startedDateTime: new Date(exchange.startedAt).toISOString(),
    time,
    request: toRequest(exchange.request),
    response: toResponse(exchange),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    _boxwire: toBoxwire(exchange),
  };
}

function toRequest({ method, url, headers, bodyText }: Exchange['request']): HarRequest {
  return {
    method,
    url,
    httpVersion: HTTP_VERSION,
    cookies: requestCookies(headers),
    headers: headers.map(toPair),
    queryString: formPairs(queryOf(url)),
    ...(bodyText !== null && { postData: toPostData(bodyText, headerOf(headers, 'content-type')) }),
    headersSize: UNKNOWN_SIZE,
    bodySize: bodyText === null ? 0 : byteLength(bodyText),
  };
}

function toPostData(text: string, mimeType: string): HarPostData {
  return { mimeType, text, ...(mimeType.toLowerCase().startsWith(FORM) && { params: formPairs(text) }) };
}

function toResponse({ response, error }: Exchange): HarResponse {
  const headers = response?.headers ?? [];
  return {
    status: response?.status ?? 0,
    statusText: '',
    httpVersion: HTTP_VERSION,
    cookies: responseCookies(headers),
    headers: headers.map(toPair),
    content: {
      size: response === undefined ? 0 : byteLength(response.bodyText),
      mimeType: headerOf(headers, 'content-type') || 'x-unknown',
      ...(response && { text: response.bodyText }),
    },
    redirectURL: headerOf(headers, 'location'),
    headersSize: UNKNOWN_SIZE,
    bodySize: response?.bodyBytes ?? UNKNOWN_SIZE,
    ...(response === undefined && error && { _error: error.code }),
  };
}

function toBoxwire({ id, platformId, endpointId, attempt, outcome, retry, journey, error }: Exchange): HarBoxwire {
  return {
    id,
    platformId,
    endpointId,
    attempt,
    ...(outcome && { outcome }),
    ...(retry && { retry }),
    ...(journey && { journey }),
    ...(error && { error }),
  };
}

function toPair([name, value]: NameValue): HarPair {
  return { name, value };
}

function queryOf(url: string): string {
  return /^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? '';
}

function formPairs(form: string): HarPair[] {
  return [...new URLSearchParams(form)].map(toPair);
}

function headerOf(headers: readonly NameValue[], wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
