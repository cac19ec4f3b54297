/** The request of a link: never the secret. */
export interface SharedRequest {
  readonly query: string;
  readonly body: string;
  readonly theirs: string;
}

const PREFIX = '#request=';

/** The link's fragment, which browsers send to no server. */
export function fragmentOf({ query, body, theirs }: SharedRequest): string {
  const bytes = new TextEncoder().encode(JSON.stringify([query, body, theirs]));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return PREFIX + text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The request of a fragment; `undefined` if it holds none. */
export function requestOf(fragment: string): SharedRequest | undefined {
  if (!fragment.startsWith(PREFIX)) return undefined;
  try {
    const binary = atob(fragment.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!Array.isArray(value)) return undefined;
    const [query, body, theirs] = value as unknown[];
    if (typeof query !== 'string' || typeof body !== 'string' || typeof theirs !== 'string') return undefined;
    return { query, body, theirs };
  } catch {
    return undefined;
  }
}
