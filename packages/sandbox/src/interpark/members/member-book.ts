import { SandboxError } from '../../core/errors.ts';
import type { Member } from './member.ts';

/** The members of one sandbox. */
export class MemberBook {
  readonly members: readonly Member[];
  readonly #byEmail: ReadonlyMap<string, Member>;

  constructor(members: readonly Member[]) {
    this.members = members;
    this.#byEmail = new Map(members.map((member) => [member.email, member]));
  }

  find(email: string | undefined): Member | undefined {
    return this.#byEmail.get((email ?? '').toLowerCase());
  }

  /** For holder and operator. Throws `SandboxError` `SUBJECT_UNKNOWN`. */
  get(email: string): Member {
    const member = this.find(email);
    if (member === undefined) throw new SandboxError('SUBJECT_UNKNOWN', 'expected the e-mail of a member');
    return member;
  }
}
