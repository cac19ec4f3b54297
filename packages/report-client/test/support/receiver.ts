import { startServer } from '@boxwire/tooling/test-kit';
import type { ServerReply } from '@boxwire/tooling/test-kit';

/** A JSON body as it arrived. */
export type Json = Readonly<Record<string, unknown>>;

/** What the receiver was sent. */
export interface Arrival {
  readonly path: string;
  readonly body: Json;
}

/** A collection service on loopback. Accepts everything unless `answer` says otherwise. */
export interface Receiver extends AsyncDisposable {
  readonly origin: string;
  readonly arrivals: readonly Arrival[];
  /** Paths in order of arrival, without those for a token. */
  readonly paths: () => string[];
  /** Tokens issued so far. */
  readonly tokens: () => number;
  /** What to answer instead; `undefined` for the usual. */
  answer: (arrival: Arrival) => ServerReply | undefined | Promise<ServerReply | undefined>;
  readonly received: (count: number) => Promise<void>;
}

const CODES: Readonly<Record<string, string>> = { 'S-1': '110101001012605010001', 'S-2': '110101001012605010002' };

/** The code of a session, of the right form; others count up. */
export function sessionCodeOf(sessionId: string): string {
  return CODES[sessionId] ?? `11010100101260501${sessionId.replaceAll(/\D/g, '').padStart(4, '0').slice(-4)}`;
}

/** An envelope (wht93 §1.1). */
export function envelope(code: number, data: unknown = {}): ServerReply {
  const msg = code === 200 ? '请求成功' : '拒绝';
  return {
    body: JSON.stringify({ code, data, msg, success: code === 200 }),
    headers: { 'content-type': 'application/json' },
  };
}

export async function startReceiver(): Promise<Receiver> {
  const arrivals: Arrival[] = [];
  let tokens = 0;
  const server = await startServer(async ({ url, body }) => {
    const arrival = { path: url, body: JSON.parse(body.toString()) as Json };
    arrivals.push(arrival);
    const own = await receiver.answer(arrival);
    if (own !== undefined) return own;
    if (url === '/getAccessToken') {
      tokens += 1;
      return envelope(200, { accessToken: `token-${tokens}`, expiresIn: 3600 });
    }
    return usual(arrival);
  });
  const receiver: Receiver = {
    origin: server.origin,
    arrivals,
    paths: () => arrivals.map(({ path }) => path).filter((path) => path !== '/getAccessToken'),
    tokens: () => tokens,
    answer: () => undefined,
    received: server.received,
    [Symbol.asyncDispose]: server.close,
  };
  return receiver;
}

function usual({ path, body }: Arrival): ServerReply {
  if (path === '/performance/code') {
    const sessions = body.sessionList as readonly { readonly sessionId: string }[];
    return envelope(200, Object.fromEntries(sessions.map(({ sessionId }) => [sessionId, sessionCodeOf(sessionId)])));
  }
  if (path === '/standard/venue/list') return envelope(200, { datalist: [], page: 1, pageSize: 200, totalRow: 0 });
  if (path === '/standard/venue/save') return envelope(200, { venueCode: '110101001', hallCode: '11010100101' });
  return envelope(200, true);
}
