import { journey, type JourneyContext, type StepSpec } from '@boxwire/contract';
import { z } from 'zod';
import { loginEndpoints } from '../endpoints/login.ts';
import { passportEndpoints } from '../endpoints/passport.ts';
import { afterLoginSteps, finishLogin } from './after-login.ts';

const POLL_MS = 1_000;
/** A code lives about three minutes (rail12306 §5.5); this only ends a poll of a server that forgets to expire it. */
const POLLS = 300;
const CODES = 3;

const input = z.object({});

const steps = {
  conf: { endpoint: loginEndpoints.conf, summary: 'cookies, and whether a login is needed' },
  createQr: { endpoint: passportEndpoints.createQr, summary: 'a code for the phone' },
  checkQr: {
    endpoint: passportEndpoints.checkQr,
    summary: 'whether the phone confirmed',
    links: [{ to: '/body/uuid', from: { step: 'createQr', pointer: '/uuid' } }],
  },
  ...afterLoginSteps,
} as const satisfies Readonly<Record<string, StepSpec>>;

type Context = JourneyContext<z.output<typeof input>, typeof steps>;

/**
 * `rail12306.login.qr`: shows a QR code, waits until the account holder confirmed it on the phone, and exchanges the
 * ticket for a session. A lapsed code is replaced, three in all. A session that is logged in already ends at once.
 */
export const loginQrJourney = journey({
  id: 'rail12306.login.qr',
  summary: 'Logs in with a QR code the account holder scans',
  source: 'rail12306 §3, §5.5, §5.6',
  input,
  steps,
  run: async (context: Context) => {
    const conf = context.need(await context.call('conf'));
    if (conf.is_login) return { loggedIn: true as const, name: conf.name ?? null };
    for (let shown = 0; shown < CODES; shown++) {
      if (await confirmOneCode(context)) return finishLogin(context);
    }
    return context.fail({
      kind: 'expired',
      code: 'QrExpired',
      message: `${CODES.toString()} codes lapsed unconfirmed`,
    });
  },
});

/** Shows one code and polls it at the pace of the site; false when it lapsed. */
async function confirmOneCode({ call, need, challenge, wait }: Context): Promise<boolean> {
  const qr = need(await call('createQr'));
  await challenge({
    kind: 'qr',
    ref: qr.uuid,
    prompt: 'Scan the code with the phone app and confirm the login there; then go on with true.',
    show: { image: `data:image/png;base64,${qr.image}` },
    answerField: 'uuid',
    answer: z.literal(true),
  });
  for (let poll = 0; poll < POLLS; poll++) {
    const checked = await call('checkQr');
    if (!checked.ok && checked.code === 'QrExpired') return false;
    if (need(checked).result_code === '2') return true;
    await wait(POLL_MS, 'the account holder confirms on the phone');
  }
  return false;
}
