import { createSandbox, type FaultRule, type SandboxOptions } from '@boxwire/sandbox';
import { bilibiliShowSandbox, type BilibiliShowSandboxOptions } from '@boxwire/sandbox/bilibili-show';
import { exchange, formText, type Answer, type Fields, type Json } from './wire.ts';

/** When the tests happen: 2026-01-01T00:00:00Z, on a clock that stands still. */
export const NOW = Date.UTC(2026, 0, 1);

const API = '/api/ticket';
const FIRST_UID = 10_001;

/** Cookies of an account, by its number from 1. */
export function cookieOf(user: number): string {
  const uid = FIRST_UID + user - 1;
  return `SESSDATA=sbx-session-${uid}; DedeUserID=${uid}; bili_jct=sbx-csrf-${uid}; buvid3=opaque`;
}

/** A bilibili-show sandbox on a manual clock, and a caller that is account 1 unless it says otherwise. */
export async function startShow(
  options: BilibiliShowSandboxOptions = {},
  more: Omit<SandboxOptions<never>, 'platforms'> = {},
) {
  const sandbox = await createSandbox({ platforms: [bilibiliShowSandbox(options)], clock: 'manual', ...more });
  const { show, mall } = sandbox.origins['bilibili-show'];
  const headersOf = (user: number, type?: string): Record<string, string> => ({
    ...(user > 0 && { cookie: cookieOf(user) }),
    ...(type !== undefined && { 'content-type': type }),
  });
  const get = (path: string, query: Fields | string = '', user = 1): Promise<Answer> => {
    const text = typeof query === 'string' ? query : formText(query);
    return exchange(show + API + path + (text === '' ? '' : `?${text}`), { headers: headersOf(user) });
  };
  const postJson = (path: string, body: unknown, user = 1): Promise<Answer> =>
    exchange(show + API + path, {
      method: 'POST',
      headers: headersOf(user, 'application/json'),
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const postForm = (path: string, body: Fields | string, user = 1): Promise<Answer> =>
    exchange(show + API + path, {
      method: 'POST',
      headers: headersOf(user, 'application/x-www-form-urlencoded'),
      body: typeof body === 'string' ? body : formText(body),
    });
  return {
    sandbox,
    show,
    mall,
    admin: sandbox.admin,
    get,
    postJson,
    postForm,
    holder: (ref: string | number, action: string): Promise<Json> =>
      sandbox.admin.holder({ platform: 'bilibili-show', ref: String(ref), action }),
    operate: (ref: string | number, action: string, input: Readonly<Record<string, unknown>> = {}): Promise<Json> =>
      sandbox.admin.operator({ platform: 'bilibili-show', ref: String(ref), action, input }),
    /** Puts a named fault on the next request to an endpoint. */
    fault: (name: string, endpoint: string, args: Readonly<Record<string, unknown>> = {}): void => {
      const rule: FaultRule = { match: { endpoint }, times: 1, action: { type: 'named', name, args } };
      sandbox.admin.faults.add(rule);
    },
    state: (): Json => sandbox.admin.state('bilibili-show'),
    broken: (): string[] => sandbox.admin.invariants().flatMap(({ problems }) => problems),
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

/** The running sandbox of `startShow`. */
export type Running = Awaited<ReturnType<typeof startShow>>;
