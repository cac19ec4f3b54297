import type { Exchange } from '../exchange.ts';
import type { NameValue } from '../wire.ts';
import type { PlatformSpec } from '../platform.ts';
import { MASK, redactJsonText, type RedactionRules } from './redact-json.ts';
import { sensitiveNamesOf } from './sensitive.ts';

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
const SENSITIVE_ENDING = /(?:token|secret|password|passwd|cookie|session(?:_?id)?|api_?key)$/i;
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
  /** Further wire names, any case. */
  readonly names?: Iterable<string>;
  /** Exact texts to mask wherever they stand, such as a secret the caller holds. Shorter than 4 characters are ignored. */
  readonly values?: Iterable<string>;
}

/** A redactor that knows a platform's own sensitive names and `sensitive()` marks. */
export function redactorFor(target: PlatformSpec, options: RedactorOptions = {}): Redactor {
  return createRedactor({ ...options, names: [...sensitiveNamesOf(target), ...(options.names ?? [])] });
}

/** A redactor over the general rules and the given names and values. */
export function createRedactor(options: RedactorOptions = {}): Redactor {
  const names = new Set([...GENERAL_NAMES, ...(options.names ?? [])].map((name) => name.toLowerCase()));
  const values = [...(options.values ?? [])].filter((value) => value.length >= 4);
  const isSensitive = (name: string): boolean => names.has(name.toLowerCase()) || SENSITIVE_ENDING.test(name);
  const maskText = (text: string): string => {
    const withoutValues = values.reduce((rest, value) => rest.replaceAll(value, MASK), text);
    return withoutValues.replace(PERSON_OR_TOKEN, MASK);
  };
  return build({ isSensitive, maskText });
}

function build(rules: RedactionRules): Redactor {
  const url = (target: string): string => redactUrl(target, rules);
  const header = (name: string, value: string): string => redactHeader(name, value, rules);
  const body = (bodyText: string, contentType = ''): string => redactBody(bodyText, contentType, rules);
  const pairs = (headers: readonly NameValue[]): NameValue[] =>
    headers.map(([name, value]) => [name, header(name, value)]);
  return {
    url,
    header,
    body,
    text: (text) => rules.maskText(text),
    exchange: ({ request, response, error, ...rest }) => ({
      ...rest,
      request: {
        method: request.method,
        url: url(request.url),
        headers: pairs(request.headers),
        bodyText: request.bodyText === null ? null : body(request.bodyText, contentTypeOf(request.headers)),
      },
      ...(response && {
        response: {
          ...response,
          headers: pairs(response.headers),
          bodyText: body(response.bodyText, contentTypeOf(response.headers)),
        },
      }),
      ...(error && { error: { code: error.code, message: rules.maskText(error.message) } }),
    }),
  };
}

function contentTypeOf(headers: readonly NameValue[]): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
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
