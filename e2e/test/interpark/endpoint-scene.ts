import type { Outcome } from '@boxwire/contract';
import { createClient, createCookieJar, type Client, type CookieJar } from '@boxwire/http-core';
import { createSandbox, type Sandbox } from '@boxwire/sandbox';
import { INTERPARK_DEMO_MEMBER, interparkSandbox } from '@boxwire/sandbox/interpark';
import {
  createInterpark,
  entryBizCode,
  fastOnestopHeaders,
  gatesBizCode,
  type interpark,
  keyOfUrl,
  onestopHeaders,
  sessionOf,
  type InterparkGeneration,
  type OnestopSession,
} from '@boxwire/schemas-interpark';

/** Two seconds before the contract's example admits, at unix 1768530000 (interpark §0.1). */
const NOW = 1_768_529_998_000;
const { email, password } = INTERPARK_DEMO_MEMBER;

/** The first show of the sandbox, all its seats free. */
export const SHOW = { goodsCode: '25018223', placeCode: '25001698' } as const;
export const ROUND = { ...SHOW, playSeq: '001' } as const;
/** The first three seats of block 401, grade 1. */
export const SEATS = ['101', '102', '103'].map((serial) => `25018223:25001698:001:${serial}`);
export const BIZ = gatesBizCode.parse('10965');

/** Data of an outcome that must be a success. */
export function dataOf<Data>(outcome: { readonly ok: true; readonly data: Data } | { readonly ok: false }): Data {
  if (!outcome.ok) throw new Error(`expected a success, got ${JSON.stringify(outcome)}`);
  return outcome.data;
}

type InterparkClient = Client<typeof interpark>;
type InterparkSandbox = Sandbox<readonly [ReturnType<typeof interparkSandbox>]>;

/** An interpark sandbox of a generation, a client of its first member, and the steps that lead to OneStop. */
export interface Scene extends AsyncDisposable {
  readonly sandbox: InterparkSandbox;
  readonly client: InterparkClient;
  readonly generation: InterparkGeneration;
  readonly email: string;
  readonly jar: CookieJar;
  /** A token of the Turnstile that the holder answered. */
  turnstile(): Promise<string>;
  signIn(given?: string): ReturnType<InterparkClient['firebase']['signIn']>;
  login(): Promise<void>;
  bridge(): ReturnType<InterparkClient['world']['enterToken']>;
  /** Parameters of the gates, once the member is logged in. */
  gateQuery(): Promise<Parameters<InterparkClient['gates']['partner']>[0]['query']>;
  passGates(): Promise<void>;
  /** The body of secure-url, once the gates are passed. */
  secureBody(): Promise<Parameters<InterparkClient['waiting']['secureUrl']>[0]['body']>;
  waitingKey(): Promise<string>;
  /** The waitingId of a place in the line. */
  lineUp(): Promise<string>;
  /** Key of an admitted OneStop page. */
  admit(): Promise<string>;
  enter(): Promise<Entered>;
  /** Holds one seat of block 401, the first by default, with the call of the generation. */
  hold(entered: Entered, seatInfoId?: string): Promise<Outcome<unknown>>;
}

/** A OneStop session, its headers and the values its calls repeat. */
export interface Entered extends Pick<OnestopSession, 'sessionId' | 'bizCode' | 'entMemberCode'> {
  readonly headers: ReturnType<typeof onestopHeaders>;
  readonly fast: ReturnType<typeof fastOnestopHeaders>;
  readonly intMemberCode: string;
  readonly own: Pick<OnestopSession, 'sessionId' | 'bizCode' | 'entMemberCode'> & { readonly placeCode: string };
}

