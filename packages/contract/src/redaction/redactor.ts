import type { Exchange } from '../exchange.ts';
import type { NameValue } from '../wire.ts';
import type { PlatformSpec } from '../platform.ts';
import { MASK, redactJsonText, type RedactionRules } from './redact-json.ts';
import { sensitiveNamesOf, sensitivePayloadsOf } from './sensitive.ts';
import { maskRequest, sensitiveRequestsOf } from './sensitive-request.ts';

// names that carry secrets or people on any platform, in lower case
const GENERAL_NAMES: readonly string[] = [
  'authorization',
  'cookie',
  'email',
  'id_no',
  'idcard',
  'idno',
  'mobile',
  'password',
  'phone',
  'proxy-authorization',
  'secret',
  'set-cookie',
  'sign',
  'signature',
  'tel',
];
const SENSITIVE_ENDING = /(?:token|secret|password|passwd|cookie|sess_?id|sessdata|jsessionid|api_?key)$/i;
const PERSON_OR_TOKEN =
  /(?<![\d.])(?:\d{17}[\dXx]|1\d{10})(?![\d.]\d|\d)|\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Masks secrets and personal data. Every method returns a masked copy and never throws. */
export interface Redactor {
  url(url: string): string;
  header(name: string, value: string): string;
  /** `contentType` decides how the text is read; JSON and forms are recognised without one too. */
  body(bodyText: string, contentType?: string): string;
  text(text: string): string;
  exchange(exchange: Exchange): Exchange;
}

/** Options of `createRedactor`. */
export interface RedactorOptions {
  /** Further wire names, any case, in requests and answers. */
  readonly names?: Iterable<string>;
  /** Further wire names that are sensitive in requests only. */
  readonly requestNames?: Iterable<string>;
  /** Further wire names that are sensitive in answers only. */
  readonly responseNames?: Iterable<string>;
  /** Exact texts to mask wherever they stand, such as a secret the caller holds. Shorter than 4 characters are ignored. */
  readonly values?: Iterable<string>;
}

/** A redactor that knows a platform's own sensitive names and `sensitive()` marks. */
export function redactorFor(target: PlatformSpec, options: RedactorOptions = {}): Redactor {
  const { request, response } = sensitiveNamesOf(target);
  const payloads = sensitivePayloadsOf(target);
  const requests = sensitiveRequestsOf(target);
  const redactor = createRedactor({
    ...options,
    requestNames: [...request, ...(options.requestNames ?? [])],
    responseNames: [...response, ...(options.responseNames ?? [])],
  });
  return {
    ...redactor,
    exchange: (exchange) => maskRequest(maskPayload(redactor.exchange(exchange), payloads), requests),
  };
}

// a payload that is sensitive as a whole may be a bare text, which no member name gives away
function maskPayload(exchange: Exchange, payloads: ReadonlyMap<string, string | undefined>): Exchange {
  const { endpointId, response } = exchange;
  if (response === undefined || !payloads.has(endpointId)) return exchange;
  const member = payloads.get(endpointId);
  const { bodyText } = response;
  const wrapped = member !== undefined && /^\s*\{/.test(bodyText) && bodyText.includes(`"${member}"`);
  const rules = { isSensitive: (name: string) => name === member, maskText: (text: string) => text };
  const masked = wrapped ? redactJsonText(bodyText, rules) : bodyText === '' ? '' : MASK;
  return { ...exchange, response: { ...response, bodyText: masked } };
}

/** A redactor over the general rules and the given names and values. */
export function createRedactor(options: RedactorOptions = {}): Redactor {
  const { names = [], requestNames = [], responseNames = [] } = options;
  const values = [...(options.values ?? [])].filter((value) => value.length >= 4);
  const maskText = (text: string): string => {
    const withoutValues = values.reduce((rest, value) => rest.replaceAll(value, MASK), text);
    return withoutValues.replace(PERSON_OR_TOKEN, MASK);
  };
  const rulesFor = (...further: Iterable<string>[]): RedactionRules => ({ isSensitive: nameTest(further), maskText });
  return build({
    any: rulesFor(names, requestNames, responseNames),
    request: rulesFor(names, requestNames),
    response: rulesFor(names, responseNames),
  });
}

function nameTest(further: readonly Iterable<string>[]): (name: string) => boolean {
  const names = new Set([...GENERAL_NAMES, ...further.flatMap((list) => [...list])].map((name) => name.toLowerCase()));
  return (name) => names.has(name.toLowerCase()) || SENSITIVE_ENDING.test(name);
}

type Side = 'any' | 'request' | 'response';

function build(sides: Readonly<Record<Side, RedactionRules>>): Redactor {
  const rules = sides.any;
  const headersOf = (side: Side, headers: readonly NameValue[]): NameValue[] =>
    headers.map(([name, value]) => [name, redactHeader(name, value, sides[side])]);
  return {
    url: (target) => redactUrl(target, rules),
    header: (name, value) => redactHeader(name, value, rules),
    body: (bodyText, contentType = '') => redactBody(bodyText, contentType, rules),
    text: (text) => rules.maskText(text),
    exchange: ({ request, response, error, ...rest }) => ({
      ...rest,
      request: {
        method: request.method,
        url: redactUrl(request.url, sides.request),
        headers: headersOf('request', request.headers),
        bodyText:
          request.bodyText === null
            ? null
            : redactBody(request.bodyText, contentTypeOf(request.headers), sides.request),
      },
      ...(response && {
        response: {
          ...response,
          headers: headersOf('response', response.headers),
          bodyText: redactBody(response.bodyText, contentTypeOf(response.headers), sides.response),
        },
      }),
      ...(error && { error: { code: error.code, message: rules.maskText(error.message) } }),
    }),
  };
}

function contentTypeOf(headers: readonly NameValue[]): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
}

function redactHeader(name: string, value: string, rules: RedactionRules): string {
  const lower = name.toLowerCase();
  if (lower === 'location' || lower === 'referer') return redactUrl(value, rules);
  return rules.isSensitive(lower) ? MASK : rules.maskText(value);
}

function redactUrl(target: string, rules: RedactionRules): string {
  const [, path = '', query, fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(target) ?? [];
  const head = rules.maskText(path.replace(/\/\/[^/@]*@/, `//${MASK}@`));
  return (query === undefined ? head : `${head}?${redactForm(query, rules)}`) + (fragment === '' ? '' : `#${MASK}`);
}

function redactForm(form: string, rules: RedactionRules): string {
  return form
    .split('&')
    .map((pair) => {
      const cut = pair.indexOf('=');
      if (cut < 0) return maskEncoded(pair, rules);
      const name = pair.slice(0, cut);
      return `${name}=${rules.isSensitive(decodeForm(name)) ? MASK : maskEncoded(pair.slice(cut + 1), rules)}`;
    })
    .join('&');
}

// a value is judged in its decoded form, and left byte for byte when there is nothing to mask
function maskEncoded(value: string, rules: RedactionRules): string {
  const decoded = decodeForm(value);
  const masked = /^\s*[[{]/.test(decoded) ? redactJsonText(decoded, rules) : rules.maskText(decoded);
  return masked === decoded ? value : encodeURIComponent(masked.toWellFormed());
}

function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function redactBody(bodyText: string, contentType: string, rules: RedactionRules): string {
  if (/^\s*[[{"]/.test(bodyText)) return redactJsonText(bodyText, rules);
  if (contentType.includes('form-urlencoded') || /^[\w.%[\]-]+=[^\s<>]*$/.test(bodyText))
    return redactForm(bodyText, rules);
  return rules.maskText(bodyText);
}
