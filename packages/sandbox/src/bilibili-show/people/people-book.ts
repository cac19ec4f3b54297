import { SandboxError } from '../../core/errors.ts';
import type { Buyer, User } from './user.ts';

/** Members of a buyer as it is made or changed. */
export type BuyerDraft = Omit<Buyer, 'id'>;

/** Accounts and what belongs to them. */
export class PeopleBook {
  readonly #byUid: ReadonlyMap<string, User>;
  readonly #bySessdata: ReadonlyMap<string, User>;
  #nextBuyerId = 890_001;

  constructor(users: readonly User[]) {
    this.#byUid = new Map(users.map((user) => [String(user.uid), user]));
    this.#bySessdata = new Map(users.map((user) => [user.sessdata, user]));
  }

  list(): User[] {
    return [...this.#byUid.values()];
  }

  /** Who a SESSDATA cookie logs in. */
  ofSession(sessdata: string | undefined): User | undefined {
    const user = this.#bySessdata.get(sessdata ?? '');
    return user?.loggedIn === true ? user : undefined;
  }

  /** Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  get(uid: string): User {
    const user = this.#byUid.get(uid);
    if (user !== undefined) return user;
    throw new SandboxError('SUBJECT_UNKNOWN', 'no account of this uid: GET /__sandbox/state/bilibili-show lists them');
  }

  /** By uid, or by the `v_voucher` of the challenge that waits. Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  challenged(ref: string): User {
    return this.list().find(({ challenge }) => challenge?.voucher === ref) ?? this.get(ref);
  }

  /** Adds a buyer, or changes the one with this id. `undefined` when the account has none of this id. */
  saveBuyer(user: User, draft: BuyerDraft, id?: number): Buyer | undefined {
    const place = id === undefined ? user.buyers.length : user.buyers.findIndex((own) => own.id === id);
    if (place < 0) return undefined;
    const buyer = { ...draft, id: id ?? this.#nextBuyerId++ };
    if (draft.isDefault) {
      for (const [at, other] of user.buyers.entries()) user.buyers[at] = { ...other, isDefault: false };
    }
    user.buyers[place] = buyer;
    return buyer;
  }

  /** Whether there was such a buyer. */
  removeBuyer(user: User, id: number): boolean {
    const place = user.buyers.findIndex((own) => own.id === id);
    if (place < 0) return false;
    user.buyers.splice(place, 1);
    return true;
  }
}
