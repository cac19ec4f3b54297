import type { SandboxAction } from '../core/actions.ts';
import { readTime } from '../core/clock/read-time.ts';
import { SandboxError } from '../core/errors.ts';
import { admit as admitPlace, lineOf } from './handlers/waiting.ts';
import { base64Text } from './members/member.ts';
import type { World } from './world.ts';

type Input = Readonly<Record<string, unknown>>;

/** What the account holder does, and what the operator does. */
export function interparkActions(world: World): readonly SandboxAction[] {
  return [...holderActions(world), ...memberActions(world), ...showActions(world), ...sessionActions(world)];
}

function holderActions(world: World): SandboxAction[] {
  const { members, tokens, streams, pictures, carts } = world;
  return [
    {
      role: 'holder',
      name: 'answerTurnstile',
      summary: 'a member (e-mail) passes the Turnstile widget: a turnstileToken comes out, good once, for five minutes',
      run: (email) => {
        const token = `sbx-turnstile-${streams.tokens.hex(32)}`;
        return { turnstileToken: tokens.turnstile.add(token, members.get(email)) };
      },
    },
    {
      role: 'holder',
      name: 'readCaptcha',
      summary: 'reads a picture of the seat page (EncRnd; a sessionId or an e-mail for the newest of it): p1 comes out',
      run: (ref) => {
        const newest = [...pictures.values()].findLast(
          ({ session }) => session.id === ref || session.member.email === ref,
        );
        const picture = pictures.get(ref) ?? newest;
        if (picture !== undefined) return { p1: picture.answer };
        throw new SandboxError('SUBJECT_UNKNOWN', 'expected EncRnd of a picture, a sessionId or an e-mail');
      },
    },
    {
      role: 'holder',
      name: 'passEkyc',
      summary: 'a member (e-mail) completes the identity check',
      run: (email) => {
        members.get(email).ekyc = 'approved';
        return { email, ekyc: 'approved' };
      },
    },
    {
      role: 'holder',
      name: 'pay',
      summary: 'pays in the window of the payment service (cartID and cartIDSeq in one)',
      run: (correlationId) => {
        const cart = carts.get(correlationId);
        carts.pay(cart);
        return { correlationId, state: cart.state };
      },
    },
  ];
}

function memberActions({ members }: World): SandboxAction[] {
  return [
    {
      role: 'operator',
      name: 'setMember',
      summary: 'a member (e-mail) gets input.ekyc (approved, pending), input.emailLinked, input.blacklisted, input.age',
      run: (email, input) => {
        const member = members.get(email);
        const { ekyc = member.ekyc, age = member.age } = input;
        const { emailLinked = member.emailLinked, blacklisted = member.blacklisted } = input;
        const isRight =
          (ekyc === 'approved' || ekyc === 'pending') &&
          typeof emailLinked === 'boolean' &&
          typeof blacklisted === 'boolean' &&
          Number.isInteger(age);
        if (!isRight) {
          throw new SandboxError('ADMIN_INPUT_INVALID', 'expected ekyc, emailLinked, blacklisted and age of a member');
        }
        Object.assign(member, { ekyc, emailLinked, blacklisted, age });
        return { email, ekyc, emailLinked, blacklisted, age };
      },
    },
  ];
}

function showActions(world: World): SandboxAction[] {
  const { shows, seats } = world;
  return [
    {
      role: 'operator',
      name: 'setQueueLength',
      summary: 'input.length people stand in front of everybody who waits for a show (goodsCode)',
      run: (goodsCode, { length }) => {
        if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0) {
          throw new SandboxError('ADMIN_INPUT_INVALID', 'expected input.length as an integer of 0 or more');
        }
        lineOf(world, shows.get(goodsCode)).setLength(length);
        return { goodsCode, length };
      },
    },
    {
      role: 'operator',
      name: 'setSaleWindow',
      summary: 'the sale of a show (goodsCode) runs from input.opens to input.closes (epoch milliseconds or ISO 8601)',
      run: (goodsCode, input) => {
        const show = shows.get(goodsCode);
        const [opensAt, closesAt] = [timeOf(input, 'opens') ?? show.opensAt, timeOf(input, 'closes') ?? show.closesAt];
        Object.assign(show, { opensAt, closesAt });
        return { goodsCode, opens: new Date(opensAt).toISOString(), closes: new Date(closesAt).toISOString() };
      },
    },
    {
      role: 'operator',
      name: 'setSold',
      summary: 'a free seat (seatInfoId) goes to somebody else; with input.sold false it comes back',
      run: (seatInfoId, { sold = true }) => {
        const seat = shows.getSeat(seatInfoId);
        if (typeof sold !== 'boolean')
          throw new SandboxError('ADMIN_INPUT_INVALID', 'expected input.sold as a boolean');
        if (!seats.setElsewhere(seat, sold)) throw new SandboxError('ACTION_REFUSED', `the seat is ${seat.state}`);
        return { seatInfoId, state: seat.state };
      },
    },
  ];
}

function sessionActions(world: World): SandboxAction[] {
  const { members, shows, sessions, streams, settings } = world;
  return [
    {
      role: 'operator',
      name: 'admit',
      summary: 'opens a OneStop session of a member (e-mail) for input.goodsCode without the way there, for tests',
      run: (email, { goodsCode, lang = 'zh' }) => {
        const [member, show] = [members.get(email), shows.get(typeof goodsCode === 'string' ? goodsCode : '')];
        const key = base64Text(streams.keys, 401);
        const { bizCode } = settings.channel;
        const line = lineOf(world, show);
        const bound = { key, member, show, bizCode, lang: String(lang), from: 'NTG', playSeq: null };
        const session = admitPlace(world, line, line.join(bound).place);
        const { id: sessionId, channelType, expireAt } = session;
        return { sessionId, bizCode, channelType, key: session.key, entMemberCode: member.entMemberCode, expireAt };
      },
    },
    {
      role: 'operator',
      name: 'endSession',
      summary: 'ends a OneStop session (sessionId): its seats go back',
      run: (sessionId) => {
        sessions.end(sessions.get(sessionId));
        return { sessionId, ended: true };
      },
    },
  ];
}

function timeOf(input: Input, name: string): number | undefined {
  const value = input[name];
  if (value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'number') return readTime(value);
  throw new SandboxError('ADMIN_INPUT_INVALID', `expected input.${name} as a time`);
}
