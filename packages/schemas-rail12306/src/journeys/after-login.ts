import type { JourneyContext, StepSpec } from '@boxwire/contract';
import { loginEndpoints } from '../endpoints/login.ts';
import { passportEndpoints } from '../endpoints/passport.ts';

/** From the passport's uamtk cookie to the booking site's tk cookie; both login journeys end with these. */
export const afterLoginSteps = {
  userLogin: { endpoint: loginEndpoints.userLogin, summary: 'where the site sends a fresh login' },
  passportPage: { endpoint: loginEndpoints.passportPage, summary: 'the page between passport and booking' },
  uamtk: { endpoint: passportEndpoints.uamtk, summary: 'a ticket for the booking site' },
  uamauthclient: {
    endpoint: passportEndpoints.uamauthclient,
    summary: 'the ticket becomes the tk cookie',
    links: [{ to: '/body/tk', from: { step: 'uamtk', pointer: ['/newapptk', '/apptk'] } }],
  },
  loggedIn: { endpoint: loginEndpoints.conf, summary: 'whether the session is logged in' },
} as const satisfies Readonly<Record<string, StepSpec>>;

type Context = JourneyContext<unknown, typeof afterLoginSteps>;
type Call = Context['call'];

/** Runs the shared end of a login. `call` is the journey's own. */
export async function finishLogin(context: Pick<Context, 'need' | 'fail'> & { readonly call: Call }) {
  const { call, need, fail } = context;
  const next = need(await call('userLogin'));
  if (next.includes('/passport')) need(await call('passportPage'));
  need(await call('uamtk'));
  const { username } = need(await call('uamauthclient'));
  need(await call('userLogin'));
  const conf = need(await call('loggedIn'));
  if (!conf.is_login)
    return fail({ kind: 'notLoggedIn', code: 'LoginIncomplete', message: 'the site does not know the login' });
  return { loggedIn: true as const, name: username ?? conf.name ?? null };
}
