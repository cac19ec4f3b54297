import { inspect } from 'node:util';
import type { Clock, NameValue } from '@boxwire/contract';
import { Cookie, CookieJar as ToughJar } from 'tough-cookie';
import { systemClock } from '../time/system-clock.ts';
import { ClientOptionError } from '../client/client-option-error.ts';

/**
 * Cookies of one account. Domain, path, `Secure`, `__Host-` and `__Secure-` are kept to; expiry follows the jar's clock.
 * Loopback hosts count as secure, so `Secure` cookies work against a sandbox over plain HTTP; with `connectTo` the real
 * host's rules hold. Printing a jar shows how many cookies it holds, never one of them.
 */
export interface CookieJar {
  /** Takes in the `Set-Cookie` values of one answer; those its rules refuse are left out. */
  store(url: string, setCookies: readonly string[]): void;
  /** Names and values to send to this URL, longest path first. */
  cookiesFor(url: string): NameValue[];
  /** Every cookie as JSON text. It holds credentials: keep it as you keep a password. */
  save(): string;
  /** Replaces the content with what `save` wrote. Throws `ClientOptionError` `COOKIE_JAR_UNREADABLE`. */
  load(saved: string): void;
  /** Forgets every cookie. */
  clear(): void;
}

/** Options of `createCookieJar`. */
export interface CookieJarOptions {
  /** Text that `save` wrote; session cookies included. */
  readonly saved?: string;
  /** Default: the machine's clock. */
  readonly clock?: Pick<Clock, 'now'>;
}

/** Creates a cookie jar, empty or from saved text. Throws `ClientOptionError` `COOKIE_JAR_UNREADABLE` for other text. */
export function createCookieJar(options: CookieJarOptions = {}): CookieJar {
  const jar = new MemoryJar(options.clock ?? systemClock);
  if (options.saved !== undefined) jar.load(options.saved);
  return jar;
}

// expiry is judged here, by the jar's clock; tough-cookie would read the machine's
const READ_OPTIONS = { expire: false, sort: true } as const;

class MemoryJar implements CookieJar {
  readonly #clock: Pick<Clock, 'now'>;
  #jar = new ToughJar();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  store(url: string, setCookies: readonly string[]): void {
    const now = new Date(this.#clock.now());
    for (const setCookie of setCookies) {
      const cookie = Cookie.parse(setCookie);
      if (cookie === undefined) continue;
      fixExpiry(cookie, now.getTime());
      this.#jar.setCookieSync(cookie, url, { now, ignoreError: true });
    }
  }

  cookiesFor(url: string): NameValue[] {
    const now = this.#clock.now();
    return this.#find(url)
      .filter((cookie) => isAlive(cookie, now))
      .map((cookie): NameValue => [cookie.key, cookie.value]);
  }

  #find(url: string): Cookie[] {
    try {
      return this.#jar.getCookiesSync(url, READ_OPTIONS);
    } catch {
      // tough-cookie refuses hosts that are a bare special-use name, such as `http://test/`: no cookie can be theirs
      return [];
    }
  }

  save(): string {
    const now = this.#clock.now();
    const cookies = this.#list().filter((cookie) => isAlive(cookie, now));
    return JSON.stringify({ version: 1, cookies: cookies.map((cookie) => cookie.toJSON()) });
  }

  load(saved: string): void {
    const cookies = parseSaved(saved);
    this.#jar = ToughJar.deserializeSync(JSON.stringify({ ...new ToughJar().serializeSync(), cookies }));
  }

  clear(): void {
    this.#jar = new ToughJar();
  }

  toJSON(): { readonly cookies: number } {
    return { cookies: this.#list().length };
  }

  [inspect.custom](): string {
    return `CookieJar { cookies: ${this.#list().length.toString()} }`;
  }

  #list(): Cookie[] {
    const cookies = this.#jar.serializeSync()?.cookies ?? [];
    return cookies.map((cookie) => Cookie.fromJSON(cookie)).filter((cookie) => cookie !== undefined);
  }
}

// Max-Age counts from the answer; tough-cookie would count from the last use, on the machine's clock
function fixExpiry(cookie: Cookie, nowMs: number): void {
  if (cookie.maxAge === null) return;
  const seconds = typeof cookie.maxAge === 'number' ? cookie.maxAge : -1;
  cookie.expires = new Date(seconds > 0 ? Math.min(nowMs + seconds * 1000, LATEST_DATE_MS) : 0);
  cookie.maxAge = null;
}

const LATEST_DATE_MS = 8.64e15;

function isAlive(cookie: Cookie, nowMs: number): boolean {
  return !(cookie.expires instanceof Date) || cookie.expires.getTime() > nowMs;
}

function parseSaved(saved: string): unknown[] {
  try {
    const { version, cookies } = JSON.parse(saved) as { version?: unknown; cookies?: unknown };
    if (version === 1 && Array.isArray(cookies) && cookies.every(isSavedCookie)) return cookies;
  } catch {
    // told below, without the text
  }
  throw new ClientOptionError('COOKIE_JAR_UNREADABLE', 'saved', 'expected text that CookieJar.save wrote');
}

function isSavedCookie(cookie: unknown): boolean {
  if (typeof cookie !== 'object' || cookie === null) return false;
  const { key, domain, path } = cookie as Record<string, unknown>;
  return typeof key === 'string' && typeof domain === 'string' && typeof path === 'string';
}
