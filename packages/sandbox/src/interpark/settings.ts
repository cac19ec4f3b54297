import { SandboxError } from '../core/errors.ts';
import type { InterparkForms, InterparkQueue, InterparkSandboxOptions, InterparkStrict } from './options.ts';

/** What an entry channel says of itself (interpark §3). */
export interface Channel {
  readonly name: 'world' | 'domestic';
  /** Accepted by secure-url, kept by the session. */
  readonly bizCode: string;
  /** `reserveBizCode` of goods-info. */
  readonly gatesBizCode: string;
  /** `channelType` of the OneStop context. */
  readonly channelType: 'TRIPLE_KOREA' | 'ONESTOP';
}

/** The settings of one sandbox, defaults filled in. */
export interface Settings {
  readonly generation: '2026-01' | '2026-10';
  readonly channel: Channel;
  readonly members: number;
  readonly ticketMaxCount: number;
  readonly queue: Required<InterparkQueue>;
  readonly maxBlocksPerCall: number;
  readonly turnstile: 'holder' | 'any';
  readonly signatureLifeMs: number;
  readonly accessTokenLifeMs: number;
  readonly sessionMs: number;
  readonly preselectMs: number;
  readonly selectMs: number;
  readonly openSeatMap: boolean;
  readonly forms: InterparkForms;
  readonly strict: InterparkStrict;
}

/** The goods record's own code: in goods-info, and nowhere else (interpark §3). */
export const GOODS_BIZ_CODE = '61677';

const DAY_MS = 86_400_000;
const OFF: InterparkStrict = {
  setCookie: false,
  channelCookie: false,
  captcha: false,
  priceText: false,
  priceGradeName: false,
};
const ON: InterparkStrict = {
  setCookie: true,
  channelCookie: true,
  captcha: true,
  priceText: true,
  priceGradeName: true,
};
const FORMS: InterparkForms = {
  openDateDigits: 12,
  enterMissing: 'errorCode',
  postStatus: 201,
  unselectable: 'error',
  commission: 'amount',
};

/** Reads the options. Throws `SandboxError` `OPTION_INVALID`. */
export function settingsOf(options: InterparkSandboxOptions): Settings {
  const { generation = '2026-10', channel = 'world', queue = {}, strict = false } = options;
  oneOf('generation', generation, ['2026-01', '2026-10']);
  oneOf('channel', channel, ['world', 'domestic']);
  const life = (name: string, value: number): number => integer(name, value, [1000, DAY_MS]);
  return {
    generation,
    channel: channelOf(channel, generation, options.bizCode),
    members: integer('members', options.members ?? 3, [1, 1000]),
    ticketMaxCount: generation === '2026-01' ? 10 : 3,
    queue: {
      length: integer('queue.length', queue.length ?? 0, [0, 10_000_000]),
      perSecond: integer('queue.perSecond', queue.perSecond ?? 100, [0, 1_000_000]),
      admitAfterPolls: integer('queue.admitAfterPolls', queue.admitAfterPolls ?? 2, [1, 1000]),
      admitAfterMs: integer('queue.admitAfterMs', queue.admitAfterMs ?? 2000, [0, DAY_MS]),
      idleMs: life('queue.idleMs', queue.idleMs ?? 60_000),
    },
    maxBlocksPerCall: integer(
      'maxBlocksPerCall',
      options.maxBlocksPerCall ?? (channel === 'domestic' ? 2 : 16),
      [1, 1000],
    ),
    turnstile: oneOf('turnstile', options.turnstile ?? 'holder', ['holder', 'any']),
    signatureLifeMs: life('signatureLifeMs', options.signatureLifeMs ?? 1_800_000),
    accessTokenLifeMs: life('accessTokenLifeMs', options.accessTokenLifeMs ?? 300_000),
    sessionMs: life('sessionMs', options.sessionMs ?? 600_000),
    preselectMs: life('preselectMs', options.preselectMs ?? 420_000),
    selectMs: life('selectMs', options.selectMs ?? 420_000),
    openSeatMap: options.openSeatMap ?? false,
    forms: { ...FORMS, ...options.forms },
    strict: typeof strict === 'boolean' ? (strict ? ON : OFF) : { ...OFF, ...strict },
  };
}

function channelOf(name: Channel['name'], generation: Settings['generation'], bizCode: string | undefined): Channel {
  if (name === 'domestic') {
    return { name, bizCode: bizCode ?? '61776', gatesBizCode: '61776', channelType: 'ONESTOP' };
  }
  const known = generation === '2026-01' ? '88889' : '10965';
  return { name, bizCode: bizCode ?? known, gatesBizCode: '10965', channelType: 'TRIPLE_KOREA' };
}

function oneOf<Value extends string>(name: string, value: Value, allowed: readonly Value[]): Value {
  if (allowed.includes(value)) return value;
  throw new SandboxError('OPTION_INVALID', `${name}: expected ${allowed.join(' or ')}`);
}

/** An option that is an integer within bounds. Throws `SandboxError` `OPTION_INVALID`. */
export function integer(name: string, value: number, [least, most]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new SandboxError('OPTION_INVALID', `${name}: expected an integer from ${least} to ${most}`);
}
