import type { Random } from '../../core/random.ts';
import { refuse } from '../answers/refusal.ts';
import type { Challenge, User } from '../people/user.ts';
import type { UserCall } from '../world.ts';

/** What a request carries once the account holder has answered: the sandbox knows no other answer (bilibili-show §6.4). */
export const BILIBILI_SHOW_CHALLENGE_ANSWER = 'SANDBOX-OK';

const ERRNOS = [-401, 401, 100044] as const;

/** Arms challenges. */
export class Challenges {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** 100044 is createV2's own; the others wait at prepare unless `on` says otherwise. Unknown values read as -401. */
  arm(user: User, wanted: Readonly<Record<string, unknown>>): Challenge {
    const errno = ERRNOS.find((known) => known === wanted.errno) ?? -401;
    const on = errno === 100044 || wanted.on === 'createV2' ? 'createV2' : 'prepare';
    user.challenge = { errno, on, voucher: `voucher_${this.#random.hex(32)}` };
    return user.challenge;
  }
}

/** Refuses with a waiting challenge, unless the request carries its answer, which clears it. */
export function checkChallenge(call: UserCall, on: Challenge['on']): void {
  const { user, request, world } = call;
  const args = request.fault('challenge');
  if (args !== undefined) world.challenges.arm(user, { ...args, on });
  const { challenge } = user;
  if (challenge?.on !== on) return;
  if (isAnswered(call, challenge)) {
    user.challenge = null;
    return;
  }
  request.mint('/data/ga_data/riskParams/v_voucher', challenge.voucher);
  throw refuse(challenge.errno, { data: challengeData(user, challenge) });
}

function isAnswered({ parameters, request }: UserCall, { errno }: Challenge): boolean {
  const carriers =
    errno === 100044
      ? [parameters.body('voucher')]
      : [
          parameters.query('gaia_vtoken'),
          parameters.query('token'),
          parameters.body('voucher'),
          request.cookies.get('x-bili-gaia-vtoken'),
        ];
  return carriers.includes(BILIBILI_SHOW_CHALLENGE_ANSWER);
}

function challengeData({ uid }: User, { voucher }: Challenge): unknown {
  const riskParams = {
    mid: uid,
    decision_type: 'verify',
    buvid: '',
    ip: '127.0.0.1',
    scene: 'ticket',
    ua: '',
    v_voucher: voucher,
  };
  return { token: '', ga_data: { risk_level: 2, grisk_id: 'sbx-risk', decisions: ['verify'], riskParams } };
}
