/** Reads a `Cookie` header leniently: quotes and percent forms stay as sent, the first of a repeated name wins. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const cut = part.indexOf('=');
    if (cut < 0) continue;
    const name = part.slice(0, cut).trim();
    if (name !== '' && !cookies.has(name)) cookies.set(name, part.slice(cut + 1).trim());
  }
  return cookies;
}

/** What a `Set-Cookie` header says. */
export interface CookieSpec {
  readonly name: string;
  readonly value: string;
  /** Default `/`. */
  readonly path?: string;
  /** Left out when the request came by an address rather than a name, as browsers demand. */
  readonly domain?: string;
  readonly maxAgeSeconds?: number;
  readonly httpOnly?: boolean;
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
}

/** Writes a `Set-Cookie` value. Never `Secure`: the sandbox speaks plain HTTP on loopback. */
export function writeCookie(cookie: CookieSpec): string {
  const parts = [`${cookie.name}=${cookie.value}`, `Path=${cookie.path ?? '/'}`];
  if (cookie.domain !== undefined) parts.push(`Domain=${cookie.domain}`);
  if (cookie.maxAgeSeconds !== undefined) parts.push(`Max-Age=${cookie.maxAgeSeconds}`);
  if (cookie.httpOnly === true) parts.push('HttpOnly');
  if (cookie.sameSite !== undefined) parts.push(`SameSite=${cookie.sameSite}`);
  return parts.join('; ');
}
