import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import type { Session } from '../../core/sessions.ts';
import type { Account } from '../accounts/account.ts';
import type { OtnData, PassportData } from '../login/sessions.ts';
import type { World } from '../world.ts';

/** A session and the cookies that hand it out; none where the request had it already. */
export interface Opened<Data> {
  readonly session: Session<Data>;
  readonly cookies: readonly string[];
}

/** The /otn session of a request, or a new one with `JSESSIONID`, `route` and `BIGipServerotn` (rail12306 §1.4). */
export function otnSession(world: World, request: SandboxRequest): Opened<OtnData> {
  const session = world.otn.find(request);
  return session === undefined ? newOtnSession(world, request) : { session, cookies: [] };
}

/** A new /otn session; what an old one knew goes over, as `/otn/passport` does it. */
export function newOtnSession(world: World, request: SandboxRequest): Opened<OtnData> {
  const old = world.otn.find(request);
  const { session, setCookie } = world.otn.open(request);
  if (old !== undefined) {
    Object.assign(session.data, old.data);
    endSession(world, old);
    if (session.data.account !== undefined) world.loggedIn.add(session.data);
  }
  const { sessions } = world.streams;
  const route = request.cookie({ name: 'route', value: sessions.hex(32) });
  const balancer = request.cookie({ name: 'BIGipServerotn', value: `${sessions.digits(9)}.50210.0000` });
  return { session, cookies: [setCookie, route, balancer] };
}

/** The /passport session of a request, or a new one. */
export function passportSession(world: World, request: SandboxRequest): Opened<PassportData> {
  const known = world.passport.find(request);
  if (known !== undefined) return { session: known, cookies: [] };
  const { session, setCookie } = world.passport.open(request);
  const value = `${world.streams.sessions.digits(9)}.50215.0000`;
  return { session, cookies: [setCookie, request.cookie({ name: 'BIGipServerpassport', value })] };
}

/** Who is logged in: a live /otn session and the `tk` cookie that goes with it. */
export function accountOf(session: Session<OtnData> | undefined, request: SandboxRequest): Account | undefined {
  const tk = request.cookies.get('tk');
  return tk !== undefined && session?.data.tks.includes(tk) === true ? session.data.account : undefined;
}

/** Logs an /otn session in with the `tk` of uamauthclient. */
export function logIn(world: World, data: OtnData, { account, tk }: { account: Account; tk: string }): void {
  if (data.account !== account) Object.assign(data, { submission: undefined, page: undefined });
  data.account = account;
  data.tks = [tk];
  world.loggedIn.add(data);
}

/** Logs an /otn session out; the order page it was on is gone too. */
export function logOut(world: World, data: OtnData): void {
  Object.assign(data, { account: undefined, tks: [], submission: undefined, page: undefined } satisfies OtnData);
  world.loggedIn.delete(data);
}

function endSession(world: World, session: Session<OtnData>): void {
  world.loggedIn.delete(session.data);
  world.otn.end(session.id);
}
