import { refuse } from '../answers/refusal.ts';
import type { Hold } from '../people/user.ts';
import type { UserCall } from '../world.ts';
import { numberArg } from './faults.ts';

/** Refuses while the account is held, and starts a hold where a rule says so (bilibili-show §6.3, §12: 3, 900001). */
export function checkHold({ request, user }: UserCall, on: Hold['on']): void {
  const { now } = request;
  const tooFast = request.fault('tooFast');
  const shield = request.fault('orderShield');
  if (tooFast !== undefined) user.hold = { errno: 3, on, until: now + numberArg(tooFast, 'ms', 5_000) };
  if (shield !== undefined) user.hold = { errno: 900001, on, until: now + numberArg(shield, 'ms', 1_000) };
  if (user.hold?.on !== on) return;
  if (now < user.hold.until) throw refuse(user.hold.errno);
  user.hold = null;
}
