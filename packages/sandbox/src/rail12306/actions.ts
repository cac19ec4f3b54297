import type { SandboxAction } from '../core/actions.ts';
import { SandboxError } from '../core/errors.ts';
import { logOut } from './gate/cookies.ts';
import type { QrCode } from './login/qr-code.ts';
import { isRailOutcome, RAIL_OUTCOMES, type RailOutcome } from './orders/outcome.ts';
import { isDay } from './time/shanghai.ts';
import type { World } from './world.ts';

type Input = Readonly<Record<string, unknown>>;
type Run = (ref: string, input: Input) => unknown;

/** What the account holder and the operator do beside the API. */
export function rail12306Actions(world: World): readonly SandboxAction[] {
  return [...holderActions(world), ...operatorActions(world)];
}

function holderActions(world: World): SandboxAction[] {
  const holder = (name: string, summary: string, run: Run): SandboxAction => ({ role: 'holder', name, summary, run });
  const { accounts, desk, settings } = world;
  return [
    holder('scan', 'scans a QR code (uuid)', (uuid) => moveQr(world, uuid, 'scanned')),
    holder(
      'confirm',
      'confirms a QR code (uuid) on the phone, as input.username or the first user',
      (uuid, { username }) => {
        const account = typeof username === 'string' ? accounts.get(username) : accounts.list()[0];
        const code = qrOf(world, uuid);
        const moved = moveQr(world, uuid, 'confirmed');
        code.account = account;
        return moved;
      },
    ),
    holder('expire', 'lets a QR code (uuid) run out', (uuid) => moveQr(world, uuid, 'expired')),
    holder('readCaptcha', 'reads the captcha: any reference', () => ({ answer: settings.captchaAnswer })),
    holder('readSms', 'reads the code that getMessageCode sent to a user (username)', (username) => ({
      randCode: known(accounts.get(username).smsCode, 'getMessageCode sends one first'),
    })),
    holder('slide', 'moves the slider for one login of a user (username)', (username) => {
      accounts.get(username);
      const pass = { sessionId: world.streams.codes.hex(24), sig: world.streams.codes.hex(40), scene: 'nc_login' };
      world.sliderPasses.add(`${pass.sessionId} ${pass.sig}`);
      return pass;
    }),
    holder('readOrderCode', 'reads the code an order page asks a user (username) for', (username) => ({
      randCode: known(accounts.get(username).orderCode, 'checkOrderInfo answers ifShowPassCode Y first'),
    })),
    holder('pay', 'pays an order (orderId)', (orderId) => {
      desk.pay(desk.get(orderId), 'holder:pay');
      return { orderId, status: 'paid' };
    }),
    holder('refund', 'returns the tickets of a paid order (orderId)', (orderId) => {
      desk.refund(desk.get(orderId), 'holder:refund');
      return { orderId, status: 'refunded' };
    }),
  ];
}

function operatorActions(world: World): SandboxAction[] {
  const operator = (name: string, summary: string, run: Run): SandboxAction => ({
    role: 'operator',
    name,
    summary,
    run,
  });
  const { accounts } = world;
  return [
    operator('arm', 'a coming booking of a user (username, or *) ends as input.outcome says', (ref, { outcome }) => {
      const name = outcomeOf(outcome);
      for (const account of usersOf(world, ref)) account.armed.arm(name);
      return { armed: name };
    }),
    operator('disarm', 'forgets the outcomes armed for a user (username, or *)', (ref) => {
      for (const account of usersOf(world, ref)) account.armed.disarm();
      return { disarmed: ref };
    }),
    operator('rotateQueryName', 'the query path changes to leftTicket/<ref>', (ref) => {
      if (!/^query[A-Z]?$/.test(ref)) throw refused('expected query or query and a capital letter');
      world.queryName = ref;
      return { queryName: ref };
    }),
    operator(
      'setStock',
      'a train (public number) has input.left seats of class input.seat free on input.day',
      (ref, input) => setStock(world, ref, input),
    ),
    operator('expireTokens', 'every secretStr given out so far is out of date (any reference)', () => ({
      expired: world.offers.end(() => true),
    })),
    operator('endSessions', 'a user (username, or *) is logged out of /otn everywhere', (ref) => {
      const users = usersOf(world, ref);
      const ended = [...world.loggedIn].filter(({ account }) => account !== undefined && users.includes(account));
      for (const data of ended) logOut(world, data);
      return { ended: ended.length };
    }),
    operator(
      'setCancelCount',
      'a user (username) has cancelled input.count orders on input.day',
      (username, { count, day }) => {
        const cancels = Number(count);
        if (!Number.isInteger(cancels) || cancels < 0 || !isDay(String(day))) throw refused('expected count and day');
        accounts.get(username).cancels.set(String(day), cancels);
        return { username, count: cancels };
      },
    ),
  ];
}

function setStock(world: World, ref: string, { seat, left, day }: Input): unknown {
  const train = world.inventory.train(ref);
  if (train === undefined) throw new SandboxError('SUBJECT_UNKNOWN', 'expected the public number of a train');
  const count = Number(left);
  const isRight = train.classes.some(({ code }) => code === seat) && Number.isInteger(count) && count >= 0;
  if (!isRight || !isDay(String(day))) throw refused('expected seat (a class of the train), left and day of origin');
  world.inventory.run(train, String(day)).setLeft(String(seat), count);
  return { train: ref, day, seat, left: count };
}

function usersOf({ accounts }: World, ref: string) {
  return ref === '*' ? accounts.list() : [accounts.get(ref)];
}

function outcomeOf(name: unknown): RailOutcome {
  if (isRailOutcome(name)) return name;
  throw refused(`expected outcome of ${Object.keys(RAIL_OUTCOMES).join(', ')}`);
}

function qrOf({ qrCodes }: World, uuid: string): QrCode {
  const code = qrCodes.get(uuid);
  if (code !== undefined) return code;
  throw new SandboxError('SUBJECT_UNKNOWN', 'expected the uuid that create-qr64 answered');
}

function moveQr(world: World, uuid: string, to: 'scanned' | 'confirmed' | 'expired'): unknown {
  const code = qrOf(world, uuid);
  const isOver = code.state === 'used' || code.state === 'expired' || world.context.clock.now() >= code.until;
  if (isOver) throw refused('the QR code is used or out of date');
  code.state = to;
  return { uuid, state: to };
}

function known(value: string | undefined, hint: string): string {
  if (value !== undefined) return value;
  throw refused(`there is no code: ${hint}`);
}

function refused(problem: string): SandboxError {
  return new SandboxError('ACTION_REFUSED', problem);
}
