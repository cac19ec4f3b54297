import type { Random } from '../../core/random.ts';

/** An invented member. */
export interface Member {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly uid: string;
  readonly phone: string;
  readonly birthDate: string;
  readonly memberNo: string;
  /** 24 characters of base64, stable: the middle of every waitingId (interpark §0.1). */
  readonly entMemberCode: string;
  /** Another 24 characters: what member-info gives, and what payment/ready does not want (interpark §6.4). */
  readonly encMemberCode: string;
  readonly intMemberCode: string;
  age: number;
  ekyc: 'approved' | 'pending';
  emailLinked: boolean;
  blacklisted: boolean;
}

/** The member every sandbox has. */
export const INTERPARK_DEMO_MEMBER = { email: 'user@example.test', password: 'sandbox-password' } as const;

const EIGHTEEN = 18;

/** Members 1 to `count`: `user@example.test`, `user2@example.test` (18 years old), `user3@example.test` … */
export function seedMembers(count: number, random: Random): Member[] {
  return Array.from({ length: count }, (_, index): Member => {
    const number = index + 1;
    const own = random.fork(`member ${number}`);
    return {
      email: number === 1 ? INTERPARK_DEMO_MEMBER.email : `user${number}@example.test`,
      password: INTERPARK_DEMO_MEMBER.password,
      name: number === 1 ? 'SANDBOX USER' : `SANDBOX USER ${number}`,
      uid: `sbx-uid-${number}`,
      phone: `100${String(10_000_000 + number)
        .slice(1)
        .padStart(8, '0')}`,
      birthDate: number === 2 ? '20080101' : '20000101',
      memberNo: `T${String(number).padStart(8, '0')}`,
      entMemberCode: base64Text(own, 16),
      encMemberCode: base64Text(own, 16),
      intMemberCode: `sbx-int-${number}`,
      age: number === 2 ? EIGHTEEN : 26,
      ekyc: 'approved',
      emailLinked: true,
      blacklisted: false,
    };
  });
}

/** Random bytes as base64. */
export function base64Text(random: Random, bytes: number): string {
  return Buffer.from(random.hex(bytes * 2), 'hex').toString('base64');
}
