import { journey, type JourneyContext, type StepSpec } from '@boxwire/contract';
import { z } from 'zod';
import { loginEndpoints } from '../endpoints/login.ts';
import { passportEndpoints } from '../endpoints/passport.ts';
import { afterLoginSteps, finishLogin } from './after-login.ts';

const PICTURES = 3;

const input = z.object({
  username: z.string().min(1),
  /** Plain for sites until 2019; `@` and ciphertext, made by the account holder's browser, later. */
  password: z.string().min(1),
  /** `captcha`: a picture (2018, 2020). `verify`: SMS or slider (2024). `auto` follows the login page's settings. */
  checks: z.enum(['auto', 'captcha', 'verify']).default('auto'),
  /** Last four characters of the id, which the SMS asks for; a challenge when left out. */
  castNum: z
    .string()
    .regex(/^[0-9Xx]{4}$/, 'expected the last four characters of the id')
    .optional(),
});

const steps = {
  conf: { endpoint: loginEndpoints.conf, summary: 'cookies, and how a login is checked' },
  captchaImage: { endpoint: passportEndpoints.captchaImage, summary: 'a picture for the account holder' },
  captchaCheck: { endpoint: passportEndpoints.captchaCheck, summary: 'the account holder’s answer' },
  checkLoginVerify: { endpoint: passportEndpoints.checkLoginVerify, summary: 'which check the login asks for' },
  // a message that may have been sent is not sent again unasked
  getMessageCode: { endpoint: passportEndpoints.getMessageCode, summary: 'sends the SMS', settle: 'never' },
  // a repeated password counts towards the lock
  login: { endpoint: passportEndpoints.login, summary: 'user name, password and the answer', settle: 'never' },
  ...afterLoginSteps,
} as const satisfies Readonly<Record<string, StepSpec>>;

type Context = JourneyContext<z.output<typeof input>, typeof steps>;

/** Fields a login adds for the check that came before it. */
interface LoginCheck {
  readonly answer?: string;
  readonly checkMode?: string;
  readonly randCode?: string;
  readonly sessionId?: string;
  readonly sig?: string;
  readonly scene?: string;
  readonly if_check_slide_passcode_token?: string;
}

const slider = z.object({
  sessionId: z.string(),
  sig: z.string(),
  scene: z.string().optional(),
  if_check_slide_passcode_token: z.string().optional(),
});

/**
 * `rail12306.login.password`: user name and password. Picture, SMS and slider are challenges the account holder answers
 * (kinds `imageCaptcha`, `sms`, `slider`, `castNum`); three pictures at most.
 */
export const loginPasswordJourney = journey({
  id: 'rail12306.login.password',
  summary: 'Logs in with user name and password; the account holder answers picture, SMS or slider',
  source: 'rail12306 §3, §5.7, §5.8, §5.9',
  input,
  steps,
  run: async (context: Context) => {
    const { call, need } = context;
    const conf = need(await call('conf'));
    if (conf.is_login) return { loggedIn: true as const, name: conf.name ?? null };
    const { username, password, checks } = context.input;
    const byPicture = checks === 'captcha' || (checks === 'auto' && conf.is_login_passCode === true);
    const check = byPicture ? await answerPicture(context) : await answerVerify(context);
    need(await call('login', { body: { username, password, ...check } }));
    return finishLogin(context);
  },
});

async function answerPicture({ call, need, challenge, fail, now }: Context): Promise<LoginCheck> {
  for (let shown = 1; shown <= PICTURES; shown++) {
    const picture = need(await call('captchaImage', { query: { _: now().toString() } }));
    const answer = await challenge({
      kind: 'imageCaptcha',
      ref: `captcha-${shown.toString()}`,
      prompt: 'Answer the picture: the coordinates asked for, joined by commas.',
      show: { image: `data:image/jpeg;base64,${picture.image}` },
      answerField: 'answer',
      answer: z.string().regex(/^\d+(?:,\d+)*$/, 'expected integers joined by commas'),
    });
    const checked = await call('captchaCheck', { query: { answer, _: now().toString() } });
    if (checked.ok) return { answer };
    if (checked.code !== 'CaptchaWrong' && checked.code !== 'CaptchaExpired') need(checked);
  }
  return fail({
    kind: 'challenge',
    code: 'CaptchaWrong',
    message: `${PICTURES.toString()} pictures were answered wrong`,
  });
}

async function answerVerify(context: Context): Promise<LoginCheck> {
  const { call, need, fail } = context;
  const { username } = context.input;
  const code = String(need(await call('checkLoginVerify', { body: { username } })).login_check_code);
  if (code === '0') return {};
  if (code === '1' || code === '3') return answerSms(context);
  if (code === '2') return answerSlider(context);
  return fail({ kind: 'challenge', code: 'CheckUnknown', message: 'the site asks for a check nobody has described' });
}

async function answerSms({ call, need, challenge, input: given }: Context): Promise<LoginCheck> {
  const castNum =
    given.castNum ??
    (await challenge({
      kind: 'castNum',
      ref: 'sms',
      prompt: 'Give the last four characters of the id; the site asks for them before it sends the SMS.',
      answerField: 'castNum',
      answer: z.string().regex(/^[0-9Xx]{4}$/, 'expected four characters'),
    }));
  need(await call('getMessageCode', { body: { username: given.username, castNum } }));
  const randCode = await challenge({
    kind: 'sms',
    ref: 'sms',
    prompt: 'Give the code the site has sent to the phone.',
    answerField: 'randCode',
    answer: z.string().regex(/^\d{4,8}$/, 'expected the digits of the code'),
  });
  return { checkMode: '0', randCode };
}

async function answerSlider({ challenge }: Context): Promise<LoginCheck> {
  const {
    sessionId,
    sig,
    scene,
    if_check_slide_passcode_token: token,
  } = await challenge({
    kind: 'slider',
    ref: 'slider',
    prompt: 'Move the slider in the browser and hand over what it gives: sessionId, sig and scene.',
    answerField: 'sig',
    answer: slider,
  });
  const optional = {
    ...(scene !== undefined && { scene }),
    ...(token !== undefined && { if_check_slide_passcode_token: token }),
  };
  return { checkMode: '1', sessionId, sig, ...optional };
}
