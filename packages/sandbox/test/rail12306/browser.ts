/** Loose JSON, as a test reads it. */
export type Json = ReturnType<typeof JSON.parse>;

/** What came back, nothing followed. */
export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed, or `undefined` where the text is not JSON. */
  readonly json: Json;
  readonly setCookies: readonly string[];
}

const KYFW = 'https://kyfw.12306.cn';

/** Pages that calls come from, as the contract lists them. */
export const FROM = {
  login: `${KYFW}/otn/resources/login.html`,
  passport: `${KYFW}/otn/passport?redirect=/otn/login/userLogin`,
  init: `${KYFW}/otn/leftTicket/init`,
  dc: `${KYFW}/otn/confirmPassenger/initDc`,
  orders: `${KYFW}/otn/view/train_order.html`,
} as const;

/** `fetch` with a cookie store that keeps to cookie paths; bodies are texts written by the test. */
export class Browser {
  readonly cookies = new Map<string, { readonly value: string; readonly path: string }>();
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  get(target: string, referer?: string): Promise<Page> {
    return this.send('GET', target, { referer });
  }

  /** POSTs a form text as it is. */
  post(target: string, body: string, referer?: string): Promise<Page> {
    return this.send('POST', target, { body, referer });
  }

  async send(
    method: string,
    target: string,
    {
      body,
      referer,
      headers = {},
    }: { body?: string | undefined; referer?: string | undefined; headers?: Record<string, string> } = {},
  ): Promise<Page> {
    const cookie = this.#cookieHeader(target.split('?')[0] ?? '');
    const response = await fetch(this.#base + target, {
      method,
      redirect: 'manual',
      headers: {
        'X-Requested-With': 'XMLHttpRequest',
        'If-Modified-Since': '0',
        'Cache-Control': 'no-cache',
        ...(cookie !== '' && { Cookie: cookie }),
        ...(referer !== undefined && { Referer: referer }),
        ...(body !== undefined && {
          'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
          Origin: KYFW,
        }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) this.#keep(line);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parseOr(text), setCookies };
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /; Path=([^;]*)/.exec(line)?.[1] ?? '/';
    if (line.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }

  #cookieHeader(path: string): string {
    return [...this.cookies]
      .filter(([, cookie]) => cookie.path === '/' || path === cookie.path || path.startsWith(`${cookie.path}/`))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }
}

function parseOr(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
