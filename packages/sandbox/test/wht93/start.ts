import { createSandbox, type SandboxOptions } from '@boxwire/sandbox';
import { WHT93_DEMO_ACCOUNT, wht93Received, wht93Sandbox, type Wht93SandboxOptions } from '@boxwire/sandbox/wht93';

/** Loose JSON, as a test reads it. */
export type Json = ReturnType<typeof JSON.parse>;

/** Paths by endpoint id, typed out here so that no contract code stands between the test and the wire. */
export const PATHS = {
  'token.get': '/getAccessToken',
  'type.list': '/standard/performance/type/list',
  'venue.list': '/standard/venue/list',
  'venue.save': '/standard/venue/save',
  'performance.code': '/performance/code',
  'performance.update': '/report/performance/update',
  'session.update': '/report/session/update',
  'inventory.report': '/report/inventory',
  'ticket.report': '/report/ticket',
  'order.report': '/report/order',
  'order.refund': '/report/refundOrder',
  'checking.report': '/report/checking',
} as const;

/** Id of an endpoint. */
export type EndpointId = keyof typeof PATHS;

/** POSTs a JSON text as it is. */
export async function postText(base: string, path: string, text: string): Promise<Json> {
  const headers = { 'content-type': 'application/json; charset=UTF-8' };
  const answer = await fetch(base + path, { method: 'POST', headers, body: text });
  return { status: answer.status, ...JSON.parse(await answer.text()) };
}

/** A wht93 sandbox on a manual clock, with a token. */
export async function startWht93(
  options: Wht93SandboxOptions = {},
  more: Omit<SandboxOptions<never>, 'platforms'> = {},
) {
  const sandbox = await createSandbox({ platforms: [wht93Sandbox(options)], clock: 'manual', ...more });
  const { cis } = sandbox.origins.wht93;
  const account = options.accounts?.[0] ?? WHT93_DEMO_ACCOUNT;
  const token = async (pair: object = { appId: account.appId, secret: account.secret }): Promise<string> =>
    (await postText(cis, PATHS['token.get'], JSON.stringify(pair))).data?.accessToken;
  let accessToken = await token();
  const post = (id: EndpointId, body: object): Promise<Json> =>
    postText(cis, PATHS[id], JSON.stringify({ accessToken, ...body }));
  return {
    sandbox,
    cis,
    admin: sandbox.admin,
    token,
    renew: async (): Promise<void> => void (accessToken = await token()),
    get accessToken() {
      return accessToken;
    },
    post,
    /** Posts and returns the code alone. */
    code: async (id: EndpointId, body: object): Promise<number> => (await post(id, body)).code,
    received: () => wht93Received(sandbox),
    session: (code: string) => wht93Received(sandbox).sessions.find(({ sessionCode }) => sessionCode === code),
    broken: (): string[] => sandbox.admin.invariants().flatMap(({ problems }) => problems),
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

/** The running sandbox of `startWht93`. */
export type Running = Awaited<ReturnType<typeof startWht93>>;
