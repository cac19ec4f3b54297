import { createSandbox, type FaultRule, type SandboxOptions } from '@boxwire/sandbox';
import { interparkSandbox, type InterparkSandboxOptions } from '@boxwire/sandbox/interpark';
import { cookiesOf, exchange, type Answer, type Json } from './wire.ts';

/** When the tests happen: the example of the contract admits two seconds later, at unix 1768530000 (interpark §0.1). */
export const NOW = 1_768_529_998_000;

export const GOODS = '25018223';
export const PLACE = '25001698';
export const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** An admitted session, as rank and the OneStop page gave it. */
export interface Admitted {
  readonly sessionId: string;
  readonly bizCode: string;
  readonly entMemberCode: string;
  readonly intMemberCode: string;
  readonly oneStopUrl: string;
}

/** An interpark sandbox on a manual clock, and callers that write every header themselves. */
export async function startInterpark(
  options: InterparkSandboxOptions = {},
  more: Omit<SandboxOptions<never>, 'platforms'> = {},
) {
  const clock = { mode: 'manual', now: NOW } as const;
  const sandbox = await createSandbox({ platforms: [interparkSandbox(options)], clock, ...more });
  const { origins, admin } = sandbox;
  const { tickets, waiting } = origins.interpark;
  const holder = (ref: string, action: string): Promise<Json> => admin.holder({ platform: 'interpark', ref, action });
  const operate = (ref: string, action: string, input: Readonly<Record<string, unknown>> = {}): Promise<Json> =>
    admin.operator({ platform: 'interpark', ref, action, input });
  return {
    sandbox,
    admin,
    ...origins.interpark,
    holder,
    operate,
    /** Puts a named fault on the next request to a path. */
    fault: (name: string, path: string, args: Readonly<Record<string, unknown>> = {}): void => {
      const rule: FaultRule = { match: { path }, times: 1, action: { type: 'named', name, args } };
      admin.faults.add(rule);
    },
    post: (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
      exchange(url, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) }),
    /** The 60 s client of the app. */
    slow: (session: Pick<Admitted, 'sessionId'>, path: string, init: RequestInit = {}): Promise<Answer> => {
      const headers = new Headers(slowHeaders(session));
      for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
      return exchange(`${tickets}/onestop/api${path}`, { ...init, headers });
    },
    slowPost: (session: Pick<Admitted, 'sessionId'>, path: string, body: unknown): Promise<Answer> =>
      exchange(`${tickets}/onestop/api${path}`, {
        method: 'POST',
        headers: { ...JSON_TYPE, ...slowHeaders(session) },
        body: JSON.stringify(body),
      }),
    /** The 5 s client of the app. */
    fast: (session: Pick<Admitted, 'sessionId'>, path: string): Promise<Answer> =>
      exchange(`${tickets}/onestop/api${path}`, { headers: fastHeaders(session) }),
    gql: (session: Pick<Admitted, 'sessionId'>, operationName: string, variables: unknown = {}): Promise<Answer> =>
      exchange(`${tickets}/onestop/gql`, {
        method: 'POST',
        headers: { ...JSON_TYPE, ...gqlHeaders(session) },
        body: JSON.stringify({ query: `query ${operationName} { any }`, variables, operationName }),
      }),
    /** Opens a session without the way there. */
    admit: (email = 'user@example.test', goodsCode: string = GOODS): Promise<Admitted> =>
      operate(email, 'admit', { goodsCode }),
    state: (): Json => admin.state('interpark'),
    broken: (): string[] => admin.invariants().flatMap(({ problems }) => problems),
    tickets,
    waiting,
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

/** The running sandbox of `startInterpark`. */
export type Running = Awaited<ReturnType<typeof startInterpark>>;

export function fastHeaders({ sessionId }: Pick<Admitted, 'sessionId'>): Record<string, string> {
  return { 'X-Onestop-Session': sessionId, 'X-Onestop-Channel': 'TRIPLE_KOREA' };
}

export function slowHeaders(session: Pick<Admitted, 'sessionId'>): Record<string, string> {
  return {
    ...fastHeaders(session),
    'X-Ticket-BFF-Language': 'ZH',
    'X-OneStop-Trace-ID': 'A1b2C3d4E5f6G7h8',
    'X-Requested-With': 'XMLHttpRequest',
    Referer: 'https://tickets.interpark.com/onestop/schedule',
  };
}

export function gqlHeaders(session: Pick<Admitted, 'sessionId'>): Record<string, string> {
  const { 'X-Requested-With': _, ...headers } = slowHeaders(session);
  return headers;
}

/** Signs in with Firebase and NOL; the NOL cookies. */
export async function signIn(running: Running, email = 'user@example.test'): Promise<string> {
  const { firebase, world, post, holder } = running;
  const body = { email, password: 'sandbox-password', returnSecureToken: true, clientType: 'CLIENT_TYPE_WEB' };
  const signed = await post(`${firebase}/v1/accounts:signInWithPassword?key=sandbox-key`, body);
  const { turnstileToken } = await holder(email, 'answerTurnstile');
  const login = { fbToken: signed.json.idToken, turnstileToken };
  return cookiesOf(await post(`${world}/auth-web/api/users/auth/login/web`, login));
}

/** Crosses the bridge; the cookies of the gates. */
export async function crossBridge(running: Running, nolCookies: string, generation = '2026-10'): Promise<string> {
  const { world, tickets, post, holder } = running;
  const { turnstileToken } = await holder('user@example.test', 'answerTurnstile');
  const body =
    generation === '2026-01'
      ? { goods_code: GOODS, place_code: PLACE }
      : { goodsCode: GOODS, placeCode: PLACE, turnstileToken };
  const token = await post(`${world}/api/users/enter/token`, body, { cookie: nolCookies });
  const { access_token: access, refresh_token: refresh } = token.json;
  const query = `gc=${GOODS}&pc=${PLACE}&bc=10965&cc=gates_global&lg=zh&partner_token=${access}&partner_token_r=${refresh}`;
  return cookiesOf(await exchange(`${tickets}/gates/partner?${query}`));
}

/** member-info's signature and secureData, by the cookies of the gates. */
export async function signature(running: Running, gateCookies: string): Promise<Json> {
  const url = `${running.tickets}/api/ticket/v2/reserve-gate/member-info?goodsCode=${GOODS}&channelCode=gp`;
  const { json } = await exchange(url, { headers: { cookie: gateCookies } });
  return { signature: json.signature, secureData: json.secureData };
}

/** A key of the waiting line, decoded once. */
export async function waitingKey(running: Running, gate: Json, bizCode: string): Promise<string> {
  const body = { bizCode, ...gate, preSales: 'N', lang: 'zh', from: 'NTG', goodsCode: GOODS };
  const { json } = await running.post(`${running.waiting}/waiting/api/secure-url`, body);
  return new URL(json.redirectUrl).searchParams.get('key') ?? '';
}

/** Login, bridge, gates, line: a session as a client gets one. */
export async function comeIn(running: Running, { generation = '2026-10', bizCode = '10965' } = {}): Promise<Admitted> {
  const { waiting, post, admin } = running;
  const gate = await signature(running, await crossBridge(running, await signIn(running), generation));
  const key = await waitingKey(running, gate, bizCode);
  const { waitingId } = (await post(`${waiting}/waiting/api/line-up`, { key })).json;
  const url = `${waiting}/waiting/api/rank?waitingId=${encodeURIComponent(waitingId)}&bizCode=${bizCode}`;
  await exchange(url);
  await admin.clock.advance(2000);
  const { sessionId, oneStopUrl } = (await exchange(url)).json;
  const { entMemberCode, intMemberCode } = contextOf(await exchange(oneStopUrl));
  return { sessionId, bizCode, entMemberCode, intMemberCode, oneStopUrl };
}

/** `initData` of a OneStop page. */
export function contextOf({ text }: Answer): Json {
  const data = /<script id="__NEXT_DATA__" type="application\/json">(.*?)<\/script>/.exec(text)?.[1];
  return JSON.parse(data ?? '{}').props.pageProps.initData;
}
