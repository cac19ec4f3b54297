import { createHash } from 'node:crypto';

/** Who signs. */
export interface Signer {
  readonly appId: string;
  readonly secret: string;
  readonly now?: number;
  readonly nonce?: string;
}

let numbered = 0;

/** The signature by hand, for flat parameters (washcar §2.1). */
export function signByHand(parameters: Readonly<Record<string, string>>, secret: string): string {
  const stringA = Object.entries(parameters)
    .filter(([, value]) => value.trim() !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return createHash('md5')
    .update(stringA + secret, 'utf8')
    .digest('hex');
}

/** A signed request target: path and query as it goes on the wire. */
export function signedTarget(
  path: string,
  own: Readonly<Record<string, string>>,
  options: Signer & { readonly body?: Readonly<Record<string, string>> },
): string {
  const signing = {
    appId: options.appId,
    timestamp: String(options.now ?? Date.now()),
    nonce: options.nonce ?? `nonce${++numbered}`,
  };
  const sign = signByHand({ ...own, ...signing, ...options.body }, options.secret);
  const pairs = Object.entries({ ...own, ...signing, sign });
  return `${path}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

/** What came back, read as text first. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Parsed, or `undefined` where the text is not JSON. */
  readonly json: ReturnType<typeof JSON.parse>;
  readonly headers: Headers;
}

export async function getSigned(
  origin: string,
  path: string,
  options: Signer & { readonly query?: Readonly<Record<string, string>>; readonly headers?: Record<string, string> },
): Promise<Answer> {
  const { query = {}, headers = {}, ...signer } = options;
  return read(await fetch(origin + signedTarget(path, query, signer), { headers }));
}

export async function postSigned(
  origin: string,
  path: string,
  options: Signer & { readonly body: Readonly<Record<string, string>> },
): Promise<Answer> {
  const { body, ...signer } = options;
  return read(
    await fetch(origin + signedTarget(path, {}, { ...signer, body }), {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=UTF-8' },
      body: JSON.stringify(body),
    }),
  );
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, text, json: parseOr(text), headers: response.headers };
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
