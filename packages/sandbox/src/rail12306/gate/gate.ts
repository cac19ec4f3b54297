import type { Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import type { Handler } from '../../core/platform.ts';
import { busy, notLoggedIn } from '../answers/otn-envelope.ts';
import { busyPage, toLogin } from '../answers/pages.ts';
import { SandboxError } from '../../core/errors.ts';
import type { Account } from '../accounts/account.ts';
import { isRailOutcome } from '../orders/outcome.ts';
import { isOpenAt } from '../rows/sale-status.ts';
import type { Call, MemberCall, World } from '../world.ts';
import { accountOf, logOut } from './cookies.ts';
import { faultReply } from './fault-reply.ts';

/** Where the page that makes a call lives (rail12306 §5). */
export const REFERERS = {
  login: '/otn/resources/login.html',
  passport: '/otn/passport',
  init: '/otn/leftTicket/init',
  dc: '/otn/confirmPassenger/initDc',
  orders: '/otn/view/train_order.html',
} as const;

/** What stands before a handler. */
export interface Rules {
  /** Page that the `Referer` should name. */
  readonly referer?: keyof typeof REFERERS;
  /** Only inside the sales hours. */
  readonly isOrder?: boolean;
  /** Answers HTML, so busy is a page too. */
  readonly isPage?: boolean;
}

/** Open to everybody. */
export function open(world: World, rules: Rules, handle: (call: Call) => Reply): Handler {
  return guarded(world, rules, (request) => handle({ world, request, session: world.otn.find(request) }));
}

/** Ajax of somebody logged in; others get the not-logged-in body. */
export function member(world: World, rules: Rules, handle: (call: MemberCall) => Reply): Handler {
  return guarded(world, rules, (request) => forMember(world, request, handle) ?? notLoggedIn());
}

/** A page for somebody logged in; others are sent to the login page. */
export function memberPage(world: World, rules: Rules, handle: (call: MemberCall) => Reply): Handler {
  return guarded(world, { ...rules, isPage: true }, (request) => forMember(world, request, handle) ?? toLogin(request));
}

function forMember(world: World, request: SandboxRequest, handle: (call: MemberCall) => Reply): Reply | undefined {
  const session = world.otn.find(request);
  const account = accountOf(session, request);
  if (session === undefined || account === undefined) return undefined;
  armByFault(request, account);
  return handle({ world, request, session, account });
}

function armByFault(request: SandboxRequest, account: Account): void {
  const outcome = request.fault('outcome')?.outcome;
  if (outcome === undefined) return;
  if (!isRailOutcome(outcome)) throw new SandboxError('FAULT_INVALID', 'outcome: expected a name of RAIL_OUTCOMES');
  account.armed.arm(outcome);
}

function guarded(world: World, rules: Rules, answer: (request: SandboxRequest) => Reply): Handler {
  return (request) => {
    if (request.fault('sessionLost') !== undefined) endLogin(world, request);
    const fault = faultReply(request, rules.isPage === true);
    if (fault !== undefined && !fault.commit) return fault.reply;
    const reply = refusedBefore(world, rules, request) ?? answer(request);
    return withFacts(fault?.reply ?? reply, rules, request);
  };
}

function refusedBefore(
  { settings }: World,
  { referer, isOrder, isPage }: Rules,
  request: SandboxRequest,
): Reply | undefined {
  const { strict, salesHours } = settings;
  const refusal = isPage === true ? busyPage : busy;
  if (strict.referer && referer !== undefined && !cameFrom(request, referer)) return refusal();
  if (isOrder === true && !isOpenAt({ now: request.now, salesHours })) return refusal();
  return undefined;
}

// nobody knows whether the service checks it, so it is noted (rail12306 §1.1)
function withFacts(reply: Reply, { referer }: Rules, request: SandboxRequest): Reply {
  if (referer === undefined || cameFrom(request, referer)) return reply;
  return { ...reply, facts: { ...reply.facts, warning: `Referer is not ${REFERERS[referer]}` } };
}

function cameFrom(request: SandboxRequest, referer: keyof typeof REFERERS): boolean {
  return request.header('referer')?.includes(REFERERS[referer]) === true;
}

function endLogin(world: World, request: SandboxRequest): void {
  const session = world.otn.find(request);
  if (session !== undefined) logOut(world, session.data);
}
