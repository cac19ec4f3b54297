import { rail12306 } from '@boxwire/schemas-rail12306';
import { createSessions } from '../core/sessions.ts';
import { SandboxError } from '../core/errors.ts';
import type { PlatformContext, PlatformInstance, SandboxPlatform } from '../core/platform.ts';
import { AccountBook } from './accounts/account-book.ts';
import { RAIL12306_DEMO_USER } from './accounts/account.ts';
import { rail12306Actions } from './actions.ts';
import { plainPage } from './answers/pages.ts';
import { RAIL12306_FAULTS } from './gate/faults.ts';
import { Inventory } from './inventory/inventory.ts';
import { rail12306Invariants } from './invariants.ts';
import { TokenStore } from './login/token-store.ts';
import type { OtnData, PassportData } from './login/sessions.ts';
import type { Rail12306SandboxOptions, StockOption } from './options.ts';
import { BookingDesk } from './orders/booking-desk.ts';
import { rail12306Routes } from './routes.ts';
import { settingsOf, type Settings } from './settings.ts';
import { rail12306Snapshot } from './snapshot.ts';
import { TRAINS } from './trains/train-seed.ts';
import type { World } from './world.ts';

/** Ports of the rail12306 sandbox when it is started alone; the service itself names none. */
export const RAIL12306_DEFAULT_PORTS = { kyfw: 8112, portal: 8113 } as const;

const HOSTS = { kyfw: ['kyfw.12306.cn'], portal: ['www.12306.cn'] } as const;
const APPTK_LIFE_MS = 60_000;

/**
 * 12306 for `createSandbox`: origin `kyfw` (ticketing, passport) and `portal`. Throws `SandboxError` `OPTION_INVALID` when the
 * sandbox starts.
 */
export function rail12306Sandbox(
  options: Rail12306SandboxOptions = {},
): SandboxPlatform<'rail12306', 'kyfw' | 'portal'> {
  const { kyfw = HOSTS.kyfw, portal = HOSTS.portal } = options.hosts ?? {};
  return {
    id: 'rail12306',
    title: rail12306.title,
    contract: rail12306,
    origins: {
      kyfw: { hosts: kyfw, defaultPort: RAIL12306_DEFAULT_PORTS.kyfw },
      portal: { hosts: portal, defaultPort: RAIL12306_DEFAULT_PORTS.portal },
    },
    faults: RAIL12306_FAULTS,
    start: (context) => start(createWorld(context, options)),
  };
}

function start(world: World): PlatformInstance {
  return {
    routes: rail12306Routes(world),
    notFound: () => plainPage('404', '页面不存在', { status: 404 }),
    methodNotAllowed: (_, allowed) =>
      plainPage('405', 'Method Not Allowed', { status: 405, headers: { Allow: allowed.join(', ') } }),
    actions: rail12306Actions(world),
    invariants: rail12306Invariants(world),
    snapshot: () => rail12306Snapshot(world),
  };
}

function createWorld(context: PlatformContext, options: Rail12306SandboxOptions): World {
  const settings = settingsOf(options);
  const { random, clock } = context;
  const accounts = new AccountBook(options.users ?? [RAIL12306_DEMO_USER], random.fork('accounts'), {
    masked: settings.forms.maskedPassengers,
    outcome: options.outcome,
    outcomes: options.outcomes ?? {},
  });
  const stock = checkedStock(options.stock ?? []);
  const inventory = new Inventory(TRAINS, random.fork('stock'), (run) => {
    for (const { train, seat, left, day } of stock) {
      if (train === run.train.code && (day ?? run.originDay) === run.originDay) run.setLeft(seat, left);
    }
  });
  return {
    context,
    settings,
    streams: {
      sessions: random.fork('sessions'),
      tokens: random.fork('tokens'),
      rows: random.fork('rows'),
      pages: random.fork('pages'),
      pictures: random.fork('pictures'),
      codes: random.fork('codes'),
    },
    accounts,
    inventory,
    desk: new BookingDesk({ context, random: random.fork('orders'), rules: settings }),
    ...sessionsOf(context, settings),
    offers: new TokenStore(clock, settings.secretLifeMs),
    uamtks: new TokenStore(clock, settings.uamtkLifeMs),
    apptks: new TokenStore(clock, APPTK_LIFE_MS),
    sliderPasses: new Set(),
    qrCodes: new Map(),
    loggedIn: new Set(),
    queryName: options.queryName ?? settings.forms.queryName,
  };
}

function sessionsOf(
  { clock, random }: PlatformContext,
  { idleMs, uamtkLifeMs }: Settings,
): Pick<World, 'otn' | 'passport'> {
  const otnIds = random.fork('otn sessions');
  const passportIds = random.fork('passport sessions');
  return {
    otn: createSessions<OtnData>(clock, {
      cookie: 'JSESSIONID',
      path: '/otn',
      httpOnly: true,
      idleMs,
      newId: () => otnIds.hex(32).toUpperCase(),
      newData: () => ({ account: undefined, tks: [], submission: undefined, page: undefined }),
    }),
    passport: createSessions<PassportData>(clock, {
      cookie: '_passport_session',
      path: '/passport',
      idleMs: uamtkLifeMs,
      newId: () => passportIds.hex(32) + passportIds.digits(4),
      newData: () => ({ captcha: 'none' }),
    }),
  };
}

function checkedStock(stock: readonly StockOption[]): readonly StockOption[] {
  for (const { train, seat, left } of stock) {
    const classes = TRAINS.find(({ code }) => code === train)?.classes ?? [];
    const isRight = classes.some(({ code }) => code === seat) && Number.isInteger(left) && left >= 0;
    if (!isRight) throw new SandboxError('OPTION_INVALID', 'stock: expected a train, one of its classes and a count');
  }
  return stock;
}
