import type { Journey, PlatformSpec } from '@boxwire/contract';

/** Journeys that need a login, and the one that gives it: it ends at once in a session that is logged in. */
const LOGINS: Readonly<Record<string, string>> = {
  'rail12306.book': 'login.qr',
  'rail12306.cancel': 'login.qr',
  'rail12306.orders': 'login.qr',
};

/** The journey that logs in for another one, if that needs it. */
export function loginBefore(platform: PlatformSpec, { id }: Pick<Journey, 'id'>): Journey | undefined {
  const name = Object.hasOwn(LOGINS, id) ? LOGINS[id] : undefined;
  return name === undefined ? undefined : platform.journeys?.[name];
}
