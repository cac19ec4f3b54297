import { SandboxError } from '../../core/errors.ts';
import type { Random } from '../../core/random.ts';
import { ArmedOutcomes, type RailOutcome } from '../orders/outcome.ts';
import type { Account, RailPassenger, RailUser, StoredPassenger } from './account.ts';

/** How accounts are set up. */
export interface AccountSetup {
  /** Ids and mobiles are masked, and `allEncStr` stands for them. */
  readonly masked: boolean;
  readonly outcome: RailOutcome | undefined;
  readonly outcomes: Readonly<Record<string, readonly RailOutcome[]>>;
}

const ENCODED_LENGTH = 192;

/** The users of one sandbox. Throws `SandboxError` `OPTION_INVALID` on users that cannot be told apart. */
export class AccountBook {
  readonly #byName = new Map<string, Account>();

  constructor(users: readonly RailUser[], random: Random, setup: AccountSetup) {
    if (users.length === 0) throw new SandboxError('OPTION_INVALID', 'users: expected at least one');
    for (const user of users) {
      if (this.#byName.has(user.username)) throw new SandboxError('OPTION_INVALID', 'users: a username is there twice');
      this.#byName.set(user.username, open(user, random.fork(user.username), setup));
    }
    for (const username of Object.keys(setup.outcomes)) this.get(username);
  }

  list(): Account[] {
    return [...this.#byName.values()];
  }

  find(username: string): Account | undefined {
    return this.#byName.get(username);
  }

  /** The account of a username. Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  get(username: string): Account {
    const account = this.#byName.get(username);
    if (account !== undefined) return account;
    throw new SandboxError('SUBJECT_UNKNOWN', 'expected the username of one of the users');
  }
}

function open(user: RailUser, random: Random, setup: AccountSetup): Account {
  const { username, password, passengers } = user;
  const [first] = passengers;
  if (first === undefined) throw new SandboxError('OPTION_INVALID', 'users: expected a passenger for every user');
  return {
    username,
    password,
    name: user.name ?? first.name,
    passengers: passengers.map((passenger, index) => store(passenger, { index, random, masked: setup.masked })),
    armed: new ArmedOutcomes(setup.outcome, setup.outcomes[username]),
    cancels: new Map(),
    failedLogins: 0,
    smsCode: undefined,
    orderCode: undefined,
    entry: undefined,
  };
}

function store(
  { name, idNo, idType = '1', mobile = '', type = '1', verification = '99' }: RailPassenger,
  { index, random, masked }: { readonly index: number; readonly random: Random; readonly masked: boolean },
): StoredPassenger {
  return {
    name,
    idNo,
    idType,
    mobile,
    type,
    verification,
    index,
    encoded: masked ? random.hex(ENCODED_LENGTH) : '',
    shownIdNo: masked ? maskIdNo(idNo) : idNo,
    shownMobile: masked ? maskMobile(mobile) : mobile,
  };
}

// four, stars, three (rail12306 §5.20); a short number keeps its ends
function maskIdNo(idNo: string): string {
  const [head, tail] = idNo.length > 10 ? [4, 3] : [2, 3];
  return idNo.slice(0, head) + '*'.repeat(Math.max(0, idNo.length - head - tail)) + idNo.slice(-tail);
}

function maskMobile(mobile: string): string {
  return mobile === '' ? '' : `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
}