/** Starts a sandbox and opens a client of its first member. */
export async function openScene(generation: InterparkGeneration): Promise<Scene> {
  const sandbox = await createSandbox({
    platforms: [interparkSandbox({ generation, shows: [SHOW] })],
    clock: { mode: 'auto', now: NOW },
  });
  const actor = sandbox.admin.clock.actor('caller');
  const jar = createCookieJar({ clock: actor });
  const client: InterparkClient = createClient(createInterpark({ generation }), {
    origins: sandbox.origins.interpark,
    jar,
    clock: actor,
  });
  const { firebase, world, gates, waiting, onestop, seats, gql } = client;

  const turnstile = async (): Promise<string> => {
    const given = await sandbox.admin.holder({ platform: 'interpark', ref: email, action: 'answerTurnstile' });
    return (given as { turnstileToken: string }).turnstileToken;
  };
  const signIn = (given: string = password) =>
    firebase.signIn({
      query: { key: 'sandbox-key' },
      headers: {},
      body: { email, password: given, returnSecureToken: true, clientType: 'CLIENT_TYPE_WEB' },
    });
  const login = async (): Promise<void> => {
    const { idToken } = dataOf(await signIn());
    dataOf(await world.login({ headers: {}, body: { fbToken: idToken, turnstileToken: await turnstile() } }));
  };
  const bridge = async () => {
    const body =
      generation === '2026-01'
        ? { goods_code: SHOW.goodsCode, place_code: SHOW.placeCode }
        : { ...SHOW, turnstileToken: await turnstile() };
    return world.enterToken({ headers: {}, body });
  };
  /** Parameters of the gates, once the member is logged in. */
  const gateQuery = async () => {
    const token = dataOf(await bridge());
    const place = { gc: SHOW.goodsCode, pc: SHOW.placeCode, bc: BIZ, cc: 'gates_global', lg: 'zh' };
    return { ...place, partner_token: token.access_token, partner_token_r: token.refresh_token };
  };
  const passGates = async (): Promise<void> => {
    await login();
    dataOf(await gates.partner({ query: await gateQuery() }));
  };
  /** The body of secure-url, once the gates are passed. */
  const secureBody = async () => {
    const query = { goodsCode: SHOW.goodsCode, channelCode: 'gp' } as const;
    const { signature, secureData } = dataOf(await gates.memberInfo({ query }));
    const bizCode = entryBizCode.parse(generation === '2026-01' ? '88889' : '10965');
    return {
      bizCode,
      signature,
      secureData,
      preSales: 'N',
      lang: 'zh',
      from: 'NTG',
      goodsCode: SHOW.goodsCode,
    } as const;
  };
  const waitingKey = async (): Promise<string> => {
    await passGates();
    return keyOfUrl(dataOf(await waiting.secureUrl({ body: await secureBody() })).redirectUrl);
  };
  const lineUp = async (): Promise<string> =>
    dataOf(await waiting.lineUp({ body: { key: await waitingKey() } })).waitingId;
  /** Key of an admitted OneStop page. */
  const admit = async (): Promise<string> => {
    const waitingId = await lineUp();
    await waiting.rank({ query: { waitingId } });
    const place = dataOf(await waiting.rank({ query: { waitingId } }));
    return keyOfUrl('oneStopUrl' in place ? String(place.oneStopUrl) : '');
  };
  /** A OneStop session, its headers and the values its calls repeat. */
  const enter = async (): Promise<Entered> => {
    const context = dataOf(await onestop.page({ query: { key: await admit() } }));
    const session = sessionOf(context);
    const { sessionId, bizCode, entMemberCode } = session;
    return {
      headers: onestopHeaders(session, 'A1b2C3d4E5f6G7h8'),
      fast: fastOnestopHeaders(session),
      sessionId,
      bizCode,
      entMemberCode,
      intMemberCode: session.intMemberCode ?? '',
      own: { placeCode: SHOW.placeCode, bizCode, sessionId, entMemberCode },
    };
  };
  /** Holds one seat of block 401 with the call of the generation. */
  const hold = async ({ headers, sessionId }: Entered, seatInfoId = SEATS[0] ?? ''): Promise<Outcome<unknown>> => {
    const seat = { playSeq: '001', blockKey: '001:401', seatInfoId };
    return generation === '2026-01'
      ? seats.preselect({ headers, body: { ...SHOW, ...seat, sessionId } })
      : gql.preselectSeat({ headers, body: { command: { ...seat, seatGrade: '1' } } });
  };
  return {
    ...{ sandbox, client, generation, email, jar, turnstile, signIn, login, bridge, gateQuery, passGates },
    ...{ secureBody, waitingKey, lineUp, admit, enter, hold },
    [Symbol.asyncDispose]: async () => {
      actor.leave();
      await client.close();
      await sandbox.close();
    },
  };
}
