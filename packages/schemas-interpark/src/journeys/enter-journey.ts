import { journey, sensitive, type Journey } from '@boxwire/contract';
import { z } from 'zod';
import { itemCode } from '../models/wire-values.ts';
import { runOf, type JourneySettings, type Run, type Show } from './desk.ts';
import { pickSteps } from './pick-steps.ts';
import type { InterparkSteps, StepsOf } from './steps.ts';
import { interparkTransforms } from './transforms.ts';
import { askTurnstile } from './turnstile.ts';

const FIRST_BRIDGE_WAIT_MS = 1_000;
/** The page's own cap (interpark §2.3). */
const LONGEST_BRIDGE_WAIT_MS = 60_000;
const BRIDGE_TRIES = 8;

/** The show every journey names. */
export const showInput = { goodsCode: itemCode, placeCode: itemCode };
/** `uid` of the member, where known. */
export const userIdInput = sensitive(z.string(), 'personal').optional();

const enterObject = z.object({ ...showInput, userId: userIdInput });

/** The ids of the steps from the NOL session to the gates. */
export const ENTER_STEPS = [
  'enterStatus',
  'ekycToken',
  'enterToken',
  'gatePage',
  'tokenVerify',
  'goodsInfo',
  'memberInfo',
  'ekycAuth',
] as const;

/** What a passed gate hands to the waiting line. */
export interface Entry {
  readonly goodsName: string;
  readonly ticketOpenDate?: Date | undefined;
  readonly signature: string;
  readonly secureData: string;
}

/** `interpark.enter`: enter status → (eKYC, the account holder) → (Turnstile) → bridge → gates → signature for the line. */
export function enterJourney(
  steps: InterparkSteps,
  settings: JourneySettings,
): Journey<typeof enterObject, StepsOf<(typeof ENTER_STEPS)[number]>, Entry> {
  return journey({
    id: 'interpark.enter',
    summary: 'Crosses the bridge to the ticket site and passes its gates',
    source: 'interpark §2.1',
    input: enterObject,
    transforms: interparkTransforms,
    steps: pickSteps(steps, ENTER_STEPS, settings.generation),
    run: async (context) => enter(runOf(context), settings, context.input),
  });
}

/** Crosses the bridge and passes the gates of a show. */
export async function enter(
  run: Run,
  settings: JourneySettings,
  given: Show & { readonly userId?: string | undefined },
): Promise<Entry> {
  const { call, need, now } = run;
  const { profile } = settings;
  await passEnterStatus(run, given);
  await takePartnerToken(run, settings, given);
  await crossBridge(run, settings, given);
  const goods = need(
    await call('goodsInfo', {
      query: { ...showOf(given), bizCode: profile.gatesBizCode, lang: profile.lang, passCode: '', nc: now() },
    }),
  );
  const member = need(
    await call('memberInfo', { query: { goodsCode: given.goodsCode, channelCode: profile.memberChannelCode } }),
  );
  need(await call('ekycAuth', { params: { bizCode: profile.gatesBizCode }, query: { nc: now() } }));
  return {
    goodsName: goods.goodsName,
    ticketOpenDate: goods.ticketOpenDate,
    signature: member.signature,
    secureData: member.secureData,
  };
}

async function passEnterStatus(run: Run, show: Show): Promise<void> {
  const { call, need, fail, challenge } = run;
  const read = async () =>
    need(await call('enterStatus', { query: { goods_code: show.goodsCode, place_code: show.placeCode } }));
  const status = await read();
  if (!status.enterHasEmail) {
    fail({ kind: 'permission', code: 'EmailNotLinked', message: 'link an e-mail to the ticket account first' });
  }
  if (status.enterEkyc?.status === 'approved') return;
  const { token } = need(await call('ekycToken'));
  await challenge({
    kind: 'ekyc',
    ref: 'ekyc',
    prompt: 'Complete the identity check in its pop-up, then confirm with yes.',
    show: { token },
    answerField: 'done',
    answer: z.literal(true),
  });
  if ((await read()).enterEkyc?.status !== 'approved') {
    fail({ kind: 'permission', code: 'EkycNotApproved', message: 'the identity check is not approved yet' });
  }
}

async function takePartnerToken(run: Run, { generation }: JourneySettings, show: Show): Promise<void> {
  const { goodsCode, placeCode } = show;
  const body =
    generation === '2026-01'
      ? { goods_code: goodsCode, place_code: placeCode }
      : { goodsCode, placeCode, turnstileToken: await askTurnstile(run, 'enter') };
  run.need(await run.call('enterToken', { body }));
}

async function crossBridge(
  run: Run,
  { profile }: JourneySettings,
  given: Show & { readonly userId?: string | undefined },
): Promise<void> {
  const parameters = {
    gc: given.goodsCode,
    pc: given.placeCode,
    bc: profile.gatesBizCode,
    cc: profile.gateChannel,
    lg: profile.lang,
    ...(given.userId !== undefined && { user_id: given.userId }),
  };
  run.need(await run.call('gatePage', { query: parameters }));
  for (let tries = 1; ; tries++) {
    const verified = await run.call('tokenVerify', { query: parameters, body: parameters });
    const busy = !verified.ok && verified.code === 'GateBusy' && tries < BRIDGE_TRIES;
    if (!busy) {
      run.need(verified);
      return;
    }
    await run.wait(Math.min(FIRST_BRIDGE_WAIT_MS * 2 ** (tries - 1), LONGEST_BRIDGE_WAIT_MS), 'the bridge is busy');
  }
}

function showOf({ goodsCode, placeCode }: Show): Show {
  return { goodsCode, placeCode };
}
