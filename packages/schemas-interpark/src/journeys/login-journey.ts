import { journey, sensitive, type Journey } from '@boxwire/contract';
import { z } from 'zod';
import { secretText } from '../models/wire-values.ts';
import { runOf, type JourneySettings, type Run } from './desk.ts';
import { pickSteps } from './pick-steps.ts';
import { askTurnstile } from './turnstile.ts';
import type { InterparkSteps, StepsOf } from './steps.ts';
import { interparkTransforms } from './transforms.ts';

/** What a login takes: the account holder's own credentials and the public web key of the page. */
export const loginInput = {
  email: sensitive(z.string().min(1), 'personal'),
  password: secretText,
  webKey: secretText,
};

const loginObject = z.object(loginInput);

type LoginInput = z.output<typeof loginObject>;

/** What a login ends with; the session itself is in the client's cookie jar. */
export interface SignedIn {
  readonly signedIn: true;
}

/** `interpark.login`: Firebase sign-in → Turnstile (the account holder) → NOL session cookies. */
export function loginJourney(
  steps: InterparkSteps,
  { generation }: JourneySettings,
): Journey<typeof loginObject, StepsOf<'signIn' | 'login' | 'me'>, SignedIn> {
  return journey({
    id: 'interpark.login',
    summary: 'Signs the account holder in to NOL World',
    source: 'interpark §1.2',
    input: loginObject,
    transforms: interparkTransforms,
    steps: pickSteps(steps, ['signIn', 'login', 'me'], generation),
    run: async (context) => logIn(runOf(context), context.input),
  });
}

/** Signs in. The session lives in the client's cookie jar. */
export async function logIn(run: Run, { email, password, webKey }: LoginInput): Promise<SignedIn> {
  const { call, need } = run;
  need(
    await call('signIn', {
      query: { key: webKey },
      body: { email, password, returnSecureToken: true, clientType: 'CLIENT_TYPE_WEB' },
    }),
  );
  const turnstileToken = await askTurnstile(run, 'login');
  need(await call('login', { body: { turnstileToken } }));
  return { signedIn: true };
}
