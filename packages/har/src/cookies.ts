import type { NameValue } from '@boxwire/contract';
import type { HarCookie } from './har.ts';

/** The cookies of `Cookie` headers. A masked header has none to show. */
export function requestCookies(headers: readonly NameValue[]): HarCookie[] {
  return valuesOf(headers, 'cookie')
    .flatMap((value) => value.split(';').map(pairOf))
    .filter((cookie) => cookie !== undefined);
}

/** The cookies of `Set-Cookie` headers, one per header. A masked header has none to show. */
export function responseCookies(headers: readonly NameValue[]): HarCookie[] {
  return valuesOf(headers, 'set-cookie')
    .map(setCookie)
    .filter((cookie) => cookie !== undefined);
}

function valuesOf(headers: readonly NameValue[], wanted: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
}

function pairOf(text: string): HarCookie | undefined {
  const cut = text.indexOf('=');
  return cut < 1 ? undefined : { name: text.slice(0, cut).trim(), value: text.slice(cut + 1).trim() };
}

function setCookie(header: string): HarCookie | undefined {
  const [first = '', ...rest] = header.split(';');
  const cookie = pairOf(first);
  if (cookie === undefined) return undefined;
  const attributes = new Map(rest.map((part) => attribute(part)));
  const expires = Date.parse(attributes.get('expires') ?? '');
  return {
    ...cookie,
    ...text(attributes, 'path'),
    ...text(attributes, 'domain'),
    ...(!Number.isNaN(expires) && { expires: new Date(expires).toISOString() }),
    httpOnly: attributes.has('httponly'),
    secure: attributes.has('secure'),
  };
}

function attribute(part: string): [name: string, value: string] {
  const cut = part.indexOf('=');
  const name = cut < 0 ? part : part.slice(0, cut);
  return [name.trim().toLowerCase(), cut < 0 ? '' : part.slice(cut + 1).trim()];
}

function text(attributes: ReadonlyMap<string, string>, name: 'path' | 'domain'): { path?: string; domain?: string } {
  const value = attributes.get(name);
  return value === undefined ? {} : { [name]: value };
}
