import { isRailProfile, RAIL_PROFILES } from '@boxwire/schemas-rail12306';
import { SandboxError } from '../core/errors.ts';
import type { LoginChallenge, Rail12306SandboxOptions, StrictSwitches } from './options.ts';
import { isRailOutcome, RAIL_OUTCOMES } from './orders/outcome.ts';
import { formsOf, type ProfileForms } from './profile.ts';
import type { SalesHours } from './rows/sale-status.ts';

/** The settings of one sandbox, defaults filled in. Times are milliseconds. */
export interface Settings {
  readonly forms: ProfileForms;
  readonly wrongSuffixMode: 200 | 302;
  readonly compatPlainQuery: boolean;
  readonly submitData: string;
  readonly loginChallenge: LoginChallenge;
  readonly captchaAnswer: string;
  readonly orderChallenge: boolean;
  readonly presaleDays: number;
  readonly salesHours: SalesHours | undefined;
  readonly secretLifeMs: number;
  readonly qrLifeMs: number;
  readonly idleMs: number;
  readonly uamtkLifeMs: number;
  readonly payMs: number;
  readonly cancelLimit: number;
  readonly maxTickets: number;
  readonly confirmDelayMs: number;
  readonly notReadyMs: number;
  readonly waitMs: number;
  readonly rotateTk: boolean;
  readonly errorPageStatus: 200 | 404;
  readonly strict: StrictSwitches;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Fills the defaults in. Throws `SandboxError` `OPTION_INVALID`. */
export function settingsOf(options: Rail12306SandboxOptions): Settings {
  const { profile = '2025' } = options;
  if (!isRailProfile(profile)) throw invalid(`profile: expected ${Object.keys(RAIL_PROFILES).join(', ')}`);
  const forms = formsOf(profile);
  assertOutcomes(options);
  assertHours(options.salesHours);
  return {
    forms,
    wrongSuffixMode: options.wrongSuffixMode ?? 200,
    compatPlainQuery: options.compatPlainQuery ?? false,
    submitData: options.submitData ?? forms.submitData,
    loginChallenge: options.loginChallenge ?? 'captcha',
    captchaAnswer: options.captchaAnswer ?? '108,38,181,40',
    orderChallenge: options.orderChallenge ?? false,
    salesHours: options.salesHours,
    rotateTk: options.rotateTk ?? false,
    errorPageStatus: options.errorPageStatus ?? 200,
    strict: switchesOf(options.strict ?? false),
    ...figuresOf(options, forms),
  };
}

type Figures = Pick<
  Settings,
  | 'presaleDays'
  | 'cancelLimit'
  | 'maxTickets'
  | 'confirmDelayMs'
  | 'notReadyMs'
  | 'waitMs'
  | 'payMs'
  | 'idleMs'
  | 'secretLifeMs'
  | 'qrLifeMs'
  | 'uamtkLifeMs'
>;

function figuresOf(options: Rail12306SandboxOptions, forms: ProfileForms): Figures {
  return {
    presaleDays: integer('presaleDays', options.presaleDays ?? 15, [1, 365]),
    secretLifeMs: integer('secretLifeSeconds', options.secretLifeSeconds ?? 600, [1, 86_400]) * SECOND_MS,
    qrLifeMs: integer('qrLifeSeconds', options.qrLifeSeconds ?? 180, [1, 86_400]) * SECOND_MS,
    idleMs: integer('idleMinutes', options.idleMinutes ?? 30, [1, 100_000]) * MINUTE_MS,
    uamtkLifeMs: integer('uamtkHours', options.uamtkHours ?? 24, [1, 8_760]) * HOUR_MS,
    payMs: integer('payMinutes', options.payMinutes ?? 30, [1, 100_000]) * MINUTE_MS,
    cancelLimit: integer('cancelLimit', options.cancelLimit ?? 3, [0, 1_000]),
    maxTickets: integer('maxTickets', options.maxTickets ?? forms.maxTicketNum, [1, 100]),
    confirmDelayMs: integer('confirmDelayMs', options.confirmDelayMs ?? 1, [0, 600_000]),
    notReadyMs: integer('notReadyMs', options.notReadyMs ?? 3_000, [0, 86_400_000]),
    waitMs: integer('waitSeconds', options.waitSeconds ?? 4, [0, 86_400]) * SECOND_MS,
  };
}

function switchesOf(strict: boolean | Partial<StrictSwitches>): StrictSwitches {
  const all = strict === true;
  const off = {
    referer: all,
    queryOrder: all,
    secretStr: all,
    leftTicket: all,
    queueFields: all,
    oldPassengerStr: all,
  };
  return typeof strict === 'boolean' ? off : { ...off, ...strict };
}

function assertOutcomes({ outcome, outcomes = {} }: Rail12306SandboxOptions): void {
  const names: readonly unknown[] = [...(outcome === undefined ? [] : [outcome]), ...Object.values(outcomes).flat()];
  if (names.every(isRailOutcome)) return;
  throw invalid(`outcome: expected one of ${Object.keys(RAIL_OUTCOMES).join(', ')}`);
}

function assertHours(hours: SalesHours | undefined): void {
  if (hours === undefined) return;
  const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text) || text === '24:00';
  if (!isClock(hours.from) || !isClock(hours.to) || hours.from >= hours.to) {
    throw invalid('salesHours: expected HH:mm from before to');
  }
}

function integer(name: string, value: number, [least, most]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(`${name}: expected an integer from ${least} to ${most}`);
}

function invalid(problem: string): SandboxError {
  return new SandboxError('OPTION_INVALID', problem);
}
