import type { NameValue } from '@boxwire/contract';
import type { ResponseHeaders } from './response-collector.ts';

/** Headers in the form `WireResponse` wants: repeated ones joined with `, `. Returns the argument when nothing repeats. */
export function joinHeaders(headers: ResponseHeaders): Readonly<Record<string, string>> {
  for (const name in headers) {
    if (typeof headers[name] !== 'string') return joinAll(headers);
  }
  return headers as Readonly<Record<string, string>>;
}

function joinAll(headers: ResponseHeaders): Record<string, string> {
  const joined: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined.push([name, Array.isArray(value) ? value.join(', ') : value]);
  }
  return Object.fromEntries(joined);
}

/** Headers one by one, repeated ones apart. */
export function headerPairs(headers: ResponseHeaders): NameValue[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((item): NameValue => [name, item]),
  );
}
