import { MASK, redactorFor } from '@boxwire/contract';
import type { Exchange, PlatformSpec, Redactor, RedactorOptions } from '@boxwire/contract';

// shorter ones stand in too many places by chance
const SHORTEST_SECRET = 8;

/**
 * A redactor of a platform's exchanges. Beyond names and patterns it masks echoes: what the request or `Set-Cookie` carried
 * under a sensitive name is masked wherever else it stands, so a page that prints the session token does not give it away.
 */
export function exchangeRedactor(
  platform: PlatformSpec,
  options: RedactorOptions = {},
): (exchange: Exchange) => Exchange {
  const byName = redactorFor(platform, options);
  const values = [...(options.values ?? [])];
  return (exchange) => {
    const carried = carriedSecrets(exchange, byName);
    if (carried.length === 0) return byName.exchange(exchange);
    return redactorFor(platform, { ...options, values: [...values, ...carried] }).exchange(exchange);
  };
}

function carriedSecrets(exchange: Exchange, redactor: Redactor): string[] {
  const headers = [...exchange.request.headers, ...(exchange.response?.headers ?? [])];
  const inHeaders = headers
    .filter(([name, value]) => redactor.header(name, value) === MASK)
    .flatMap(([name, value]) => secretTexts(name, value));
  const found = [...inHeaders, ...maskedInQuery(exchange.request.url, redactor)];
  // the longest first, or a part would be masked inside the whole and the rest stay
  return [...new Set(found)].filter((value) => value.length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length);
}

// of a Set-Cookie only the first pair is the cookie: its Path or Expires stand in many places that give nothing away
function secretTexts(name: string, value: string): string[] {
  const carried = name.toLowerCase() === 'set-cookie' ? (value.split(';', 1)[0] ?? '') : value;
  return carried.split(/[\s;,]+/).flatMap((part) => [part, part.slice(part.indexOf('=') + 1)]);
}

// redaction keeps the pairs in place, so a pair that changed to the mask names its secret
function maskedInQuery(url: string, redactor: Redactor): string[] {
  const redacted = pairsOf(redactor.url(url));
  return pairsOf(url)
    .filter((_pair, index) => redacted[index]?.endsWith(`=${MASK}`) === true)
    .map((pair) => pair.slice(pair.indexOf('=') + 1))
    .flatMap((value) => [value, decoded(value)]);
}

function pairsOf(url: string): string[] {
  const query = url.split('#', 1)[0]?.split('?')[1];
  return query === undefined ? [] : query.split('&');
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}
